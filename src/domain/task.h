#pragma once
#include "domain/workflow.h"

// One try of one task, as the task list tells it.
struct Task {
    WorkflowId workflow;
    std::string name;
    int retry = 0;
    UserName user;
    std::optional<PoolName> pool;
    std::optional<ResourceName> node;
    StatusWord status;
    Priority priority = Priority::unknown;
    std::optional<Instant> started, ended;
    std::optional<Seconds> duration;
    Gpus gpu;
    Millicores cpu;
    Bytes memory, storage;
};
