#pragma once
#include "store/fleet.h"
#include <cstdint>
#include <span>
#include <string>

// Rows as text for other programs. Numbers are exact here: GPUs, cores and bytes.
namespace resources {

std::string names_text(const Fleet&, std::span<const std::uint32_t> rows);     // one a line
std::string excluded_yaml(const Fleet&, std::span<const std::uint32_t> rows);  // for a resource of a specification
std::string csv(const Fleet&, std::span<const std::uint32_t> rows);            // RFC 4180
std::string json(const Fleet&, std::span<const std::uint32_t> rows);

}  // namespace resources
