#pragma once
#include "domain/pool_free.h"
#include "domain/waiting.h"
#include "store/model.h"
#include "ui/parts.h"
#include <string>
#include <vector>

// Workflows that wait, in the order a pool starts them: by priority, then by when they were
// submitted. Why one waits is worked out (domain/waiting.h): the service does not tell.
struct QueueRow {
    std::string key, place, id, href, user, pool, pool_link, gpus, why, waiting;
    Badge priority;
};

// Of one pool, or of all when `pool` is empty.
std::vector<QueueRow> queue_rows(const Model&, std::string_view pool, const FreeGpus&);
std::optional<Gpus> asked_gpus(const Remote<TaskSums>&, const WorkflowId&);
const Pool* pool_named(const Model&, std::string_view name);
const NodeSet* node_set_of(const Model&, std::string_view pool);

// GPUs of running tasks of a pool by priority, and how many workflows they are of.
struct ByPriority {
    Gpus high, normal, low;
    std::size_t high_workflows = 0, normal_workflows = 0, low_workflows = 0;
    bool gpus_known = false, workflows_known = false;
    Gpus total() const { return high + normal + low; }
    std::size_t workflows() const { return high_workflows + normal_workflows + low_workflows; }
};
ByPriority running_by_priority(const Model&, std::string_view pool);
std::optional<std::size_t> queued_workflows(const Model&, std::string_view pool);  // none: not known
