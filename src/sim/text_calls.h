#pragma once
#include "sim/routes.h"

// The three texts of a workflow: logs, error logs of one task, events of its pods.
namespace sim {

Reply logs(Call& call);
Reply events(Call& call);
Reply error_logs(Call& call);

}  // namespace sim
