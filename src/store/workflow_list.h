#pragma once
#include "domain/workflow.h"
#include "store/remote.h"
#include <string>
#include <vector>

// What the workflow list was asked for. Values are as the service spells them; the
// service matches `name` as a case-sensitive part of the id and users as whole ids.
struct WorkflowFilter {
    std::vector<std::string> statuses, users, pools, priorities, tags, labels;
    std::string name;
    bool operator==(const WorkflowFilter&) const = default;
};

// The rows loaded so far, newest first. Rows shift between pages while runs arrive, so
// they are kept apart by id, never by position.
struct WorkflowList {
    WorkflowFilter filter;
    std::vector<Workflow> rows;
    bool more = false;        // the service has older ones
    Unread unread;            // of the answers they came with
    std::uint64_t revision = 0;
};
