#pragma once
#include "domain/pool.h"
#include "views/pools/page.h"

namespace pools {
// `among`: the pools of its node set, itself included.
Row row(const Pool&, const NodeSet& among, const std::optional<PoolName>& default_pool);
void add_brief(Row&, Quantity);  // from what the row has by then
void measure_by(Quantity, Row&, const Model&, const NodeSet&, const PoolNodes&);  // capacity in cores or memory
std::string measured_total(Quantity, const std::vector<const NodeSet*>&, const PoolNodes&);  // each node once
void add_work(Row&, const Model&, const PoolNodes&);  // nodes, what runs and what waits
void add_shared(Page&, const NodeSet&, const PoolNodes&);
void add_matrix(Page&, const PoolQuota&, const PoolNodes&);
}
