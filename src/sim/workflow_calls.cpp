#include "sim/workflow_calls.h"

#include "sim/encode_workflow.h"
#include "sim/json.h"

namespace sim {

int asked_workflow(Call& call) { return call.service.world().workflow_index(call.name); }

Reply no_such_workflow(const Call& call) {
    return domain_error(400, "DATABASE", "Workflow " + call.name + " is not found.");
}

Reply one_workflow(Call& call) {
    const Detail detail{call.query.flag("verbose", false), call.query.flag("skip_groups", false)};
    if (!call.query.good()) return call.query.complaint();
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    const auto& world = call.service.world();
    return workflow_reply(world, nth(world.workflows, index), detail);
}

Reply one_task(Call& call) {
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    const auto& world = call.service.world();
    const auto at = find_task(nth(world.workflows, index), call.second);
    if (at.task < 0)
        return domain_error(400, "DATABASE", "Task " + call.second + " of workflow " + call.name + " is not found.");
    return task_reply(world, {index, at.group, at.task, at.attempt});
}

}  // namespace sim
