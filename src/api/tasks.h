#pragma once
#include "base/result.h"
#include "domain/task.h"
#include <string_view>
#include <vector>

// GET /api/task without summary or aggregate_by_workflow (those answer in another shape).
// Memory and storage are GiB here, unlike everywhere else.
Result<std::vector<Task>> decode_tasks(std::string_view body);
