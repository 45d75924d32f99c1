#pragma once
#include "domain/resource.h"
#include "store/query.h"
#include "store/tasks.h"
#include "ui/table.h"
#include "views/list_order.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows of the list of tasks: their words, their order, and what they ask for together. Sorting is
// done among the rows that are loaded; without it they stand as the service sends them.
namespace tasks {

struct Row {
    std::string task, href, workflow, workflow_href, user, pool, node, node_href, gpus, cores, memory, storage, time, started, ended, attempt;
    bool placed = true;                // false: it has no node yet
    Badge status, priority;
};
Row row(const Task&, Instant now);

using Sorting = ListSorting;
Sorting sorting_of(const Route&);
Route sorted_by(const Route&, std::string_view pressed);  // a third press of the same header: as the service sends them
std::vector<std::uint32_t> sort_tasks(std::span<const Task>, const Sorting&);

struct Choice {
    std::vector<std::uint32_t> rows;   // of the list, in the order shown
    Amounts asks;                      // of them together
    std::size_t hidden = 0;            // of workflows that the person hid, in this browser
};
Choice choose(std::span<const Task>, const QueryIndex&, const Query&, const Sorting&);

Amounts amounts_of(const Task&);
std::span<const Column> columns();

enum class GroupBy : std::uint8_t { none, workflow, node, user, pool, status };
GroupBy group_by(const Route&);        // group=node
std::string group_title(const Task&, GroupBy);

}  // namespace tasks
