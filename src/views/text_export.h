#pragma once
#include "base/csv.h"
#include <string>
#include <string_view>

// Words as other programs read them.
std::string json_string(std::string_view); // with its quotes
