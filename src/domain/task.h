#pragma once
#include "base/result.h"
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

struct TaskSlice {
    std::vector<Task> tasks;
    Unread unread;
};

// What the tasks of one person in one pool at one priority ask for together. With `workflow`: those of one workflow.
struct TaskSum {
    UserName user;
    std::optional<PoolName> pool;
    Priority priority = Priority::unknown;
    WorkflowId workflow;
    Gpus gpu;
    Millicores cpu;
    Bytes memory, storage;
};

struct TaskSums {
    std::vector<TaskSum> sums;
    Unread unread;
};
