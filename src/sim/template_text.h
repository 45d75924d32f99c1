#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/yaml_text.h"

// From the text that was sent to the tree that counts: cut into sections at the left edge, variables put in,
// read as YAML. Of Jinja only `{{ name }}` is done, no statement; the service's own tokens, `{{output}}` without
// blanks, stay.
namespace sim {

struct Refusal {
    int status = 400;
    std::string code, message;
    std::string workflow;  // "" none
};

struct Submitted {
    std::string file;
    std::vector<std::string> variables, string_variables;  // "key=value"
};

std::variant<Tree, Refusal> render(const Submitted& submitted);  // {"workflow": …}

}  // namespace sim
