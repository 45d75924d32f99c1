#pragma once
#include "domain/pool.h"
#include "views/pools/page.h"

namespace pools {
// `among`: the pools of its node set, itself included.
Row row(const Pool&, const NodeSet& among, const std::optional<PoolName>& default_pool);
}
