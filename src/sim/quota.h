#pragma once
#include <vector>

#include "sim/world.h"

// Who uses how many GPUs of what they may: the service's arithmetic, its oddities included. "Used" counts
// RUNNING tasks only, so it lags behind; a node set's free GPUs have other people's pods taken off twice.
namespace sim {

struct PoolUse {
    std::int64_t quota_limit = 0, quota_used = 0, quota_free = 0;
    std::int64_t total_usage = 0, total_capacity = 0, total_free = 0;
};

// Pools that share nodes, through any number of steps, are one set.
struct NodeSet {
    std::vector<int> pools;
    std::vector<PoolUse> uses;  // as pools; capacity and free are the set's, repeated
};

struct QuotaReport {
    std::vector<NodeSet> sets;
    PoolUse sum;  // each set's capacity and free once
};

QuotaReport quota_report(const World& world, const std::vector<int>& pools);

}  // namespace sim
