#pragma once
#include <string>
#include <vector>

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

std::vector<std::string> label_warnings(const std::vector<std::pair<std::string, std::string>>& labels);
void encode_workflow_row(Json& j, const World& world, const Workflow& workflow);
Reply workflow_reply(const World& world, const Workflow& workflow, Detail detail);
Reply task_reply(const World& world, Place latest);

}  // namespace sim
