#pragma once
#include <string>
#include <string_view>
#include <vector>

// Names as one parameter of an address, "a,b,c". A comma in a name is written %2C, so that any name can be one of them.
std::vector<std::string> read_names(std::string_view param, std::size_t most);  // each once
std::string print_names(const std::vector<std::string>&);
