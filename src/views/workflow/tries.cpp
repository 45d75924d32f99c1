#include "views/workflow/tries.h"
#include "base/sort_by_key.h"
#include "base/text.h"
#include "base/words.h"
#include "domain/exit_codes.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/state.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>
#include <limits>
#include <numeric>

namespace workflow {

static const Column kColumns[] = {
    {.key = "status", .title = "Status", .width = 190, .least = 110},
    {.key = "task", .title = "Task", .least = 150},
    {.key = "try", .title = "Try", .width = 64, .sortable = false, .leaves = 2},
    {.key = "group", .title = "Group", .width = 150, .leaves = 5},
    {.key = "gpus", .title = "GPUs", .width = 64, .align = Column::Align::right, .leaves = 7},
    {.key = "node", .title = "Node", .width = 170, .leaves = 3},
    {.key = "exit", .title = "Exit code", .width = 90, .align = Column::Align::right, .leaves = 4},
    {.key = "queued", .title = "Queued", .width = 90, .align = Column::Align::right, .leaves = 8},
    {.key = "time", .title = "Run time", .width = 96, .align = Column::Align::right, .leaves = 1},
    {.key = "started", .title = "Started", .width = 130, .align = Column::Align::right, .leaves = 6},
    {.key = "ended", .title = "Ended", .width = 130, .align = Column::Align::right, .leaves = 9},
};
std::span<const Column> try_columns() { return kColumns; }

std::string try_key(std::string_view task, int retry) { return fmt::format("{}#{}", task, retry); }

static Task as_listed(const Run& run, const RunTask& task, const Attempt& a, const Amounts& asks) {
    Task out{.workflow = run.head.id, .name = task.name, .retry = a.retry, .user = run.head.user, .pool = run.head.pool, .node = a.node, .status = a.status, .priority = run.head.priority,
             .started = a.times.started, .ended = a.times.ended, .duration = std::nullopt, .gpu = asks.gpu, .cpu = asks.cpu, .memory = asks.memory, .storage = asks.storage};
    return out;
}

Tries tries_of(std::shared_ptr<const Run> run, const RunRequests* requests) {
    Tries out{.run = std::move(run), .at = {}, .tasks = {}, .keys = {}};
    out.at.reserve(out.run->attempts), out.tasks.reserve(out.run->attempts), out.keys.reserve(out.run->attempts);
    for (std::uint32_t g = 0; g < out.run->groups.size(); ++g)
        for (std::uint32_t t = 0; t < out.run->groups[g].tasks.size(); ++t) {
            const auto& task = out.run->groups[g].tasks[t];
            Amounts asks;
            if (requests) if (const auto at = requests->tasks.find(task.name); at != requests->tasks.end()) asks = at->second;
            for (auto a = static_cast<std::uint32_t>(task.attempts.size()); a-- > 0;) {  // the latest first
                out.at.push_back({g, t, a});
                out.tasks.push_back(as_listed(*out.run, task, task.attempts[a], asks));
                out.keys.push_back(try_key(task.name, task.attempts[a].retry));
            }
        }
    out.index = index_of(std::span<const Task>(out.tasks), {});
    return out;
}

static Seconds passed(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(std::max(Millis(0), to - from)); }

static std::string queued_words(const Attempt& a, Instant now) {
    if (!a.times.scheduling) return "";
    if (a.times.initializing) return duration_words(passed(*a.times.scheduling, *a.times.initializing));
    if (a.times.ended) return duration_words(passed(*a.times.scheduling, *a.times.ended));
    return is_final(a.status.status) ? "" : lasting_words(passed(*a.times.scheduling, now));
}

TryRow try_row(const Tries& tries, std::uint32_t i, Instant now) {
    const auto& group = tries.group(i);
    const auto& task = tries.task(i);
    const auto& a = tries.attempt(i);
    TryRow out{.task = task.name, .group = group.name, .tag = {}, .node = a.node ? a.node->value : "", .node_href = a.node ? resource_href(a.node->value) : "",
               .gpus = tries.tasks[i].gpu.value > 0 ? count_words(tries.tasks[i].gpu.value) : "", .exit = a.exit_code ? std::to_string(*a.exit_code) : "", .exit_said = {},
               .queued = queued_words(a, now), .time = {}, .started = a.times.started ? age_words(*a.times.started, now) : "", .ended = a.times.ended ? age_words(*a.times.ended, now) : "",
               .status = task_badge(a.status)};
    if (const auto ran = run_time(a, now)) out.time = a.times.ended ? duration_words(*ran) : lasting_words(*ran);
    if (task.attempts.size() > 1) out.tag = fmt::format("{} of {}", tries.at[i].attempt + 1, task.attempts.size());
    return out;
}

namespace {

constexpr auto kLast = std::numeric_limits<std::int64_t>::max();

std::int64_t at_or_last(std::optional<Instant> at) { return at ? at->time_since_epoch().count() : kLast; }

// Words sort by their places among each other, everything else by what it counts.
std::vector<std::int64_t> keys_for(const Tries& tries, std::string_view by) {
    std::vector<std::int64_t> out(tries.at.size());
    for (std::uint32_t i = 0; i < out.size(); ++i) {
        const auto& a = tries.attempt(i);
        if (by == "status") out[i] = static_cast<std::int64_t>(phase_of(a.status.status)) * 100 + static_cast<std::int64_t>(a.status.status);
        else if (by == "gpus") out[i] = tries.tasks[i].gpu.value;
        else if (by == "exit") out[i] = a.exit_code ? *a.exit_code : kLast;
        else if (by == "started") out[i] = at_or_last(a.times.started);
        else if (by == "ended") out[i] = at_or_last(a.times.ended);
        else if (by == "group") out[i] = tries.at[i].group;
        else if (by == "time") out[i] = !a.times.started ? -1 : a.times.ended ? (*a.times.ended - *a.times.started).count() : kLast - at_or_last(a.times.started);
        else if (by == "queued") out[i] = a.times.scheduling && a.times.initializing ? (*a.times.initializing - *a.times.scheduling).count() : kLast;
    }
    return out;
}

void sort_by_words(std::vector<std::uint32_t>& rows, const Tries& tries, std::string_view by, bool descending) {
    const auto word = [&](std::uint32_t i) -> std::string_view { return by == "node" ? (tries.tasks[i].node ? std::string_view(tries.tasks[i].node->value) : std::string_view("\x7f")) : std::string_view(tries.tasks[i].name); };
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return descending ? natural_less(word(b), word(a)) : natural_less(word(a), word(b)); });
}

}  // namespace

TryChoice choose_tries(const Tries& tries, const Route& route) {
    TryChoice out{.rows = std::vector<std::uint32_t>(tries.at.size()), .bar = {}, .sort_key = std::string(route.param("sort")), .footer = {}, .descending = route.param("desc") == "1"};
    std::iota(out.rows.begin(), out.rows.end(), 0U);
    if (out.sort_key == "task" || out.sort_key == "node") sort_by_words(out.rows, tries, out.sort_key, out.descending);
    else if (!out.sort_key.empty()) sort_by_key(out.rows, keys_for(tries, out.sort_key), out.descending);
    out.bar = query_bar({.key = "workflow.tasks.filter", .label = "Filter tasks", .hint = "Filter by name, or type status: node: gpu>=", .value = std::string(route.param("q"))}, tries.index);
    out.rows = ranked_rows(out.rows, matches(tries.index, out.bar.query), out.sort_key.empty() && out.bar.query.ranked());
    const auto all = static_cast<std::int64_t>(tries.run->tasks);
    const auto again = static_cast<std::int64_t>(tries.run->attempts) - all;
    out.footer = out.rows.size() == tries.at.size() ? plural(all, "task") + (again > 0 ? ", " + plural(again, "earlier try", "earlier tries") : "")
                                                    : fmt::format("{} of {} match", count_words(static_cast<std::int64_t>(out.rows.size())), plural(static_cast<std::int64_t>(tries.at.size()), "try", "tries"));
    return out;
}

}  // namespace workflow
