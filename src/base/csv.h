#pragma once
#include <string>
#include <string_view>

// A field of a comma-separated file, quoted where that is needed. What a spreadsheet would take for a
// formula is text in it: names come from whoever submitted them.
std::string csv_field(std::string_view);
