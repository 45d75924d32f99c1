#pragma once
#include "store/model.h"
#include "ui/parts.h"
#include "views/node_tasks.h"
#include "views/pool_nodes.h"
#include <vector>

// The facts that are compared, of nodes and of pools. A null stands for a name that nothing has.
namespace compare {

struct Sheet { std::vector<Compared::Head> heads; std::vector<Compared::Line> lines; std::vector<bool> there; int best = -1; };  // there: a name that something has
Sheet of_resources(const Fleet&, const std::vector<std::string>& keys, const NodeTasks&);
Sheet of_pools(const PoolQuota&, const PoolNodes&, const std::vector<std::string>& names);
void mark_differences(Sheet&);         // among those that are there
std::string cell_words(const Compared::Cell&);

inline constexpr std::string_view kNodeRule = "Best fit is the healthy node with the most free GPUs, then the most free memory.";
inline constexpr std::string_view kPoolRule = "Best fit is the pool online with the most quota free, then the most capacity free.";

}  // namespace compare
