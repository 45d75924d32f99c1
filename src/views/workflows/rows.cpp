#include "views/workflows/rows.h"
#include "base/sort_by_key.h"
#include "base/words.h"
#include "store/asker.h"
#include "store/query_index.h"
#include "views/amounts.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/queue.h"
#include "views/state.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <limits>
#include <numeric>

namespace workflows {

static const Column kColumns[] = {
    {.key = "status", .title = "Status", .width = 168, .least = 104},
    {.key = "workflow", .title = "Workflow", .least = 150},
    {.key = "user", .title = "User", .width = 110, .least = 70, .leaves = 4},
    {.key = "pool", .title = "Pool", .width = 110, .least = 70, .leaves = 3},
    {.key = "priority", .title = "Priority", .width = 96, .leaves = 5},
    {.key = "tasks", .title = "Tasks", .width = 122, .least = 60, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "gpus", .title = "GPUs", .width = 56, .align = Column::Align::right, .sortable = false, .leaves = 6},
    {.key = "queued", .title = "Queued", .width = 80, .align = Column::Align::right, .leaves = 7},
    {.key = "duration", .title = "Run time", .width = 84, .align = Column::Align::right, .leaves = 1},
    {.key = "submitted", .title = "Submitted", .width = 110, .align = Column::Align::right},
    {.key = "started", .title = "Started", .width = 110, .align = Column::Align::right, .asked_for = true},
    {.key = "ended", .title = "Ended", .width = 110, .align = Column::Align::right, .asked_for = true},
    {.key = "app", .title = "App", .width = 150, .asked_for = true},
    {.key = "labels", .title = "Labels", .width = 170, .sortable = false, .leaves = 8},
};

std::span<const Column> columns() { return kColumns; }

std::string href_of(const Workflow& w) { return format_route({.view = "workflows", .item = w.id.value, .params = {}}); }

// A finished run's time is the service's; a running one's is counted here, in minutes like all ages.
static std::string run_time(const Workflow& w, Instant now) {
    if (w.ended || is_final(w.status.status) || !w.started) return w.duration ? duration_words(*w.duration) : "";
    return going_words(*w.started, now);
}

// In the width of a column.
static std::string short_age(Instant at, Instant now) { return now - at < std::chrono::minutes(1) ? "<1m ago" : age_words(at, now); }

static void add_progress(Row& out, const TaskProgress& p) {
    const auto part = [&](int n, Tone tone) { if (n > 0) out.progress.parts.push_back({.share = share_of(n, p.tasks), .tone = tone}); };
    part(p.completed, Tone::completed), part(p.running, Tone::running), part(p.starting, Tone::starting), part(p.failed, Tone::failed);
    out.tasks_done = std::to_string(p.completed);
    out.tasks = std::to_string(p.tasks) + (p.failed > 0 ? "+" : "");  // what it kept from running is not counted
    out.progress.said = fmt::format("{} of {} {} completed", p.completed, out.tasks, p.tasks == 1 ? "task" : "tasks");
    for (const auto& [n, word] : {std::pair{p.running, "running"}, {p.starting, "starting"}, {p.failed, "failed"}})
        if (n > 0) out.progress.said += fmt::format(", {} {}", n, word);
    out.progress.width = 52;
}

// What its tasks ask for: those that run and those that wait. Of one that is over nobody tells.
static std::string gpus_of(const Model& m, const Workflow& w) {
    const auto running = asked_gpus(m.running_workflows, w.id), queued = asked_gpus(m.queued_workflows, w.id);
    if (is_final(w.status.status) || (!running && !queued)) return "";
    return count_words((running.value_or(Gpus{}) + queued.value_or(Gpus{})).value);
}

Row row(const Workflow& w, Instant now, const Known& known) {
    Row out{.id = w.id.value, .href = href_of(w), .user = w.user.value, .pool = w.pool ? w.pool->value : "", .pool_link = w.pool ? pool_href(w.pool->value) : "", .queued = duration_words(w.queued),
            .duration = run_time(w, now), .submitted = short_age(w.submitted, now), .started = w.started ? short_age(*w.started, now) : "", .ended = w.ended ? short_age(*w.ended, now) : "", .app = w.app,
            .status = badge_of(w.status), .priority = priority_badge(w.priority, w.priority_word)};
    for (const auto& [key, value] : w.labels) out.labels.push_back(value.empty() ? key : key + "=" + value);
    if (known.model) out.gpus = gpus_of(*known.model, w);
    if (!known.progress) return out;
    if (const auto at = known.progress->find(w.id); at != known.progress->end()) add_progress(out, at->second);
    return out;
}

namespace {

using Key = std::int64_t;
struct NumberColumn {
    std::string_view key;
    bool largest_first;
    Key (*value)(const Workflow&);
};
constexpr std::array<NumberColumn, 7> kNumbers = {{
    {"status", false, [](const Workflow& w) { return static_cast<Key>(phase_of(w.status.status)) * 64 + static_cast<Key>(w.status.status); }},
    {"priority", false, [](const Workflow& w) { return static_cast<Key>(w.priority); }},
    {"queued", true, [](const Workflow& w) { return static_cast<Key>(w.queued.count()); }},
    {"duration", true, [](const Workflow& w) { return w.duration ? static_cast<Key>(w.duration->count()) : Key{-1}; }},
    {"submitted", true, [](const Workflow& w) { return static_cast<Key>(w.submitted.time_since_epoch().count()); }},
    {"started", true, [](const Workflow& w) { return moment_key(w.started); }},
    {"ended", true, [](const Workflow& w) { return moment_key(w.ended); }},
}};
constexpr std::array<std::string_view, 4> kWords = {"workflow", "user", "pool", "app"};

const NumberColumn* number_column(std::string_view key) { return ::number_column(kNumbers, key); }

bool known(std::string_view key) { return number_column(key) || std::find(kWords.begin(), kWords.end(), key) != kWords.end(); }

std::string word_of(const Workflow& w, std::string_view key) {
    if (key == "workflow") return w.id.value;
    if (key == "user") return w.user.value;
    if (key == "pool") return w.pool ? w.pool->value : "";
    return w.app;
}

}  // namespace

Sorting sorting_of(const Route& route) { return list_sorting(route, known); }

Route sorted_by(const Route& route, std::string_view pressed) {
    const auto* number = number_column(pressed);
    return with_pressed(route, sorting_of(route), pressed, number && number->largest_first);
}

std::vector<std::uint32_t> sort_workflows(std::span<const Workflow> all, const Sorting& sorting) {
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    if (sorting.key.empty()) return order;
    std::vector<Key> keys;
    if (const auto* number = number_column(sorting.key)) for (const auto& w : all) keys.push_back(number->value(w));
    else keys = word_places(all.size(), [&](std::size_t i) { return word_of(all[i], sorting.key); });
    sort_by_key(order, keys, sorting.descending);
    return order;
}

Choice choose(const Model& m, const QueryIndex& index) {
    Choice out;
    if (!m.workflows.value) return out;
    const auto& all = m.workflows.value->rows;
    const auto sorting = sorting_of(m.route);
    const auto query = spelled_out(parse_query(m.route.param("q"), QueryList::workflows), asker_of(m));
    out.rows = ranked_rows(sort_workflows(all, sorting), matches(index, query), sorting.key.empty() && query.ranked());
    if (m.settings.hidden_workflows.empty() || m.route.param("hidden") == "1") return out;
    out.hidden = std::erase_if(out.rows, [&](std::uint32_t i) { return hides_workflow(m.settings, all[i].id.value); });
    return out;
}

GroupBy group_by(const Route& route) {
    static constexpr std::array<std::string_view, 4> words = {"", "pool", "user", "status"};
    const auto at = std::find(words.begin(), words.end(), route.param("group"));
    return at == words.end() ? GroupBy::none : static_cast<GroupBy>(at - words.begin());
}

std::string group_title(const Workflow& w, GroupBy by) {
    switch (by) {
        case GroupBy::pool: return w.pool ? w.pool->value : "No pool";
        case GroupBy::user: return w.user.value;
        case GroupBy::status: return badge_of(w.status).word;
        case GroupBy::none: break;
    }
    return "";
}

}  // namespace workflows
