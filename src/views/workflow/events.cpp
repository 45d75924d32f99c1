#include "views/workflow/events.h"
#include "base/find_text.h"
#include "base/time_text.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/state.h"
#include "views/workflow/panel.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <numeric>

namespace workflow {

static constexpr std::array<std::string_view, 3> kKinds = {"", "look", "trouble"};

EventWish event_wish(const Route& route) {
    EventWish out{.words = std::string(route.param("q")), .task = std::string(route.param("of")), .sort = std::string(route.param("sort")), .kind = {}, .descending = route.param("sort").empty() || route.param("desc") == "1", .range = range_of(route)};
    for (std::size_t i = 1; i < kKinds.size(); ++i) if (route.param("kind") == kKinds[i]) out.kind = static_cast<EventKind>(i);
    return out;
}

Route with_kind(const Route& route, EventKind kind) { return route.with("kind", kKinds[static_cast<std::size_t>(kind)]); }

static EventKind kind_of(const PodEvent& e) {
    const auto weighs = words_of(e).weighs;
    return weighs == Weighing::trouble ? EventKind::trouble : weighs == Weighing::worth_a_look ? EventKind::worth_a_look : EventKind::all;
}

// All words of the filter have to stand somewhere in what is shown of it.
class EventFilter {
  public:
    explicit EventFilter(std::string_view words) {
        while (!words.empty()) {
            const auto end = std::min(words.find(' '), words.size());
            if (end > 0) finders_.emplace_back(std::string(words.substr(0, end)), true);
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
    bool passes(const PodEvent& e) const {
        if (finders_.empty()) return true;
        const auto all = e.task + '\n' + e.reason + '\n' + e.cause + '\n' + words_of(e).words + '\n' + e.message;
        return std::all_of(finders_.begin(), finders_.end(), [&](const TextFinder& f) { return f.find(all, 0) != std::string_view::npos; });
    }

  private:
    std::vector<TextFinder> finders_;
};

static void put_in_order(EventsPage& page, const PodEvents& events) {
    const auto& all = events.all();
    if (page.wish.sort == "task") std::stable_sort(page.rows.begin(), page.rows.end(), [&](auto a, auto b) { return all[a].task < all[b].task; });
    if (page.wish.sort == "reason") std::stable_sort(page.rows.begin(), page.rows.end(), [&](auto a, auto b) { return events.words()[a].reason < events.words()[b].reason; });
    if (page.wish.descending) std::reverse(page.rows.begin(), page.rows.end());
}

static void add_state(EventsPage& page, const RunEvents* events) {
    using Phase = RunEvents::Phase;
    if (!events) { page.state = "Asking for the events"; return; }
    switch (events->phase) {
        case Phase::none: case Phase::opening: page.state = events->told.all().empty() ? "Waiting for the first event" : "Opening the stream again"; break;
        case Phase::live: page.state = "Streaming", page.state_tone = Tone::running; break;
        case Phase::whole: page.state = "All of them are here"; break;
        case Phase::broken:
            page.state = events->failure ? "Cut off: " + reason_words(*events->failure) : "The stream ended: it is opened again";
            if (events->failure) page.state_tone = Tone::warning;
            break;
        case Phase::refused: page.state = events->failure ? reason_words(*events->failure) : "The service does not send them", page.state_tone = Tone::failed; break;
    }
    if (events->told.dropped() > 0) page.note = fmt::format("The oldest {} were dropped here", count_words(static_cast<std::int64_t>(events->told.dropped())));
    else if (events->cut) page.note = fmt::format("The service keeps the last {}: older ones may be gone", RunEvents::kKept);
}

static std::string empty_words(const RunEvents* events, const EventsPage& page, const Run& run) {
    if (events && !events->told.all().empty()) return "No event passes the filter";
    if (!events || events->phase != RunEvents::Phase::whole) return is_final(run.head.status.status) ? page.state : page.state + ". The cluster speaks when pods are placed, started and ended";
    return "The service has no events of it: they are kept for a while only, and a workflow whose pods never came to be has none";
}

EventsPage events_of(const Run& run, const Model& m, EventWish wish) {
    EventsPage page{.rows = {}, .keys = {}, .kinds = {}, .wish = std::move(wish), .state = {}, .footer = {}, .note = {}, .empty = {}};
    const auto* events = shown_events(m);
    add_state(page, events);
    std::array<std::size_t, 3> counts{};
    if (events) {
        const EventFilter filter(page.wish.words);
        const auto& all = events->told.all();
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            const auto& e = all[i];
            if (!page.wish.task.empty() && e.task != page.wish.task) continue;
            if (page.wish.range && (e.at < page.wish.range->first || e.at > page.wish.range->second)) continue;
            if (!filter.passes(e)) continue;
            const auto kind = kind_of(e);
            for (std::size_t k = 0; k <= static_cast<std::size_t>(kind); ++k) ++counts[k];
            if (kind >= page.wish.kind) page.rows.push_back(i);
        }
        put_in_order(page, events->told);
        for (const auto i : page.rows) page.keys.push_back(fmt::format("{:x}", id_of(all[i])));
        const auto n = static_cast<std::int64_t>(page.rows.size()), of = static_cast<std::int64_t>(all.size());
        page.footer = n == of ? plural(of, "event") : fmt::format("{} of {}", count_words(n), plural(of, "event"));
    }
    const auto count = [&](std::size_t k) { return " " + count_words(static_cast<std::int64_t>(counts[k])); };
    page.kinds = {{"All" + count(0)}, {"Worth a look" + count(1)}, {"Trouble" + count(2)}};
    if (page.rows.empty()) page.empty = empty_words(events, page, run);
    return page;
}

static std::string time_of(Instant at, Instant now, Seconds zone) {
    const auto clock = clock_words(at, zone);
    const bool today = std::chrono::floor<std::chrono::days>(at + zone) == std::chrono::floor<std::chrono::days>(now + zone);
    return today ? clock.substr(11, 8) : clock.substr(5, 14);
}

// Which try it is about: conditions say so, an event is of the last one that had begun by then.
static const Attempt* attempt_of(const RunTask& task, const PodEvent& e) {
    if (e.retry) return find_attempt(task, *e.retry);
    const Attempt* found = &task.attempts.front();
    for (const auto& a : task.attempts) if (a.times.scheduling && *a.times.scheduling <= e.at) found = &a;
    return found;
}

static Badge reason_badge(const PodEvent& e, Weighing weighs) {
    Badge out{.word = !e.status.empty() && !e.cause.empty() ? e.cause : e.reason, .note = {}, .tone = Tone::quiet, .icon = Icon::info};
    if (weighs == Weighing::worth_a_look) out.tone = Tone::warning, out.icon = Icon::triangle_alert;
    if (weighs == Weighing::trouble) out.tone = Tone::failed, out.icon = Icon::circle_x;
    return out;
}

std::string moment_href(const WorkflowId& id, std::string_view task, Instant at) {
    return format_route(Route{.view = "workflows", .item = id.value, .params = {}, .part = "logs"}.with("task", task).with("at", print_instant(at).substr(0, 19)));
}

EventRow event_row(const Run& run, const PodEvent& e, const Model& m) {
    const auto words = words_of(e);
    EventRow out{.time = time_of(e.at, m.now, shown_zone(m)), .task = e.task, .tag = {}, .means = words.words, .message = e.message, .log_href = {}, .reason = reason_badge(e, words.weighs), .opens = with_task(m.route, e.task)};
    const auto at = find_task(run, e.task);
    if (!at) return out;
    const auto& task = task_at(run, *at);
    const auto* a = attempt_of(task, e);
    if (task.attempts.size() > 1 && a) {
        out.tag = fmt::format("try {}", a - task.attempts.data() + 1);
        if (a != &task.last()) out.opens = with_task(m.route, e.task, a->retry);
    }
    if (a && a->times.started) out.log_href = moment_href(run.head.id, e.task, e.at);
    return out;
}

std::string event_text(const RunEvents& events, const EventsPage& page) {
    auto rows = page.rows;
    std::sort(rows.begin(), rows.end());
    std::string out;
    for (const auto i : rows) {
        const auto& e = events.told.all()[i];
        auto stamp = print_instant(e.at);
        stamp[10] = ' ';
        out += fmt::format("{} [{}{}] {}: {}{}{}{}\n", stamp, e.task, e.retry.value_or(0) > 0 ? fmt::format(" retry-{}", *e.retry) : "", e.reason, e.status, e.cause.empty() ? "" : ", Reason: " + e.cause,
                           e.status.empty() || e.message.empty() ? "" : ", Message: ", e.message);
    }
    return out;
}

// --- strips

PodLanes pod_lanes(const Run& run, const RunEvents& events, std::string_view task, Instant now) {
    PodLanes out{.tasks = {}, .open = is_alive(run.head.status.status)};
    const auto& all = events.told.all();
    if (all.empty()) return out;
    for (const auto& t : events.told.tasks()) if (task.empty() || t == task) out.tasks.push_back(t);
    const auto last = out.open ? now : run.head.ended.value_or(all.back().at);
    out.from = all.front().at, out.to = std::max({out.from + Millis(1000), last, all.back().at});
    out.to += (out.to - out.from) / 50;  // the last moment does not stand on the edge
    return out;
}

static LanePart part_of(const PodSpan& span) {
    LanePart out{.kind = LanePart::Kind::run, .from = span.from, .to = span.to, .tone = span.weighs == Weighing::trouble ? Tone::failed : span.open ? Tone::running : Tone::completed, .open = span.open, .words = "Running"};
    if (span.stage == PodStage::pending) out.kind = LanePart::Kind::queued, out.tone = Tone::queued, out.words = "Pending";
    if (span.stage == PodStage::init) out.kind = LanePart::Kind::starting, out.tone = Tone::starting, out.words = "Starting";
    out.words += " " + duration_words(std::chrono::duration_cast<Seconds>(span.to - span.from));
    return out;
}

static std::string trouble_words(const PodTrouble& t, Seconds zone) {
    auto out = clock_words(t.at, zone).substr(11, 8) + " " + t.words.words;
    if (t.times > 1) out += fmt::format(", {} times until {}", t.times, clock_words(t.last, zone).substr(11, 8));
    return out;
}

static LaneMark mark_of(const PodTrouble& t, Seconds zone) {
    const bool bad = t.words.weighs == Weighing::trouble;
    return {.at = t.at, .icon = bad ? Icon::circle_x : Icon::triangle_alert, .tone = bad ? Tone::failed : Tone::warning, .words = trouble_words(t, zone)};
}

// The cluster does not always tell of the end; the service does.
static const Attempt* ended_unsaid(const Run& run, std::vector<PodSpan>& spans, std::string_view task) {
    const auto at = spans.empty() || spans.back().stage == PodStage::done ? std::nullopt : find_task(run, task);
    const auto* a = at ? &task_at(run, *at).last() : nullptr;
    if (!a || !a->times.ended || !is_final(a->status.status)) return nullptr;
    spans.back().to = std::max(spans.back().from, *a->times.ended), spans.back().open = false;
    if (phase_of(a->status.status) == ::Phase::failed) spans.back().weighs = Weighing::trouble;
    return a;
}

Lane pod_lane(const Run& run, const PodEvents& events, std::string_view task, Instant now, bool open, Seconds zone) {
    Lane out{.status = {.word = "Not known", .note = {}, .tone = Tone::quiet, .icon = Icon::circle_ellipsis}, .name = std::string(task)};
    auto spans = pod_spans(events, task, open ? std::optional(now) : std::nullopt);
    const auto* ended = ended_unsaid(run, spans, task);
    for (const auto& span : spans) {
        if (span.stage == PodStage::done) continue;
        out.parts.push_back(part_of(span));
        out.said += (out.said.empty() ? "" : ", ") + out.parts.back().words;
        if (span.stage == PodStage::running) out.run_time = duration_words(std::chrono::duration_cast<Seconds>(span.to - span.from));
    }
    if (ended) out.status = task_badge(ended->status);
    else if (!spans.empty()) {
        const auto& last = spans.back();
        const bool bad = last.weighs == Weighing::trouble;
        switch (last.stage) {
            case PodStage::pending: out.status = {.word = "Pending", .note = {}, .tone = Tone::queued, .icon = Icon::clock}; break;
            case PodStage::init: out.status = {.word = "Starting", .note = {}, .tone = Tone::starting, .icon = Icon::loader_circle}; break;
            case PodStage::running: out.status = {.word = "Running", .note = {}, .tone = Tone::running, .icon = Icon::circle_play}; break;
            default: out.status = {.word = bad ? "Failed" : "Done", .note = {}, .tone = bad ? Tone::failed : Tone::completed, .icon = bad ? Icon::circle_x : Icon::circle_check}; break;
        }
    }
    if (const auto at = find_task(run, task)) if (const auto& node = task_at(run, *at).last().node) out.node = node->value;
    for (const auto& t : pod_troubles(events, task)) out.marks.push_back(mark_of(t, zone)), out.said += (out.said.empty() ? "" : ", ") + out.marks.back().words;
    return out;
}

TimelineModel pods_of(const PodLanes& lanes, const Run& run, const RunEvents& events, const RunRequests* requests, const Route& route, Instant now, Seconds zone) {
    TimelineModel out{.name = "Pods", .group_title = "Task", .count = lanes.tasks.size(), .key = [&lanes](std::size_t i) { return std::string_view(lanes.tasks[i]); },
                      .lane = [&lanes, &run, &events, requests, now, zone](std::size_t i) {
                          auto lane = pod_lane(run, events.told, lanes.tasks[i], now, lanes.open, zone);
                          if (requests) if (const auto at = requests->tasks.find(lanes.tasks[i]); at != requests->tasks.end() && at->second.gpu.value > 0) lane.gpus = count_words(at->second.gpu.value);
                          return lane;
                      },
                      .href = [&lanes, route](std::size_t i) { return format_route(route.with("of", route.param("of") == lanes.tasks[i] ? "" : lanes.tasks[i])); }, .from = lanes.from, .to = lanes.to};
    if (lanes.open) out.now = now;
    out.range = range_of(route);
    tell_times_in(out, zone);
    out.selected = std::string(route.param("of"));
    return out;
}

LaneMarks lane_marks(const Lanes& lanes, const PodEvents& events, Seconds zone) {
    LaneMarks out;
    std::unordered_map<std::string_view, std::uint32_t> first;  // lane of a task, of its first try
    const auto& run = *lanes.run;
    for (std::uint32_t i = 0; i < lanes.at.size(); ++i) {
        const auto at = lanes.at[i];
        if (lanes.of == LanesOf::groups) for (const auto& t : run.groups[at.group].tasks) first.emplace(t.name, i);
        else if (at.attempt == 0) first.emplace(run.groups[at.group].tasks[at.task].name, i);
    }
    for (const auto& name : events.tasks()) {
        const auto lane = first.find(name);
        if (lane == first.end()) continue;
        const auto at = lanes.at[lane->second];
        for (const auto& t : pod_troubles(events, name)) {
            std::uint32_t place = lane->second;
            if (lanes.of == LanesOf::tasks) {
                const auto& attempts = run.groups[at.group].tasks[at.task].attempts;
                for (std::uint32_t a = 1; a < attempts.size(); ++a) if (attempts[a].times.scheduling && *attempts[a].times.scheduling <= t.at) place = lane->second + a;
            }
            auto mark = mark_of(t, zone);
            if (lanes.of == LanesOf::groups && run.groups[at.group].tasks.size() > 1) mark.words += " (" + name + ")";
            auto& marks = out.of[place];
            if (marks.size() < kMostMarks) marks.push_back(std::move(mark));
        }
    }
    return out;
}

}  // namespace workflow
