#pragma once
#include "domain/workflow.h"
#include "store/remote.h"
#include <string>
#include <vector>

// What the workflow list was asked for. Values are as the service spells them; the
// service matches `name` as a case-sensitive part of the id and users as whole ids.
struct WorkflowFilter {
    std::vector<std::string> statuses, users, pools, priorities, tags, labels, no_labels = {};
    std::string name;
    std::string app = {};
    std::optional<Seconds> within = {};             // submitted no longer ago than this
    std::optional<Instant> after = {}, before = {};
    bool operator==(const WorkflowFilter&) const = default;
};

// The rows loaded so far, newest first. Rows shift between pages while runs arrive, so
// they are kept apart by id, never by position.
struct WorkflowList {
    WorkflowFilter filter;
    std::vector<Workflow> rows;
    bool more = false;        // the service has older ones
    std::size_t fresh = 0;    // so many of the first rows are as old as `fetched`; those below as when they were asked for
    Unread unread;            // of the answers they came with
    std::uint64_t revision = 0;
};
