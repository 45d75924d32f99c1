#pragma once
#include "base/units.h"
#include <optional>
#include <string>
#include <string_view>

// The service's times: ISO 8601 in UTC, usually without a Z and with microseconds.
// An offset such as "+02:00" is obeyed.
std::optional<Instant> parse_instant(std::string_view);
std::string print_instant(Instant);  // "2026-11-22T15:35:14.472", without a Z, as the service spells it
