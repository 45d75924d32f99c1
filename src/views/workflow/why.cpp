#include "views/workflow/why.h"
#include "base/words.h"
#include "domain/exit_codes.h"
#include "domain/health.h"
#include "store/run.h"
#include "views/links.h"
#include "views/pool_nodes.h"
#include "views/workflow/panel.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>

namespace workflow {

static constexpr std::size_t kMostCards = 3, kMostAsked = 24, kMostChanges = 12;

Route submit_from(const WorkflowId& id) { return Route{.view = "submit", .item = {}, .params = {}}.with("from", id.value); }

static WaitingFacts facts_of(const Run& run, const Model& m) {
    const auto& r = *m.run;
    WaitingFacts out{.now = m.now};
    if (m.pools.value) out.pools = m.pools.value.get();
    if (r.requests_for == run.head.id && r.requests.value) out.asks = &r.requests.value->tasks;
    if (run.head.pool && r.queue_for == *run.head.pool && r.queue.value) out.queue = &r.queue.value->workflows, out.queue_is_whole = !r.queue.value->more;
    if (const auto* events = shown_events(m)) out.events = events->told.words();
    if (m.profile.value) out.allowed = m.profile.value->pools;
    return out;
}

static Doing way_of(const WayOut& way, const Run& run, const Model& m) {
    using K = WayOut::Kind;
    const auto submit = submit_from(run.head.id);
    switch (way.kind) {
        case K::see_group: return {{.label = way.words, .icon = Icon::arrow_right}, Go{with_group(m.route, way.subject)}};
        case K::low_priority: return {{.label = "Resubmit as LOW …", .icon = Icon::chevron_down}, run_event(OpenRunDialog{RunDialog::Kind::resubmit, {}, "LOW"})};
        case K::other_pool: return {{.label = "Resubmit in " + way.subject + " …", .icon = Icon::layers}, run_event(OpenRunDialog{RunDialog::Kind::resubmit, way.subject})};
        case K::ask_for_less: return {{.label = "Edit and resubmit", .icon = Icon::pencil}, Go{submit}};
        case K::see_pool: return {{.label = way.words, .icon = Icon::layers, .kind = Button::Kind::quiet}, Follow{pool_href(way.subject)}};
        case K::see_events: return {{.label = way.words, .icon = Icon::scroll_text, .kind = Button::Kind::quiet}, Go{with_group(m.route, way.subject)}};
    }
    return {};
}

static WhyCard card_of(const Waiting& why, const std::string& group, const Run& run, const Model& m) {
    WhyCard card{.title = fmt::format("Why is {} waiting?", group), .sentence = why.sentence, .note = {}, .also = why.also, .tone = why.troubled ? Tone::warning : Tone::queued, .ways = {}};
    if (why.estimate) card.note = "An estimate from quota and free nodes: the scheduler does not tell its reasons";
    for (auto way : why.ways) {
        if (way.kind == WayOut::Kind::see_events) way.subject = group;
        card.ways.push_back(way_of(way, run, m));
    }
    if (why.estimate && m.fleet.in_flight && !m.fleet.value) card.also.push_back("Its pool's nodes are being looked at…");
    return card;
}

// Those that wait for the same reason share a card, which says how many they are: its height stays while they come and go.
struct Waiters {
    WaitCause cause;
    std::vector<std::string> groups;
};

static void name_them(WhyCard& card, const Waiters& who) {
    if (who.groups.size() < 2) return;
    card.title = fmt::format("Why are {} groups waiting?", count_words(static_cast<std::int64_t>(who.groups.size())));
    card.sentence = fmt::format("{}, first of them: {}", who.groups.front(), card.sentence);
}

std::vector<WhyCard> why_cards(const Run& run, const Model& m) {
    std::vector<WhyCard> out;
    const auto all = foremost_waiting(run);
    auto facts = facts_of(run, m);
    if (m.fleet.value && !all.empty()) facts.nodes = m.fleet.value->resources(), facts.free = FreeGpus(*facts.nodes);
    const bool something_runs = run.head.status.status == Status::running;
    std::vector<Waiters> kinds;
    std::size_t rest = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& g = run.groups[all[i]];
        if (something_runs && phase_of(g.status.status) == Phase::starting) continue;  // it comes by itself, and the picture shows it
        if (i >= kMostAsked) { ++rest; continue; }
        const auto why = why_waiting(run, g, facts);
        const auto same = std::find_if(kinds.begin(), kinds.end(), [&](const Waiters& k) { return k.cause == why.cause; });
        if (same != kinds.end()) { same->groups.push_back(g.name); continue; }
        if (out.size() == kMostCards) { ++rest; continue; }
        out.push_back(card_of(why, g.name, run, m));
        kinds.push_back({why.cause, {g.name}});
    }
    for (std::size_t i = 0; i < out.size(); ++i) name_them(out[i], kinds[i]);
    if (rest > 0 && !out.empty()) out.back().also.push_back(fmt::format("{} more wait or start.", plural(static_cast<std::int64_t>(rest), "group")));
    return out;
}

// --- why it failed

struct Known {
    DiagnosisFacts facts;
    std::unordered_map<std::string, Trouble> troubles;
    bool log_asked = false, words_asked = false;
};

static void collect(Known& out, const Run& run, const Model& m) {
    const auto& e = m.run->evidence;
    auto& f = out.facts;
    f.now = m.now;
    if (const auto* events = shown_events(m)) f.events = events->told.words(), f.events_known = events->phase == RunEvents::Phase::whole || !f.events.empty(), out.words_asked = !f.events_known && !events->failure;
    const auto at = root_of(run);
    if (at) {
        const auto& task = task_at(run, *at);
        if (e.error_log_for.value == run.head.id.value + "/" + task.name + "#" + std::to_string(task.last().retry)) {
            if (e.error_log.value) f.error_log = *e.error_log.value, f.log_known = true;
            out.log_asked = e.error_log.in_flight;
        }
        if (task.last().node && e.node_for == *task.last().node && (e.node.value || e.node.failure)) {
            f.node_known = e.node.value != nullptr || e.node.failure->kind == Failure::Kind::missing;
            if (e.node.value && !e.node.value->resources.empty()) f.node = &e.node.value->resources.front();
        }
    }
    if (m.run->requests_for == run.head.id && m.run->requests.value) f.asks = &m.run->requests.value->tasks;
    if (m.troubles.value) out.troubles = troubles_of(m.troubles.value->tasks), f.troubles = &out.troubles;
}

static Doing action(std::string label, Icon icon, Action does, Button::Kind kind = Button::Kind::normal) { return {{.label = std::move(label), .icon = icon, .kind = kind, .size = Button::Size::compact}, std::move(does)}; }

// Of the pools that the person may use, the one with the most GPUs free; which is what decides is the ranking of #/capacity.
static std::optional<std::string> other_pool(const Run& run, const Model& m) {
    const Pool* best = nullptr;
    const auto free = m.fleet.value ? free_gpus(*m.fleet.value) : FreeGpus();
    if (m.pools.value && m.profile.value)
        for (const auto& name : m.profile.value->pools) {
            const auto* pool = find_pool(*m.pools.value, name.value);
            if (!pool || name == run.head.pool || pool->status != PoolStatus::online || pool->maintenance) continue;
            if (!best || free.most(*pool) > free.most(*best)) best = pool;
        }
    return best ? std::optional(best->name.value) : std::nullopt;
}

static std::string edit_label(const Remedy& r) {
    using K = Amendment::Kind;
    if (!r.change) return "Edit and resubmit";
    const auto& to = r.change->value;
    return r.change->kind == K::memory ? "Edit with " + to + " memory" : r.change->kind == K::storage ? "Edit with " + to + " storage" : "Edit with a limit of " + to;
}

static std::optional<Doing> doing_of(const Remedy& r, const Diagnosis& d, const Run& run, const Model& m) {
    using K = Remedy::Kind;
    auto submit = submit_from(run.head.id);
    switch (r.kind) {
        case K::exclude_node: return action("Resubmit without it", Icon::ban, Go{submit.with("change", print_amendment(*r.change)).with("exclude", d.node)});
        case K::as_low: return action("Resubmit as LOW …", Icon::chevron_down, run_event(OpenRunDialog{RunDialog::Kind::resubmit, {}, "LOW"}));
        case K::as_normal: return action("Resubmit as NORMAL …", Icon::equal, run_event(OpenRunDialog{RunDialog::Kind::resubmit, {}, "NORMAL"}));
        case K::other_pool: {
            const auto pool = other_pool(run, m);
            return action(pool ? "Resubmit in " + *pool : "Choose a pool", Icon::layers, Go{submit.with("pool", pool.value_or(""))});
        }
        case K::restart: return action("Restart …", Icon::rotate_cw, run_event(OpenRunDialog{RunDialog::Kind::restart}));
        case K::see_log: case K::see_events: return d.task ? std::optional(action("Open " + task_at(run, *d.task).name, Icon::panel_right_open, Go{with_task(m.route, task_at(run, *d.task).name)})) : std::nullopt;
        case K::ask_admin: return action("Copy what is known", Icon::copy, CopyText{fmt::format("{} ({}): {} {}", run.head.id.value, run.head.uuid, d.title, d.sentence), "Copied"});
        default: break;
    }
    return action(edit_label(r), Icon::pencil, Go{r.change ? submit.with("change", print_amendment(*r.change)) : submit});
}

static std::string exit_words(const Attempt& a) {
    const auto meaning = *a.exit_code <= 1 ? std::string() : exit_meaning(*a.exit_code, a.status.status);
    return meaning.empty() ? std::to_string(*a.exit_code) : fmt::format("{}: {}", *a.exit_code, meaning);
}

static void add_facts(DiagnosisPage& out, const Diagnosis& d, const Run& run, const Model& m) {
    if (!d.task) return;
    const auto& task = task_at(run, *d.task);
    const auto& a = task.last();
    const bool canceled = d.cause == Cause::canceled;
    out.facts.push_back({.key = canceled ? "Task" : "Failed task", .value = task.name, .href = format_route(with_task(m.route, task.name)), .mono = true});
    out.facts.push_back({.key = "Status", .value = a.status.word, .href = {}, .mono = true});
    if (a.exit_code) out.facts.push_back({.key = "Exit code", .value = exit_words(a), .href = {}, .mono = true});
    if (a.times.ended) out.facts.push_back({.key = canceled ? "Canceled at" : "Failed at", .value = moment_words(*a.times.ended, m.now, shown_zone(m)), .href = {}});
    if (const auto ran = run_time(a, m.now); ran && a.times.ended) out.facts.push_back({.key = "Ran for", .value = duration_words(*ran), .href = {}});
    if (a.node) out.facts.push_back({.key = "Node", .value = a.node->value, .href = resource_href(a.node->value), .mono = true});
}

static std::string clock(Instant at, Seconds zone) { return clock_words(at, zone).substr(11, 8); }

static void add_proof(DiagnosisPage& out, const Diagnosis& d, const Known& known, const Run& run, Seconds zone) {
    for (const auto& e : d.evidence) {
        if (e.from == Evidence::From::log) out.log.push_back({"", e.words});
        else if (e.from == Evidence::From::event) out.events.push_back({e.at ? clock(*e.at, zone) : "", e.words});
        else for (const auto& line : failure_lines(e.words)) out.events.push_back({e.at ? clock(*e.at, zone) : "", line, Tone::failed});
    }
    if (d.task) {
        const auto& task = task_at(run, *d.task);
        out.log_title = "Error log of " + task.name;
        if (out.log.empty()) out.log_note = !task.last().has_error_log ? "The service keeps no error log for what ended so" : known.log_asked ? "Asking for it…" : known.facts.log_known ? "It is empty" : "It did not come";
    }
    out.refused = d.cause == Cause::rejected;
    if (out.events.empty()) out.events_note = known.words_asked ? "Asking for them…" : known.facts.events_known ? "The cluster said nothing of it" : "They did not come";
}

static std::string short_place(std::string place) {
    for (const std::string_view step : {"groups.", "tasks.", "resources."})
        for (auto at = place.find(step); at != std::string::npos; at = place.find(step)) place.erase(at, step.size());
    return place;
}

static void add_changes(DiagnosisPage& out, const Run& run, const Model& m) {
    const auto* good = last_good(m);
    const auto& e = m.run->evidence;
    if (!good) {
        if (m.run->history_for == run.head.id && m.run->history.value) out.changes_note = fmt::format("No earlier run of {} that completed is known", spec_name(run.head.id));
        return;
    }
    out.changes_title = "Changed since " + good->id.value;
    out.compare_href = format_route(m.route.with("tab", "spec").with("with", good->id.value));
    const bool both = e.spec_for == run.head.id && e.good_spec_for == good->id;
    if (!both || !e.spec.value || !e.good_spec.value) {
        const bool failed = both && (e.spec.failure || e.good_spec.failure);
        out.changes_note = failed ? "The specs could not be compared: " + (e.spec.failure ? e.spec.failure->detail : e.good_spec.failure->detail) : "Comparing the specs…";
        return;
    }
    out.changes = spec_changes(*e.good_spec.value, *e.spec.value);
    const auto all = out.changes.size();
    if (all > kMostChanges) out.changes.resize(kMostChanges);
    for (auto& c : out.changes) c.place = short_place(std::move(c.place));
    out.changes_note = all == 0 ? "Nothing: the same spec completed then" : all > kMostChanges ? fmt::format("{} of {} differences", kMostChanges, all) : "Last completed run";
}

DiagnosisPage diagnosis_of(const Run& run, const Model& m) {
    DiagnosisPage out;
    Known known;
    collect(known, run, m);
    const auto d = diagnose(run, known.facts);
    if (!d) return out;
    out.title = d->title, out.sentence = d->sentence, out.node_words = d->node_words, out.node_suspect = d->node_suspect, out.others = d->others;
    if (d->cause == Cause::canceled) out.tone = Tone::quiet;
    if (d->node_failures > 0) out.node_href = node_failures_href(d->node);
    if (d->group) out.root_group = run.groups[*d->group].name;
    add_facts(out, *d, run, m);
    for (const auto& r : d->remedies) out.tries.push_back({r.words, r.because, doing_of(r, *d, run, m)});
    add_proof(out, *d, known, run, shown_zone(m));
    if (const auto* events = shown_events(m); events && !events->told.all().empty()) {
        out.all_events = "All " + count_words(static_cast<std::int64_t>(events->told.all().size()));
        out.events_href = format_route(m.route.with("tab", "events"));
    }
    add_changes(out, run, m);
    return out;
}

}  // namespace workflow
