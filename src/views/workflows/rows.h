#pragma once
#include "store/model.h"
#include "store/progress.h"
#include "store/query.h"
#include "ui/table.h"
#include "views/list_order.h"
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows of the list of workflows: their words and their order. The service sends the newest first and
// knows no other order: sorting is done among the rows that are loaded.
namespace workflows {

struct Row {
    std::string id, href, user, pool, pool_link, tasks_done, tasks, gpus, queued, duration, submitted, started, ended, app;
    Badge status, priority;
    Bar progress;                      // of its tasks; no parts: not known
    std::vector<std::string> labels;
};
struct Known {                         // beside the list
    const Model* model = nullptr;      // sums of what workflows ask for
    const TaskProgressOf* progress = nullptr;
};
Row row(const Workflow&, Instant now, const Known& = {});
std::string href_of(const Workflow&);

using Sorting = ListSorting;
Sorting sorting_of(const Route&);
Route sorted_by(const Route&, std::string_view pressed);
std::vector<std::uint32_t> sort_workflows(std::span<const Workflow>, const Sorting&);

struct Choice {
    std::vector<std::uint32_t> rows;   // of the list, in the order shown
    std::size_t hidden = 0;            // by the person, in this browser
};
Choice choose(const Model&, const QueryIndex&);

std::span<const Column> columns();

enum class GroupBy : std::uint8_t { none, pool, user, status };
GroupBy group_by(const Route&);        // group=pool
std::string group_title(const Workflow&, GroupBy);

}  // namespace workflows
