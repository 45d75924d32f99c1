#include "views/tasks/summary.h"
#include "base/words.h"
#include "store/model.h"
#include "views/amounts.h"
#include "views/badges.h"
#include "views/gathered.h"
#include "views/links.h"
#include "views/state.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>

namespace tasks {

static const Column kColumns[] = {
    {.key = "name", .title = "Used by", .least = 180, .sortable = false},
    {.key = "priority", .title = "Priority", .width = 110, .least = 80, .sortable = false, .leaves = 2},
    {.key = "gpus", .title = "GPUs", .width = 150, .least = 60, .align = Column::Align::right, .sortable = false},
    {.key = "cores", .title = "Cores", .width = 100, .align = Column::Align::right, .sortable = false, .leaves = 3},
    {.key = "memory", .title = "Memory", .width = 100, .align = Column::Align::right, .sortable = false, .leaves = 4},
    {.key = "storage", .title = "Storage", .width = 100, .align = Column::Align::right, .sortable = false, .leaves = 5},
    {.key = "tasks", .title = "Tasks", .width = 80, .align = Column::Align::right, .sortable = false, .leaves = 1},
};

std::span<const Column> summary_columns(bool counted) { return std::span(kColumns).first(std::size(kColumns) - (counted ? 0 : 1)); }

struct ByWord { SumBy by; std::string_view key, title; };
static constexpr std::array<ByWord, 5> kBys = {{{SumBy::user_pool, "", "User, pool"}, {SumBy::user, "user", "User"}, {SumBy::pool, "pool", "Pool"},
                                                {SumBy::priority, "priority", "Priority"}, {SumBy::workflow, "workflow", "Workflow"}}};

SumBy sum_by(const Route& route) {
    const auto at = std::find_if(kBys.begin(), kBys.end(), [&](const ByWord& b) { return b.key == route.param("by"); });
    return at == kBys.end() ? SumBy::user_pool : at->by;
}

namespace {

std::string pool_of(const TaskSum& s) { return s.pool ? s.pool->value : "No pool"; }
std::string priority_of(const TaskSum& s) { return priority_badge(s.priority, "").word; }
Amounts amounts_of(const TaskSum& s) { return {s.gpu, s.cpu, s.memory, s.storage}; }

// What a sum stands under, and what it is called there.
struct Names { std::string group, part; };
Names names_of(const TaskSum& s, SumBy by) {
    switch (by) {
        case SumBy::user_pool: return {s.user.value + "\n" + pool_of(s), priority_of(s)};
        case SumBy::user: return {s.user.value, pool_of(s)};
        case SumBy::pool: return {pool_of(s), s.user.value};
        case SumBy::priority: return {priority_of(s), s.user.value + " in " + pool_of(s)};
        case SumBy::workflow: return {s.workflow.value, s.user.value + " in " + pool_of(s)};
    }
    return {};
}

// Tasks by whom they are of; none when not all of them are here.
using Counts = std::map<std::string, std::int64_t>;
std::string count_key(const std::string& user, const std::string& pool, Priority priority, const std::string& workflow) {
    return fmt::format("{}\n{}\n{}\n{}", user, pool, static_cast<int>(priority), workflow);
}

std::optional<Counts> counts_of(const Model& m, bool by_workflow) {
    const auto& list = m.tasks->list.value;
    const auto& wanted = m.tasks->sums_asked.statuses;
    if (!list || list->more || list->unread.count > 0 || list->filter != task_question(m)) return std::nullopt;
    const auto& there = list->filter.statuses;
    const auto in = [](const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); };
    if (!there.empty() && !std::all_of(wanted.begin(), wanted.end(), [&](const auto& s) { return in(there, s); })) return std::nullopt;
    Counts out;
    for (const auto& t : list->rows)
        if (in(wanted, t.status.word)) ++out[count_key(t.user.value, t.pool ? t.pool->value : "No pool", t.priority, by_workflow ? t.workflow.value : "")];
    return out;
}

struct Sum {
    SumPart part;
    std::int64_t tasks = 0;
};

void add_words(SumPart& p, std::optional<std::int64_t> tasks, std::int64_t most, Tone tone, bool hatched) {
    p.gpus = count_words(p.asks.gpu.value);
    p.cores = cores_words(p.asks.cpu);
    p.memory = bytes_words(p.asks.memory);
    p.storage = bytes_words(p.asks.storage);
    if (tasks == 0 && p.asks != Amounts{}) tasks.reset();  // told at different moments
    p.tasks = tasks ? count_words(*tasks) : "";
    p.words = fmt::format("{}, {}", amount_words(Quantity::cpu, p.asks), p.memory);
    if (tasks) p.words += ", " + plural(*tasks, "task");
    p.bar.parts = {{.share = share_of(p.asks.gpu.value, most), .tone = tone, .hatched = hatched}};
    p.bar.said = plural(p.asks.gpu.value, "GPU");
}

void add_words(SumPart& p, std::optional<std::int64_t> tasks, std::int64_t most) {
    const bool low = p.priority.word == "LOW";
    add_words(p, tasks, most, p.priority.word.empty() ? Tone::accent : p.priority.tone, low);
}

std::string narrowed(const Model& m, std::string_view key, const std::string& value) {
    const std::array<std::string_view, 1> one = {value};
    return format_route(m.route.with("q", set_values(m.route.param("q"), key, one, QueryList::tasks)).with("look", "").with("by", ""));
}

std::string also_narrowed(const std::string& href, std::string_view key, const std::string& value) {
    const auto route = parse_route(href);
    const std::array<std::string_view, 1> one = {value};
    return format_route(route.with("q", set_values(route.param("q"), key, one, QueryList::tasks)));
}

std::string href_of(const Model& m, const TaskSum& s, SumBy by) {
    if (by == SumBy::workflow) return workflow_href(s.workflow);
    if (by == SumBy::pool) return narrowed(m, "pool", pool_of(s));
    if (by == SumBy::priority) return narrowed(m, "priority", priority_of(s));
    const auto user = narrowed(m, "user", s.user.value);
    return by == SumBy::user ? user : also_narrowed(user, "pool", pool_of(s));
}

bool more_gpus(const SumPart& a, const SumPart& b) {
    if (a.asks.gpu != b.asks.gpu) return a.asks.gpu > b.asks.gpu;
    if (a.asks.cpu != b.asks.cpu) return a.asks.cpu > b.asks.cpu;
    return a.key < b.key;
}

struct Building {
    const Model& m;
    SumBy by;
    std::optional<Counts> counts;
    std::map<std::string, std::size_t> places;
    std::vector<SumGroup> groups;
    std::vector<std::int64_t> tasks;         // of each group

    std::int64_t count(const TaskSum& s) const {
        if (!counts) return 0;
        const auto at = counts->find(count_key(s.user.value, pool_of(s), s.priority, by == SumBy::workflow ? s.workflow.value : ""));
        return at == counts->end() ? 0 : at->second;
    }

    void add(const TaskSum& s) {
        const auto names = names_of(s, by);
        const auto [at, fresh] = places.try_emplace(names.group, groups.size());
        if (fresh) begin(names.group, s);
        auto& group = groups[at->second];
        SumPart part{.key = names.group + "\n" + names.part + "\n" + priority_of(s), .name = names.part, .href = {}, .note = {}, .priority = priority_badge(s.priority, ""), .asks = amounts_of(s)};
        part.href = also_narrowed(also_narrowed(narrowed(m, "user", s.user.value), "pool", pool_of(s)), "priority", priority_of(s));
        group.whole.asks += part.asks;
        if (group.whole.priority.word != part.priority.word) group.whole.priority = group.parts.empty() ? part.priority : Badge{};
        const auto n = count(s);
        tasks[at->second] += n;
        add_words(part, counts ? std::optional(n) : std::nullopt, 1);
        group.parts.push_back(std::move(part));
    }

    void begin(const std::string& name, const TaskSum& s) {
        auto& group = groups.emplace_back();
        group.whole.key = name;
        group.whole.name = by == SumBy::user_pool ? s.user.value : name;
        if (by == SumBy::user_pool) group.whole.note = pool_of(s);
        group.whole.href = href_of(m, s, by);
        group.closed = is_closed(m.route, name);
        tasks.push_back(0);
    }
};

// By user and pool, each priority is a line of its own, as a pool counts them apart.
void flatten(Summary& out, std::vector<SumGroup>& groups, SumBy by) {
    for (auto& g : groups) {
        if (by != SumBy::user_pool) { out.parts.push_back(g.whole); continue; }
        for (auto part : g.parts) {
            part.name = g.whole.name, part.note = g.whole.note;
            out.parts.push_back(std::move(part));
        }
    }
    std::stable_sort(out.parts.begin(), out.parts.end(), more_gpus);
}

void scale(std::vector<SumPart>& parts) {
    std::int64_t most = 0;
    for (const auto& p : parts) most = std::max(most, p.asks.gpu.value);
    for (auto& p : parts) p.bar.parts.front().share = share_of(p.asks.gpu.value, most);
}

void add_sums(Summary& out, const Model& m, SumBy by) {
    Building b{.m = m, .by = by, .counts = counts_of(m, by == SumBy::workflow), .places = {}, .groups = {}, .tasks = {}};
    std::int64_t all = 0;
    for (const auto& s : m.tasks->sums.value->sums) {
        b.add(s);
        out.total.asks += amounts_of(s);
        all += b.count(s);
    }
    const auto counted = [&](std::int64_t n) { return b.counts ? std::optional(n) : std::nullopt; };
    for (std::size_t i = 0; i < b.groups.size(); ++i) {
        add_words(b.groups[i].whole, counted(b.tasks[i]), std::max<std::int64_t>(1, out.total.asks.gpu.value));
        for (auto& part : b.groups[i].parts) part.bar.parts.front().share = share_of(part.asks.gpu.value, out.total.asks.gpu.value);
        std::stable_sort(b.groups[i].parts.begin(), b.groups[i].parts.end(), more_gpus);
    }
    out.total.name = "Total";
    add_words(out.total, counted(all), std::max<std::int64_t>(1, out.total.asks.gpu.value));
    flatten(out, b.groups, by);
    scale(out.parts);
    std::stable_sort(b.groups.begin(), b.groups.end(), [](const SumGroup& x, const SumGroup& y) { return more_gpus(x.whole, y.whole); });
    out.groups = std::move(b.groups);
    out.none = out.groups.empty();
    out.footer = plural(static_cast<std::int64_t>(out.groups.size()), "group");
    if (m.tasks->sums.value->sums.size() >= static_cast<std::size_t>(kMostRows))
        out.cut = fmt::format("The service sends {} sums at most: there may be more", count_words(kMostRows));
}

std::string states_words(const Model& m) {
    const auto& statuses = m.tasks->sums_asked.statuses;
    if (statuses == std::vector<std::string>{"RUNNING"}) return "Running now";
    std::string out;
    for (const auto& s : statuses) {
        const auto word = badge_of({status_of(s), s}).word;
        if (out.find(word) == std::string::npos) out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

}  // namespace

void add_summary(Summary& out, const Model& m) {
    const auto by = sum_by(m.route);
    for (const auto& word : kBys) {
        if (word.by == by) out.by = static_cast<int>(out.bys.size());
        out.bys.push_back({.label = std::string(word.title)});
        out.by_routes.push_back(m.route.with("by", word.key));
    }
    out.all = m.route.with("look", "summary").with("group", "");
    out.note = states_words(m);
    out.state = state_of(asked(m.tasks->sums), "Sums", m);
    if (m.tasks->sums.value) add_sums(out, m, by);
}

}  // namespace tasks
