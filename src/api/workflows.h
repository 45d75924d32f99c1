#pragma once
#include "base/result.h"
#include "domain/workflow.h"
#include <string_view>

// GET /api/workflow. A word we do not know is no error: the service may be newer than we
// are. One workflow may come twice in an answer (the service joins tags): it is kept once.
Result<WorkflowSlice> decode_workflows(std::string_view body);
