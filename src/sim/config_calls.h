#pragma once
#include "sim/routes.h"

// The configuration, to be read. Pools are those of the fleet; what is the same everywhere is as a service has it
// from the start.
namespace sim {

Reply pool_configs(Call& call);
Reply pool_config(Call& call);
Reply platform_configs(Call& call);
Reply platform_config(Call& call);
Reply workflow_config(Call& call);
Reply plugin_configs(Call& call);

}  // namespace sim
