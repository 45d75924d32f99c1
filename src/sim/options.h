#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "sim/service.h"

// The command line of osmo-sim. Nothing is guessed: what cannot be read is said in one line.
namespace sim {

struct Options {
    std::uint16_t port = 8081;
    Setup setup;
    bool help = false;
};

std::variant<Options, std::string> read_options(std::span<const char* const> arguments);
std::string usage();

}  // namespace sim
