#pragma once
#include "sim/routes.h"

// GET /api/task: attempts at tasks, the busy ones first; or their sums by user, pool and priority. The order
// asked for turns only the page around, not the pages.
namespace sim {

Reply list_tasks(Call& call);

}  // namespace sim
