#include "store/run.h"
#include "store/land.h"
#include "store/toast.h"
#include <algorithm>
#include <charconv>

const Run* shown_run(const Model& m) {
    const auto& r = *m.run;
    return r.asked.value == m.route.item ? r.detail.value.get() : nullptr;
}

// A task that has not begun has no log.
std::string_view panel_shows(const Model& m) {
    const auto chosen = m.route.param("panel");
    const bool log_elsewhere = m.route.param("tab") == "logs";
    if (chosen == "events" || chosen == "details" || (chosen == "logs" && !log_elsewhere)) return chosen;
    const auto* run = shown_run(m);
    const auto at = run ? find_task(*run, m.route.param("task")) : std::nullopt;
    if (!at || log_elsewhere) return "details";
    int retry = -1;
    const auto wanted = m.route.param("retry");
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), retry);
    const auto& task = task_at(*run, *at);
    const auto* a = wanted.empty() ? &task.last() : find_attempt(task, retry);
    return a && a->times.started ? "logs" : "details";
}

bool denied(const Model& m, WriteKind kind, const std::optional<PoolName>& pool) { return m.run->denied.contains({kind, pool.value_or(PoolName{})}); }

void remember_denied(Model& m, const Write& write, const std::optional<PoolName>& pool, const WriteEnd& end) {
    if (!end.failure || end.failure->kind != Failure::Kind::denied) return;
    auto& r = m.run.edit();
    r.denied.emplace(kind_of(write), pool.value_or(PoolName{}));
    ++r.revision;
}

const SentWrite* last_sent(const Model& m, const WorkflowId& id) {
    const auto& sent = m.run->sent;
    const auto at = std::find_if(sent.rbegin(), sent.rend(), [&](const SentWrite& s) { return about(s.write) == id; });
    return at == sent.rend() ? nullptr : &*at;
}

std::string spec_name(const WorkflowId& id) {
    const auto dash = id.value.rfind('-');
    const bool numbered = dash != std::string::npos && dash > 0 && dash + 1 < id.value.size() && id.value.find_first_not_of("0123456789", dash + 1) == std::string::npos;
    return numbered ? id.value.substr(0, dash) : id.value;
}

const Workflow* last_good(const Model& m) {
    const auto* run = shown_run(m);
    const auto& r = *m.run;
    if (!run || r.history_for != run->head.id || !r.history.value) return nullptr;
    const Workflow* best = nullptr;
    for (const auto& w : r.history.value->workflows)
        if (w.status.status == Status::completed && w.submitted < run->head.submitted && spec_name(w.id) == spec_name(run->head.id) && (!best || w.submitted > best->submitted)) best = &w;
    return best;
}

namespace {

using Effects = std::vector<Effect>;
static constexpr std::size_t kMostSent = 8;

Effects on(Model& m, RunArrived& a) { return keep(m, m.run.edit().detail, a); }
Effects on(Model& m, RunRequestsArrived& a) { return keep(m, m.run.edit().requests, a); }
Effects on(Model& m, RunHistoryArrived& a) { return keep(m, m.run.edit().history, a); }
Effects on(Model& m, RunQueueArrived& a) { return keep(m, m.run.edit().queue, a); }
Effects on(Model& m, TagNamesArrived& a) { return keep(m, m.run.edit().tag_names, a); }

Effects on(Model& m, EventsCame& a) { return on_events(m, a); }
Effects on(Model& m, EventsEnded& a) { return on_events(m, a); }
Effects on(Model& m, SpecTextArrived& a) { return on_spec(m, a); }
Effects on(Model& m, StandInSpec& a) { return on_spec(m, a); }
Effects on(Model& m, ErrorLogArrived& a) { return keep(m, m.run.edit().evidence.error_log, a); }
Effects on(Model& m, RunNodeArrived& a) { return keep(m, m.run.edit().evidence.node, a); }
Effects on(Model& m, RunSpecArrived& a) { return keep(m, a.good ? m.run.edit().evidence.good_spec : m.run.edit().evidence.spec, a); }

Effects on(Model& m, OpenRunDialog& a) {
    auto& r = m.run.edit();
    r.dialog = {.kind = a.kind, .reason = {}, .force = false, .change = {.pool = std::move(a.pool), .priority = std::move(a.priority)}};
    std::erase_if(r.sent, [](const SentWrite& s) { return s.end.has_value(); });  // what the last one came to was read
    return ++r.revision, Effects{};
}

Effects on(Model& m, ChangeRunDialog& a) {
    auto& r = m.run.edit();
    r.dialog.reason = std::move(a.reason), r.dialog.force = a.force;
    return ++r.revision, Effects{};
}

Effects on(Model& m, ChangeRunResubmit& a) {
    auto& r = m.run.edit();
    r.dialog.change = std::move(a.change);
    return ++r.revision, Effects{};
}

Effects on(Model& m, CloseRunDialog&) {
    auto& r = m.run.edit();
    r.dialog = {};
    return ++r.revision, Effects{};
}

// One at a time: a second press finds the first still on its way.
Effects on(Model& m, SendRunWrite& a) {
    auto& r = m.run.edit();
    for (const auto& s : r.sent) if (!s.end && about(s.write) == about(a.write)) return {};
    if (r.sent.size() == kMostSent) r.sent.erase(r.sent.begin());
    r.sent.push_back({.number = ++r.last_write, .write = a.write, .sent = m.now, .end = {}});
    ++r.revision;
    return {run_wish(SendWrite{r.last_write, a.write})};  // not moved: a page may hold this action and emit it again
}

struct Said { std::string done, refused, unknown; };

Said words_for(const Write& write, const WriteEnd& end) {
    const auto& id = about(write).value;
    switch (kind_of(write)) {
        case WriteKind::cancel: return {id + " is being canceled", id + " was not canceled", "Whether " + id + " was canceled is not known"};
        case WriteKind::restart: return {end.made.empty() ? id + " was restarted" : "Restarted as " + end.made, id + " was not restarted", "Whether " + id + " was restarted is not known"};
        case WriteKind::resubmit: return {end.made.empty() ? id + " was resubmitted" : "Resubmitted as " + end.made, id + " was not resubmitted", "Whether " + id + " was resubmitted is not known"};
        case WriteKind::tag: break;
    }
    return {"Tags of " + id + " changed", "Tags of " + id + " were not changed", "Whether the tags of " + id + " were changed is not known"};
}

bool on_its_page(const Model& m, const WorkflowId& id) {
    const auto* run = shown_run(m);
    return m.route.view == "workflows" && run && run->head.id == id;
}

// Who waits in the dialog reads there why not; who has gone elsewhere is told.
void tell(Model& m, const SentWrite& s, bool in_dialog) {
    const auto words = words_for(s.write, *s.end);
    const auto why = s.end->failure ? s.end->failure->detail : std::string();
    switch (s.end->kind) {
        case WriteEnd::Kind::done:
            m.run.edit().dialog = {};
            return toast(m, Toast::Kind::done, words.done, s.end->warnings.empty() ? "" : s.end->warnings.front());
        case WriteEnd::Kind::refused:
            if (!in_dialog) toast(m, Toast::Kind::failed, words.refused, why);
            return;
        case WriteEnd::Kind::unknown:
            if (!in_dialog) toast(m, Toast::Kind::failed, words.unknown, why + ". It was not sent again: its page shows what the service tells.");
            return;
    }
}

Effects on(Model& m, RunWritten& a) {
    auto& r = m.run.edit();
    const auto at = std::find_if(r.sent.begin(), r.sent.end(), [&](const SentWrite& s) { return s.number == a.number; });
    if (at == r.sent.end()) return {};
    at->end = std::move(a.end);
    const SentWrite sent = *at;
    const bool here = on_its_page(m, about(sent.write));
    const auto* run = shown_run(m);
    remember_denied(m, sent.write, here && run ? run->head.pool : std::nullopt, *sent.end);
    tell(m, sent, here && r.dialog.kind != RunDialog::Kind::none);
    ++r.revision;
    if (sent.end->kind == WriteEnd::Kind::refused) return {};
    r.awaited = m.now;
    if (!here) return {};
    if (!sent.end->made.empty()) {  // the new run is what one wants to look at
        m.route = {.view = "workflows", .item = sent.end->made, .params = {}};
        ++m.route_revision;
        return {SetHash{format_route(m.route), false}};
    }
    return {run_needs::detail.ask(m)};
}

Effects on(Model& m, HideRun& a) {
    hide_workflow(m.settings, a.id.value, a.hidden);
    ++m.settings_revision;
    toast(m, Toast::Kind::done, a.hidden ? a.id.value + " is hidden from the lists of this browser" : a.id.value + " is back in the lists", a.hidden ? "Nothing changed at the service" : "");
    return {SaveSettings{m.settings}};
}

}  // namespace

std::vector<Effect> update_run(Model& m, RunAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
