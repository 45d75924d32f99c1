#pragma once
#include "sim/routes.h"

// What is asked of one workflow, or done to it, by its name or uuid. An unknown one is 400, not 404.
namespace sim {

int asked_workflow(Call& call);  // -1: there is none
Reply no_such_workflow(const Call& call);

Reply one_workflow(Call& call);
Reply one_task(Call& call);

}  // namespace sim
