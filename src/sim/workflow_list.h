#pragma once
#include "sim/routes.h"

// GET /api/workflow: filters, order, pages. Oldest first unless asked otherwise.
namespace sim {

Reply list_workflows(Call& call);

}  // namespace sim
