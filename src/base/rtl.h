#pragma once
#include <string>
#include <string_view>

// Words of scripts that run from right to left (Hebrew, Arabic, Syriac, Thaana …) are no row of letters: letters join, and
// their order is another. Each run of them is drawn in one piece, as one "letter" with a code of its own, by whoever can
// (the browser). Codes stay what they are for as long as the program runs; they are the private ones that Dear ImGui's
// tables, as long as the highest code in use, can still afford.
inline constexpr char32_t kFirstRun = 0xe000;

bool has_right_to_left(std::string_view text);      // cheap where there is none
std::string in_runs(std::string_view text);         // each run, with the spaces and digits within it, became its code
std::string_view run_text(char32_t code);           // what it stands for; empty when it is none
