#include "views/tasks/rows.h"
#include "base/sort_by_key.h"
#include "base/words.h"
#include "store/query_index.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/state.h"
#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace tasks {

static const Column kColumns[] = {
    {.key = "status", .title = "Status", .width = 112, .least = 90},
    {.key = "task", .title = "Task", .least = 100},
    {.key = "workflow", .title = "Workflow", .width = 138, .least = 100, .leaves = 2},
    {.key = "user", .title = "User", .width = 84, .least = 60, .leaves = 3},
    {.key = "pool", .title = "Pool", .width = 110, .least = 70, .asked_for = true},
    {.key = "node", .title = "Node", .width = 168, .least = 90},
    {.key = "priority", .title = "Priority", .width = 96, .leaves = 7, .asked_for = true},
    {.key = "gpus", .title = "GPUs", .width = 54, .align = Column::Align::right},
    {.key = "cores", .title = "Cores", .width = 56, .align = Column::Align::right, .leaves = 5},
    {.key = "memory", .title = "Memory", .width = 76, .align = Column::Align::right, .leaves = 4},
    {.key = "storage", .title = "Storage", .width = 84, .align = Column::Align::right, .asked_for = true},
    {.key = "time", .title = "Run time", .width = 78, .align = Column::Align::right, .leaves = 1},
    {.key = "started", .title = "Started", .width = 112, .align = Column::Align::right, .asked_for = true},
    {.key = "ended", .title = "Ended", .width = 112, .align = Column::Align::right, .asked_for = true},
    {.key = "try", .title = "Try", .width = 48, .align = Column::Align::right, .asked_for = true},
};

std::span<const Column> columns() { return kColumns; }

Amounts amounts_of(const Task& t) { return {t.gpu, t.cpu, t.memory, t.storage}; }

// A running one counts on here, in minutes like all ages.
static std::string run_time(const Task& t, Instant now) {
    if (!t.started) return "";
    if (t.ended || is_final(t.status.status)) return t.duration ? duration_words(*t.duration) : "";
    return going_words(*t.started, now);
}

Row row(const Task& t, Instant now) {
    Row out{.task = t.name, .href = task_href(t.workflow, t.name, t.retry), .workflow = t.workflow.value, .workflow_href = workflow_href(t.workflow), .user = t.user.value,
            .pool = t.pool ? t.pool->value : "", .node = t.node ? t.node->value : "", .node_href = t.node ? resource_href(t.node->value) : "",
            .gpus = t.gpu.value == 0 ? "" : count_words(t.gpu.value), .cores = cores_words(t.cpu), .memory = bytes_words(t.memory), .storage = bytes_words(t.storage),
            .time = run_time(t, now), .started = t.started ? age_words(*t.started, now) : "", .ended = t.ended ? age_words(*t.ended, now) : "",
            .attempt = std::to_string(t.retry + 1), .placed = t.node.has_value() || is_final(t.status.status), .status = task_badge(t.status), .priority = priority_badge(t.priority, "")};
    return out;
}

namespace {

using Key = std::int64_t;
struct NumberColumn {
    std::string_view key;
    bool largest_first;
    Key (*value)(const Task&);
};
constexpr std::array<NumberColumn, 9> kNumbers = {{
    {"status", false, [](const Task& t) { return static_cast<Key>(phase_of(t.status.status)) * 64 + static_cast<Key>(t.status.status); }},
    {"priority", false, [](const Task& t) { return static_cast<Key>(t.priority); }},
    {"gpus", true, [](const Task& t) { return t.gpu.value; }},
    {"cores", true, [](const Task& t) { return t.cpu.value; }},
    {"memory", true, [](const Task& t) { return t.memory.value; }},
    {"storage", true, [](const Task& t) { return t.storage.value; }},
    {"time", true, [](const Task& t) { return t.duration ? static_cast<Key>(t.duration->count()) : Key{-1}; }},
    {"started", true, [](const Task& t) { return moment_key(t.started); }},
    {"ended", true, [](const Task& t) { return moment_key(t.ended); }},
}};
constexpr std::array<std::string_view, 6> kWords = {"task", "workflow", "user", "pool", "node", "try"};

const NumberColumn* number_column(std::string_view key) { return ::number_column(kNumbers, key); }

std::string word_of(const Task& t, std::string_view key) {
    if (key == "task") return t.name;
    if (key == "workflow") return t.workflow.value;
    if (key == "user") return t.user.value;
    if (key == "pool") return t.pool ? t.pool->value : "";
    if (key == "node") return t.node ? t.node->value : "";
    return std::to_string(t.retry);
}

}  // namespace

static bool known(std::string_view key) { return number_column(key) || std::find(kWords.begin(), kWords.end(), key) != kWords.end(); }

Sorting sorting_of(const Route& route) { return list_sorting(route, known); }

Route sorted_by(const Route& route, std::string_view pressed) {
    const auto* number = number_column(pressed);
    return with_pressed(route, sorting_of(route), pressed, number && number->largest_first);
}

std::vector<std::uint32_t> sort_tasks(std::span<const Task> all, const Sorting& sorting) {
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    if (sorting.key.empty()) return order;
    std::vector<Key> keys;
    if (const auto* number = number_column(sorting.key)) for (const auto& t : all) keys.push_back(number->value(t));
    else keys = word_places(all.size(), [&](std::size_t i) { return word_of(all[i], sorting.key); });
    sort_by_key(order, keys, sorting.descending);
    return order;
}

Choice choose(std::span<const Task> all, const QueryIndex& index, const Query& query, const Sorting& sorting) {
    Choice out{.rows = ranked_rows(sort_tasks(all, sorting), matches(index, query), sorting.key.empty() && query.ranked()), .asks = {}};
    for (const auto i : out.rows) out.asks += amounts_of(all[i]);
    return out;
}

GroupBy group_by(const Route& route) {
    static constexpr std::array<std::string_view, 6> words = {"", "workflow", "node", "user", "pool", "status"};
    const auto at = std::find(words.begin(), words.end(), route.param("group"));
    return at == words.end() ? GroupBy::none : static_cast<GroupBy>(at - words.begin());
}

std::string group_title(const Task& t, GroupBy by) {
    switch (by) {
        case GroupBy::workflow: return t.workflow.value;
        case GroupBy::node: return t.node ? t.node->value : is_final(t.status.status) ? "Never placed" : "Not placed yet";
        case GroupBy::user: return t.user.value;
        case GroupBy::pool: return t.pool ? t.pool->value : "No pool";
        case GroupBy::status: return task_badge(t.status).word;
        case GroupBy::none: break;
    }
    return "";
}

}  // namespace tasks
