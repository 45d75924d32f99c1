#pragma once
#include <cstdint>

#include "sim/fleet.h"
#include "sim/scenarios.h"

// Lays out a scenario's machines: every pooled node is available at the start, so that a list of all pools
// has exactly Scenario::nodes rows; UNUSED and absent nodes come on top.
namespace sim {

Fleet build_fleet(const Scenario& scenario, std::uint64_t seed, Instant now);

}  // namespace sim
