#pragma once
#include <string>
#include <string_view>

// Words as other programs read them.
std::string csv_field(std::string_view);   // RFC 4180; what a spreadsheet would run is made plain text
std::string json_string(std::string_view); // with its quotes
