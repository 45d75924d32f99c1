#pragma once
#include "store/fleet.h"
#include <string>
#include <string_view>
#include <vector>

// Names that a person may have meant, the nearest first: few letters apart, or one part of the other.
std::vector<std::string> near_names(const Fleet&, std::string_view wanted, std::size_t most);
