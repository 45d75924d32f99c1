#pragma once
#include "domain/task.h"
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// How far workflows have come, counted from their tasks. A workflow is counted only when all its
// tasks are known to be here: the list of tasks may have been cut. The last try of a task counts. What ended without having
// started is not asked for: there is no end of it, and the service lists it first. So where a task failed there may be more.
struct TaskProgress {
    int tasks = 0, completed = 0, running = 0, starting = 0, failed = 0;
    bool operator==(const TaskProgress&) const = default;
};
using TaskProgressOf = std::unordered_map<WorkflowId, TaskProgress>;

std::vector<std::string> counted_statuses();   // of tasks that are active, or have started
inline constexpr int kMostCountedPages = 6;    // of 1,000 rows each, every minute from every console that shows them

struct TasksSince {
    TaskSlice slice;
    std::optional<Instant> all_since;  // every task of a workflow submitted then or later is here; none: of all there are
};
TasksSince tasks_since(TaskSlice, std::optional<Instant> asked_since, int limit);  // in the service's order
TaskProgressOf task_progress(const TasksSince&, std::span<const Workflow>);
