#pragma once
#include "base/result.h"
#include "domain/task.h"
#include <string_view>

// GET /api/task without summary or aggregate_by_workflow.
// Memory and storage are GiB here, unlike everywhere else.
Result<TaskSlice> decode_tasks(std::string_view body);

// With summary (one row for each user, pool and priority) or aggregate_by_workflow (and workflow).
Result<TaskSums> decode_task_sums(std::string_view body);
