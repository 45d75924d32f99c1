#include "base/words.h"
#include "store/login.h"
#include "store/run.h"
#include "views/links.h"
#include "views/workflow/page.h"
#include "views/workflow/words.h"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace workflow {

static Seconds passed(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(std::max(Millis(0), to - from)); }

// The clock of a time limit is each group's own: what counts is the group that is nearest to it.
static std::string left_words(Seconds limit, std::optional<Seconds> longest) {
    if (!longest) return duration_words(limit) + " per group";
    const auto left = limit - *longest;
    if (left.count() <= 0) return "used up, of " + duration_words(limit);
    return lasting_words(left) + " left of " + duration_words(limit);
}

static std::optional<Seconds> longest(const Run& run, Instant now, std::optional<Instant> StageTimes::* since, bool (*counts)(Status)) {
    std::optional<Seconds> out;
    for (const auto& g : run.groups)
        if (counts(g.status.status) && g.times.*since) out = std::max(out.value_or(Seconds(0)), passed(*(g.times.*since), now));
    return out;
}

static bool runs(Status s) { return s == Status::running; }
static bool is_queued(Status s) { return s == Status::scheduling; }

static void add_times(Cards& out, const Run& run, Instant now, Seconds zone) {
    const auto& w = run.head;
    const auto fact = [&](std::string key, std::string value, Tone tone = Tone::plain) { out.run.push_back({.key = std::move(key), .value = std::move(value), .href = {}, .tone = tone}); };
    fact("Submitted", moment_words(w.submitted, now, zone));
    fact("Queued for", w.started || w.ended ? duration_words(w.queued) : lasting_words(passed(w.submitted, now)));
    fact("Started", w.started ? moment_words(*w.started, now, zone) : "Not yet", w.started ? Tone::plain : Tone::quiet);
    if (!w.started && is_final(w.status.status)) out.run.back().value = "Never";
    if (w.ended) fact("Ended", moment_words(*w.ended, now, zone));
    if (w.duration && is_final(w.status.status)) fact("Run time", duration_words(*w.duration));
    const bool alive = !is_final(w.status.status);
    if (run.exec_timeout) fact("Time limit", alive ? left_words(*run.exec_timeout, longest(run, now, &StageTimes::started, runs)) : duration_words(*run.exec_timeout) + " per group");
    if (run.queue_timeout && alive) fact("Queue limit", left_words(*run.queue_timeout, longest(run, now, &StageTimes::scheduling, is_queued)));
    if (alive) fact("Expected end", "Not estimated", Tone::quiet);
}

struct InUse { Amounts used, asked; std::set<std::string> nodes; std::size_t running = 0; };

static InUse in_use(const Run& run, const RunRequests* requests) {
    InUse out;
    for (const auto& g : run.groups)
        for (const auto& t : g.tasks) {
            const auto phase = phase_of(t.last().status.status);
            const auto at = requests ? requests->tasks.find(t.name) : decltype(requests->tasks.end()){};
            const bool known = requests && at != requests->tasks.end();
            if (known && !is_final(t.last().status.status)) out.asked += at->second;
            if (phase != Phase::running && phase != Phase::starting) continue;
            ++out.running;
            if (known) out.used += at->second;
            if (t.last().node) out.nodes.insert(t.last().node->value);
        }
    return out;
}

static const RunRequests* requests_of(const Run& run, const Model& m) { return m.run->requests_for == run.head.id ? m.run->requests.value.get() : nullptr; }

static void add_use(Cards& out, const Run& run, const Model& m) {
    if (is_final(run.head.status.status)) return;
    const auto use = in_use(run, requests_of(run, m));
    const auto words = [&](const Amounts& a) { return requests_of(run, m) ? amounts_words(a) : m.run->requests.failure ? "Not known" : "Asking…"; };
    if (use.running > 0) out.placement.push_back({.key = "In use", .value = words(use.used), .href = {}});
    if (use.asked != use.used) out.placement.push_back({.key = "Asks for in all", .value = words(use.asked), .href = {}});
    if (use.nodes.empty()) return;
    const auto more = use.nodes.size() - 1;
    const auto& first = *use.nodes.begin();
    if (more == 0) return out.placement.push_back({.key = "Node", .value = first, .href = resource_href(first), .mono = true});
    const auto of_run = Route{.view = "tasks", .item = {}, .params = {}}.with("q", quoted_term("workflow", run.head.id.value)).with("group", "node");
    out.placement.push_back({.key = "Nodes", .value = fmt::format("{} and {} more", first, more), .href = format_route(of_run)});
}

static void add_placement(Cards& out, const Run& run, const Model& m) {
    const auto& pool = run.head.pool;
    out.placement.push_back(pool ? Fact{.key = "Pool", .value = pool->value, .href = pool_href(pool->value)} : Fact{.key = "Pool", .value = "Not told", .href = {}, .tone = Tone::quiet});
    if (run.backend) out.placement.push_back({.key = "Backend", .value = run.backend->value, .href = {}});
    add_use(out, run, m);
}

static bool opens_in_browser(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

static void add_links(Cards& out, const Run& run) {
    if (opens_in_browser(run.grafana)) out.links.push_back({"Grafana", Icon::chart_line, run.grafana});
    if (opens_in_browser(run.dashboard)) out.links.push_back({"Cluster", Icon::external_link, run.dashboard});
    if (opens_in_browser(run.outputs)) out.links.push_back({"Outputs", Icon::folder_output, run.outputs});
}

static void add_about(Cards& out, const Run& run) {
    const auto& w = run.head;
    const Route list{.view = "workflows", .item = {}, .params = {}};
    out.about.push_back({.key = "Submitted by", .value = w.user.value, .href = format_route(list.with("q", quoted_term("user", w.user.value)))});
    if (run.canceled_by) out.about.push_back({.key = "Canceled by", .value = run.canceled_by->value == "osmo" ? "OSMO, by a time limit" : run.canceled_by->value, .href = {}});
    out.about.push_back(w.app.empty() ? Fact{.key = "App", .value = "None", .href = {}, .tone = Tone::quiet} : Fact{.key = "App", .value = w.app, .href = {}});
    out.about.push_back(run.parent.empty() ? Fact{.key = "Made from", .value = "None", .href = {}, .tone = Tone::quiet} : Fact{.key = "Made from", .value = run.parent, .href = workflow_href({run.parent}), .mono = true});
    if (!w.uuid.empty()) out.about.push_back({.key = "UUID", .value = w.uuid, .href = {}, .mono = true, .copy = true});
    if (!run.outputs.empty() && !opens_in_browser(run.outputs)) out.about.push_back({.key = "Outputs", .value = run.outputs, .href = {}, .mono = true, .copy = true});
    for (const auto& [key, value] : w.labels)
        out.labels.emplace_back(value.empty() ? key : key + "=" + value, format_route(list.with("q", quoted_term("label", value.empty() ? key : key + "=" + value))));
    out.warnings = run.warnings;
}

static void add_tags(Cards& out, const Run& run, const Model& m) {
    const auto& id = run.head.id;
    const auto* sent = last_sent(m, id);
    const bool busy = sent && !sent->end && kind_of(sent->write) == WriteKind::tag;
    if (m.login->site.read_only()) out.tags_note = run.tags.empty() ? "None" : "Only shown here";
    else if (denied(m, WriteKind::tag, run.head.pool)) out.tags_note = "The service said your roles do not let you change tags";
    else if (busy) out.tags_note = "Changing tags…";
    for (const auto& tag : run.tags) out.tags.push_back({tag, run_event(SendRunWrite{TagRun{id, {}, {tag}}})});
    const auto& names = m.run->tag_names;
    if (!names.value) {
        if (names.failure && out.tags_note.empty()) out.tags_note = "Which tags may be set is not known";
        return;
    }
    for (const auto& name : *names.value)
        if (std::find(run.tags.begin(), run.tags.end(), name) == run.tags.end())
            out.more_tags.push_back({.item = {.label = name, .icon = Icon::tag}, .does = run_event(SendRunWrite{TagRun{id, {name}, {}}})});
}

Cards cards_of(const Run& run, const Model& m) {
    Cards out;
    add_times(out, run, m.now, shown_zone(m));
    add_placement(out, run, m);
    add_about(out, run);
    add_links(out, run);
    add_tags(out, run, m);
    return out;
}

}  // namespace workflow
