#pragma once
#include "views/pool/page.h"

// The page's parts, each from what it is made of.
namespace pool {

void add_scale(Page&, const Pool&, const NodeSet&, const ByPriority&, const PoolNodes&);
void add_priorities(Page&, const Pool&, const NodeSet&, const ByPriority&, const FreeGpus&);
void add_workflows(Page&, const Model&, const Pool&, const FreeGpus&);
void add_platforms(Page&, const Pool&);
void add_limits(Page&, const Pool&);

}  // namespace pool
