#pragma once
#include "views/capacity/page.h"

// The words of one ranked pool and of one near miss.
namespace capacity {

struct PoolItem { Ranked item; std::vector<Action> does; };
PoolItem pool_item(const Input&, const PoolFit&, const CapacityRequest&, const Model&);
NearRow near_row(const Input&, const NearMiss&, const CapacityRequest&);

}  // namespace capacity
