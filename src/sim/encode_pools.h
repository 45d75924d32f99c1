#pragma once
#include <vector>

#include "sim/reply.h"
#include "sim/world.h"

// Pools as /api/pool tells them (by name, GPU quota null where none is set) and as /api/pool_quota does
// (in node sets, with usage in quoted numbers, a missing quota as -1).
namespace sim {

Reply pools_reply(const Fleet& fleet, const std::vector<int>& pools);
Reply pool_quota_reply(const World& world, const std::vector<int>& pools);

}  // namespace sim
