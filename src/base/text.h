#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// Small things done to text. Only ASCII letters have a case here: names of the service do
// not need more, and bytes of other scripts are never touched or cut in half.
std::string lower_case(std::string_view);
std::string shorten(std::string_view, std::size_t most_bytes);  // ends in "…" when something was left out
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);  // most + 1: further apart than that

// Characters that show nothing and change how the rest is read: controls, directions, joints of no
// width. Names with them look like other names, so they are drawn as U+FFFD, and written so where
// somebody else draws: titles, file names.
bool hides(char32_t);
std::string with_all_shown(std::string_view);

// "node-9" before "node-10": digits compare as numbers. Ties fall back to bytes.
bool natural_less(std::string_view a, std::string_view b);
