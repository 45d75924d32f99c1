#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// Small things done to text. Only ASCII letters have a case here: names of the service do
// not need more, and bytes of other scripts are never touched or cut in half.
std::string lower_case(std::string_view);
std::string shorten(std::string_view, std::size_t most_bytes);  // ends in "…" when something was left out
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);  // most + 1: further apart than that
