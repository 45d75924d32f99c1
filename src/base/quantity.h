#pragma once
#include "base/units.h"
#include <optional>
#include <string>
#include <string_view>

// Kubernetes quantities: "8", "100m", "263983104Ki", "1.5Gi", "2k", "12e6". The suffix
// says the unit, never the field. None: rubbish, or more than 64 bits hold.
std::optional<Bytes> parse_bytes(std::string_view);            // a part of a byte counts as one
std::optional<Millicores> parse_millicores(std::string_view);  // "2" is 2000; a part of one counts as one
std::optional<std::int64_t> parse_whole(std::string_view);     // "500m" is not whole: none

std::string print_quantity(Bytes);       // the largest binary suffix that loses nothing
std::string print_quantity(Millicores);  // "8", "100m"
