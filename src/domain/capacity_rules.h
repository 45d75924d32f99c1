#pragma once
#include "domain/capacity.h"

// What was counted in a pool, and the verdict the rules table gives on it.
struct PoolCount {
    const Pool* pool = nullptr;
    bool allowed = true, platform = false;   // platform: a node of every platform asked for
    bool holds_now = false, holds_when_empty = false;
    std::size_t nodes = 0;
    Gpus free;
};

FitRuleText decide(const PoolCount&, const CapacityRequest&);
Gpus headroom(const PoolCount&, const CapacityRequest&, Fit);
bool ranks_before(const PoolFit&, const PoolFit&, RankBy);
