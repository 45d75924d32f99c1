#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

// YAML as the service reads and prints it: keys sorted, blocks, no anchors; words such as `yes` and numbers are
// not text unless quoted.
namespace sim {

using Tree = nlohmann::json;

struct YamlFault {
    std::string what;
    int line = 0, column = 0;  // from 1
};

std::variant<Tree, YamlFault> read_yaml(const std::string& text);
std::string yaml_text(const Tree& tree);

}  // namespace sim
