#include "views/workflow/lanes.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/workflow/panel.h"
#include "views/workflow/tries.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <set>

namespace workflow {

LanesOf lanes_of(const Route& route, const Run& run) {
    const auto asked = route.param("lanes");
    if (asked == "tasks") return LanesOf::tasks;
    if (asked == "groups") return LanesOf::groups;
    return run.groups.size() == 1 ? LanesOf::tasks : LanesOf::groups;  // a single group says nothing that its tasks do not
}

Lanes make_lanes(std::shared_ptr<const Run> run, std::shared_ptr<const RunRequests> requests, LanesOf of, Instant now) {
    Lanes out{.run = std::move(run), .requests = std::move(requests), .of = of, .at = {}, .keys = {}};
    const auto& r = *out.run;
    for (std::uint32_t g = 0; g < r.groups.size(); ++g) {
        if (of == LanesOf::groups) out.at.push_back({g}), out.keys.push_back(r.groups[g].name);
        else for (std::uint32_t t = 0; t < r.groups[g].tasks.size(); ++t)
            for (std::uint32_t a = 0; a < r.groups[g].tasks[t].attempts.size(); ++a)
                out.at.push_back({g, t, a}), out.keys.push_back(try_key(r.groups[g].tasks[t].name, r.groups[g].tasks[t].attempts[a].retry));
    }
    out.open = !is_final(r.head.status.status);
    out.from = r.head.submitted;
    out.to = std::max(out.from + Millis(1000), out.open ? now : r.head.ended.value_or(now));
    const auto room = (out.to - out.from) / 50;  // the last moment does not stand on the edge
    out.to += room;
    return out;
}

static LanePart part_of(const StageSpan& s, Status status) {
    using Kind = LanePart::Kind;
    LanePart out{.kind = Kind::run, .from = s.from, .to = s.to, .tone = Tone::running, .open = s.open, .words = {}};
    switch (s.stage) {
        case Stage::processing: case Stage::scheduling: out.kind = Kind::queued, out.tone = Tone::queued; break;
        case Stage::initializing: out.kind = Kind::starting, out.tone = Tone::starting; break;
        case Stage::downloading: out.kind = Kind::download; break;
        case Stage::running: break;
        case Stage::uploading: out.kind = Kind::upload; break;
    }
    if (s.stage >= Stage::downloading) {
        const auto phase = phase_of(status);
        out.tone = phase == Phase::failed || status == Status::rescheduled ? Tone::failed : phase == Phase::completed ? Tone::completed : Tone::running;
    }
    const auto took = std::chrono::duration_cast<Seconds>(s.to - s.from);
    out.words = std::string(stage_title(s.stage)) + " " + (s.open ? lasting_words(took) : duration_words(took));
    return out;
}

static void add_parts(Lane& out, const Attempt& a, Instant now) {
    for (const auto& s : stages(a, now)) {
        out.parts.push_back(part_of(s, a.status.status));
        out.said += (out.said.empty() ? "" : ", ") + out.parts.back().words;
    }
    if (out.said.empty()) out.said = "has not begun";
}

static void add_asked(Lane& out, const Lanes& lanes, std::span<const RunTask> tasks) {
    if (!lanes.requests) return;
    Gpus gpus;
    for (const auto& t : tasks) if (const auto at = lanes.requests->tasks.find(t.name); at != lanes.requests->tasks.end()) gpus += at->second.gpu;
    if (gpus.value > 0) out.gpus = count_words(gpus.value);
}

static void add_nodes(Lane& out, const RunGroup& g) {
    std::set<std::string> nodes;
    for (const auto& t : g.tasks) if (t.last().node) nodes.insert(t.last().node->value);
    if (nodes.size() == 1) out.node = *nodes.begin(), out.node_href = resource_href(out.node);
    else if (!nodes.empty()) out.node = fmt::format("{} nodes", nodes.size());
}

static std::string time_words(const Attempt& a, Instant now) {
    const auto ran = run_time(a, now);
    if (!ran) return "";
    return a.times.ended ? duration_words(*ran) : lasting_words(*ran);
}

// A group that only waits for others is not queued: nothing could start it.
static Badge lane_badge(const StatusWord& status, bool holds_back) {
    if (!holds_back) return task_badge(status);
    return {.word = "Waiting", .tone = Tone::quiet, .icon = Icon::circle_ellipsis};
}

static Lane group_lane(const Lanes& lanes, const RunGroup& g, Instant now) {
    Lane out{.status = lane_badge(g.status, is_waiting(g.status.status) && g.waits_for > 0), .name = g.name, .mark = g.tasks.size() > 1 ? fmt::format("×{}", g.tasks.size()) : ""};
    const Attempt whole{.status = g.status, .times = g.times};
    if (g.tasks.size() == 1) {
        auto one = g.tasks.front().last();
        one.retry = 0, one.times = g.times;  // of all its tries
        add_parts(out, one, now);
    } else {
        add_parts(out, whole, now);
    }
    out.run_time = time_words(whole, now);
    add_asked(out, lanes, g.tasks);
    add_nodes(out, g);
    return out;
}

Lane lane(const Lanes& lanes, std::size_t i, Instant now) {
    const auto at = lanes.at[i];
    const auto& g = lanes.run->groups[at.group];
    if (lanes.of == LanesOf::groups) return group_lane(lanes, g, now);
    const auto& task = g.tasks[at.task];
    const auto& a = task.attempts[at.attempt];
    Lane out{.status = lane_badge(a.status, is_waiting(a.status.status) && g.waits_for > 0), .name = task.name, .mark = task.attempts.size() > 1 ? fmt::format("try {}", at.attempt + 1) : ""};
    add_parts(out, a, now);
    out.run_time = time_words(a, now);
    add_asked(out, lanes, {&task, 1});
    if (a.node) out.node = a.node->value, out.node_href = resource_href(out.node);
    return out;
}

Route lane_route(const Lanes& lanes, std::size_t i, const Route& route) {
    const auto at = lanes.at[i];
    const auto& g = lanes.run->groups[at.group];
    if (lanes.of == LanesOf::groups) return g.tasks.size() == 1 ? with_task(route, g.tasks.front().name) : with_group(route, g.name);
    const auto& task = g.tasks[at.task];
    return with_task(route, task.name, at.attempt + 1 == task.attempts.size() ? std::nullopt : std::optional(task.attempts[at.attempt].retry));
}

static std::optional<Instant> moment(std::string_view text) {
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || seconds < 0 || seconds > 100'000'000'000) return std::nullopt;
    return Instant{Seconds(seconds)};
}

Route with_range(const Route& route, std::optional<std::pair<Instant, Instant>> range) {
    if (!range) return route.with("since", "").with("until", "");
    const auto text = [](Instant at) { return std::to_string(std::chrono::floor<Seconds>(at.time_since_epoch()).count()); };
    return route.with("since", text(range->first)).with("until", text(range->second + Millis(999)));
}

static std::string selected_key(const Lanes& lanes, const Route& route) {
    const auto task = route.param("task");
    if (lanes.of == LanesOf::groups) {
        if (task.empty()) return std::string(route.param("group"));
        const auto at = find_task(*lanes.run, task);
        return at ? lanes.run->groups[at->group].name : "";
    }
    const auto at = task.empty() ? std::nullopt : find_task(*lanes.run, task);
    if (!at) return "";
    const auto retry = route.param("retry");
    return retry.empty() ? try_key(task, task_at(*lanes.run, *at).last().retry) : std::string(task) + "#" + std::string(retry);
}

std::optional<std::pair<Instant, Instant>> range_of(const Route& route) {
    const auto from = moment(route.param("since")), to = moment(route.param("until"));
    return from && to && *from < *to ? std::optional(std::pair(*from, *to)) : std::nullopt;
}

void tell_times_in(TimelineModel& timeline, Seconds zone) {
    timeline.zone = zone;
    timeline.tick_words = [zone](Instant at, Seconds step) { return step >= std::chrono::hours(24) ? clock_words(at, zone).substr(5, 5) : clock_words(at, zone).substr(11, step < Seconds(60) ? 8 : 5); };
}

static Lane marked_lane(const Lanes& lanes, const LaneMarks& marks, std::size_t i, Instant now) {
    auto out = lane(lanes, i, now);
    if (const auto at = marks.of.find(static_cast<std::uint32_t>(i)); at != marks.of.end()) {
        out.marks = at->second;
        for (const auto& mark : out.marks) out.said += ", " + mark.words;
    }
    return out;
}

const Lane& MadeLanes::of(const Lanes& lanes, const LaneMarks& marks, std::size_t i, Instant now) const {
    const auto second = std::chrono::floor<Seconds>(now);
    auto& made = made_[i];
    if (made.second == Instant{} || (made.goes_on && made.second != second)) {
        made = {marked_lane(lanes, marks, i, now), second, false};
        made.goes_on = std::any_of(made.lane.parts.begin(), made.lane.parts.end(), [](const LanePart& p) { return p.open; });
    }
    return made.lane;
}

TimelineModel timeline_of(const Lanes& lanes, const LaneMarks& marks, const MadeLanes& made, const Route& route, Instant now, Seconds zone) {
    TimelineModel out{.name = "Tasks and timeline", .group_title = lanes.of == LanesOf::groups ? "Group" : "Task", .count = lanes.at.size(),
                      .key = [&lanes](std::size_t i) { return std::string_view(lanes.keys[i]); }, .lane = [&lanes, &marks, &made, now](std::size_t i) { return made.of(lanes, marks, i, now); },
                      .href = [&lanes, route](std::size_t i) { return format_route(lane_route(lanes, i, route)); }, .from = lanes.from, .to = lanes.to};
    if (lanes.open) out.now = now;
    out.range = range_of(route);
    tell_times_in(out, zone);
    out.selected = selected_key(lanes, route);
    return out;
}

}  // namespace workflow
