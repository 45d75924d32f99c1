#include "views/workflow/panel.h"
#include "base/words.h"
#include "domain/exit_codes.h"
#include "store/run.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/state.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace workflow {

Route with_task(const Route& route, std::string_view task, std::optional<int> retry) {
    auto out = route.with("group", "").with("task", task).with("retry", retry ? std::to_string(*retry) : "").with("file", "");
    return task.empty() ? out.with("panel", "") : out;
}

Route with_group(const Route& route, std::string_view group) { return route.with("task", "").with("retry", "").with("group", group); }

static Seconds passed(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(std::max(Millis(0), to - from)); }

static bool opens_in_browser(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

static Tone tone_of(Stage stage, const Attempt& a) {
    switch (stage) {
        case Stage::processing: case Stage::scheduling: return Tone::queued;
        case Stage::initializing: case Stage::downloading: return Tone::starting;
        case Stage::running: return phase_of(a.status.status) == Phase::failed || a.status.status == Status::rescheduled ? Tone::failed : phase_of(a.status.status) == Phase::completed ? Tone::completed : Tone::running;
        case Stage::uploading: return Tone::accent;
    }
    return Tone::quiet;
}

static void add_stages(SidePanel& out, const Attempt& a, Instant now, Seconds zone) {
    const auto spans = stages(a, now);
    if (spans.empty()) return;
    const double whole = std::max<double>(1, static_cast<double>((spans.back().to - spans.front().from).count()));
    for (const auto& s : spans) {
        const auto tone = tone_of(s.stage, a);
        const auto time = s.open ? lasting_words(passed(s.from, s.to)) + ", goes on" : duration_words(passed(s.from, s.to));
        out.stages.push_back({std::string(stage_title(s.stage)), time, moment_words(s.from, now, zone), tone});
        out.stage_bar.parts.push_back({.share = static_cast<double>((s.to - s.from).count()) / whole, .tone = tone});
        out.stage_bar.said += (out.stage_bar.said.empty() ? "" : ", ") + std::string(stage_title(s.stage)) + " " + time;
    }
    out.stage_bar.height = 10;
}

static const Amounts* asks_of(const Run& run, const RunTask& task, const Model& m) {
    const auto& r = *m.run;
    if (r.requests_for != run.head.id || !r.requests.value) return nullptr;
    const auto at = r.requests.value->tasks.find(task.name);
    return at == r.requests.value->tasks.end() ? nullptr : &at->second;
}

static void add_top(SidePanel& out, const Run& run, const RunTask& task, const Attempt& a, const Model& m) {
    out.top.push_back(a.node ? Fact{.key = "Node", .value = a.node->value, .href = resource_href(a.node->value), .mono = true} : Fact{.key = "Node", .value = "None yet", .href = {}, .tone = Tone::quiet});
    if (!a.node && is_final(a.status.status)) out.top.back().value = "None";
    const auto* asks = asks_of(run, task, m);
    const auto words = asks ? amounts_words(*asks) : std::string();
    out.top.push_back({.key = "Asks for", .value = asks ? (words.empty() ? "Nothing" : words) : m.run->requests.failure ? "Not known" : m.run->requests.value ? "Not told" : "Asking…", .href = {}, .tone = asks ? Tone::plain : Tone::quiet});
    if (asks && asks->storage.value > 0) out.top.back().value += ", " + bytes_words(asks->storage) + " storage";
    if (const auto ran = run_time(a, m.now)) out.top.push_back({.key = "Run time", .value = a.times.ended ? duration_words(*ran) : lasting_words(*ran), .href = {}});
}

static void add_end(SidePanel& out, const Attempt& a) {
    out.failure = failure_lines(a.failure);
    if (!a.exit_code) return;
    const auto meaning = exit_meaning(*a.exit_code, a.status.status);
    out.exit = fmt::format("{}", *a.exit_code) + (meaning.empty() ? "" : ": " + meaning);
    out.exit_tone = *a.exit_code == 0 ? Tone::completed : Tone::failed;
}

static void add_facts(SidePanel& out, const RunGroup& group, const RunTask& task, const Attempt& a) {
    const auto fact = [&](std::string key, std::string value, bool copy) { if (!value.empty()) out.facts.push_back({.key = std::move(key), .value = std::move(value), .href = {}, .mono = copy, .copy = copy}); };
    fact("Status", a.status.word, false);
    fact("Group", group.name + (group.tasks.size() > 1 ? fmt::format(", {} tasks", group.tasks.size()) : ""), false);
    if (group.tasks.size() > 1) fact("Role", task.lead ? "Lead: the group ends as it does" : "Follows the lead", false);
    fact("Pod", a.pod, true);
    fact("Address", a.ip, true);
    fact("Task UUID", a.uuid, true);
}

static int number(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

static void add_tries(SidePanel& out, const RunTask& task, const Attempt& shown, const Route& route) {
    for (std::size_t i = 0; i < task.attempts.size(); ++i) {
        const auto& a = task.attempts[i];
        if (&a == &shown) out.chosen = static_cast<int>(i);
        out.tries.push_back({.label = fmt::format("Try {}", i + 1), .icon = task_badge(a.status).icon});
        out.try_routes.push_back(with_task(route, task.name, &a == &task.last() ? std::nullopt : std::optional(a.retry)));
    }
    if (out.tries.size() < 2) out.tries.clear();
}

// The tasks before and after this one, in the order of the workflow.
static void add_neighbours(SidePanel& out, const Run& run, TaskAt at, const Route& route) {
    auto g = at.group;
    auto t = at.task;
    if (t > 0) out.previous = with_task(route, run.groups[g].tasks[t - 1].name);
    else while (g-- > 0) if (!run.groups[g].tasks.empty()) { out.previous = with_task(route, run.groups[g].tasks.back().name); break; }
    if (at.task + 1 < run.groups[at.group].tasks.size()) out.next = with_task(route, run.groups[at.group].tasks[at.task + 1].name);
    else for (auto n = at.group + 1; n < run.groups.size(); ++n) if (!run.groups[n].tasks.empty()) { out.next = with_task(route, run.groups[n].tasks.front().name); break; }
    out.panel.previous = out.previous.has_value(), out.panel.next = out.next.has_value();
}

// On the tab with the log the panel has no second one.
static void add_tabs(SidePanel& out, const RunTask& task, const Attempt& a, const Model& m) {
    using Shows = SidePanel::Shows;
    const bool log_elsewhere = m.route.param("tab") == "logs";
    const auto add = [&](Shows what, TabItem item, std::string_view key) {
        if (panel_shows(m) == key) out.tab = static_cast<int>(out.tabs.size()), out.shows = what;
        out.tabs.push_back(std::move(item));
        out.tab_routes.push_back(m.route.with("panel", key).with("file", ""));
    };
    const auto* events = shown_events(m);
    const auto told = events ? events->told.of(task.name).size() : 0;
    if (!log_elsewhere) add(Shows::logs, {.label = "Log"}, "logs");
    add(Shows::events, {.label = "Events", .count = told > 0 ? count_words(static_cast<std::int64_t>(told)) : ""}, "events");
    add(Shows::details, {.label = "Details"}, "details");
    if (!a.has_error_log) return;
    out.errors = m.route.param("file") == "errors";
    out.log = m.route.with("panel", "logs").with("file", ""), out.error_log = m.route.with("panel", "logs").with("file", "errors");
}

static SidePanel task_panel(const Run& run, const Model& m, std::string_view name) {
    SidePanel out{.panel = {.name = "Task", .title = std::string(name)}, .closed = with_task(m.route, "")};
    const auto at = find_task(run, name);
    if (!at) {
        out.missing = fmt::format("{} has no task of this name.", run.head.id.value);
        return out;
    }
    const auto& group = run.groups[at->group];
    const auto& task = task_at(run, *at);
    const auto wanted = m.route.param("retry");
    const auto* a = wanted.empty() ? &task.last() : find_attempt(task, number(wanted));
    add_neighbours(out, run, *at, m.route);
    add_tries(out, task, a ? *a : task.last(), m.route);
    if (!a) {
        out.missing = fmt::format("{} has no try numbered {}: it was tried {}.", task.name, wanted, task.attempts.size() == 1 ? "once" : fmt::format("{} times", task.attempts.size()));
        return out;
    }
    out.panel.badge = task_badge(a->status);
    add_top(out, run, task, *a, m);
    add_tabs(out, task, *a, m);
    out.spec = format_route(m.route.with("tab", "spec").with("panel", "details").with("file", "").with("q", "").with("sort", "").with("desc", ""));
    add_end(out, *a);
    add_stages(out, *a, m.now, shown_zone(m));
    add_facts(out, group, task, *a);
    if (opens_in_browser(a->dashboard)) out.dashboard = a->dashboard;
    if (a->status.status == Status::running && run.head.status.status == Status::running) out.shell = shell_href(run.head.id, task.name);
    return out;
}

static std::string names(const Run& run, const std::vector<std::uint32_t>& groups) {
    static constexpr std::size_t kMost = 4;
    std::string out;
    for (std::size_t i = 0; i < groups.size() && i < kMost; ++i) out += (i ? ", " : "") + run.groups[groups[i]].name;
    return groups.size() > kMost ? out + fmt::format(" and {} more", groups.size() - kMost) : out;
}

static SidePanel group_panel(const Run& run, const Model& m, std::string_view name) {
    SidePanel out{.panel = {.name = "Group", .title = std::string(name)}, .closed = with_group(m.route, "")};
    const auto* group = run.group(name);
    if (!group) {
        out.missing = fmt::format("{} has no group of this name.", run.head.id.value);
        return out;
    }
    const auto place = static_cast<std::size_t>(group - run.groups.data());
    if (place > 0) out.previous = with_group(m.route, run.groups[place - 1].name);
    if (place + 1 < run.groups.size()) out.next = with_group(m.route, run.groups[place + 1].name);
    out.panel.previous = out.previous.has_value(), out.panel.next = out.next.has_value();
    out.panel.badge = task_badge(group->status);
    out.top.push_back({.key = "After", .value = group->upstream.empty() ? "Nothing: it starts first" : names(run, group->upstream), .href = {}, .tone = group->upstream.empty() ? Tone::quiet : Tone::plain});
    out.top.push_back({.key = "Before", .value = group->downstream.empty() ? "Nothing waits for it" : names(run, group->downstream), .href = {}, .tone = group->downstream.empty() ? Tone::quiet : Tone::plain});
    out.failure = failure_lines(group->failure);
    add_stages(out, {.status = group->status, .times = group->times}, m.now, shown_zone(m));
    for (const auto& t : group->tasks) {
        const auto& a = t.last();
        const auto ran = run_time(a, m.now);
        out.rows.push_back({.key = t.name, .name = t.name, .tag = t.lead && group->tasks.size() > 1 ? "lead" : "", .node = a.node ? a.node->value : "", .node_href = a.node ? resource_href(a.node->value) : "",
                            .time = ran ? (a.times.ended ? duration_words(*ran) : lasting_words(*ran)) : "", .status = task_badge(a.status), .opens = with_task(m.route, t.name)});
    }
    return out;
}

std::optional<SidePanel> panel_of(const Run& run, const Model& m) {
    if (const auto task = m.route.param("task"); !task.empty()) return task_panel(run, m, task);
    if (const auto group = m.route.param("group"); !group.empty()) return group_panel(run, m, group);
    return std::nullopt;
}

}  // namespace workflow
