#pragma once
#include <string>
#include <string_view>
#include <vector>

// Label selectors: * stands for anything, (a|b) for either.
namespace sim {

std::vector<std::string> expand_alternatives(std::string_view pattern);
bool matches_glob(std::string_view pattern, std::string_view text);
bool matches_label(std::string_view pattern, std::string_view value);

}  // namespace sim
