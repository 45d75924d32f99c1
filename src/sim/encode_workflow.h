#pragma once
#include "sim/json.h"
#include "sim/reply.h"
#include "sim/world.h"

// A workflow as a row of the list, and with all its groups and tasks. Groups come in no particular order,
// tasks by name and, verbose, newest attempt first.
namespace sim {

struct Detail {
    bool verbose = false;      // earlier attempts too
    bool skip_groups = false;
};

void encode_workflow_row(Json& j, const World& world, const Workflow& workflow);
Reply workflow_reply(const World& world, const Workflow& workflow, Detail detail);

}  // namespace sim
