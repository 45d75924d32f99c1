#include "domain/diagnosis.h"
#include "store/needs.h"
#include "store/run.h"
#include <algorithm>

namespace {

using Weight = Need::Weight;
constexpr Seconds kNever{std::chrono::hours(24)}, kFinished{300}, kHistory{60}, kSoon{2}, kStarting{5}, kRunning{10};
constexpr Seconds kAwaiting{45};          // after a write: so long something may change any moment
constexpr std::size_t kManyTasks = 1000;  // such answers are megabytes

// How often the detail is worth asking for. None: as the person chose.
std::optional<Seconds> haste(const Model& m, const Run& run) {
    if (run.tasks > kManyTasks) return std::nullopt;
    const auto& awaited = m.run->awaited;
    if (awaited && m.now - *awaited < kAwaiting) return kSoon;
    if (!is_alive(run.head.status.status)) return std::nullopt;
    return run.head.status.status == Status::running ? kRunning : kStarting;
}

Standing detail_standing(const Model& m) {
    const auto& r = *m.run;
    if (r.asked.value != m.route.item) return {};
    auto out = standing_of(r.detail);
    if (!r.detail.value) return out;
    out.most = haste(m, *r.detail.value);
    if (is_final(r.detail.value->head.status.status)) out.least = kFinished;  // tags and warnings still change
    return out;
}

Effect ask_detail(Model& m) {
    auto& r = m.run.edit();
    start_anew(r.detail, r.asked, m.route.item);
    return run_wish(FetchRun{ask_anew(m, r.detail), m.route.item});
}

// --- what is asked for once the detail is known

WorkflowId id_of(const Model& m) {
    const auto* run = shown_run(m);
    return run ? run->head.id : WorkflowId{};
}

template <class T>
Standing standing_beside(const Model& m, const Remote<T>& r, const WorkflowId& about, Seconds least) {
    const auto id = id_of(m);
    auto out = about == id ? standing_of(r, least) : Standing{};
    out.can = !id.value.empty();
    return out;
}

Standing requests_standing(const Model& m) {
    auto out = standing_beside(m, m.run->requests, m.run->requests_for, kNever);  // what tasks ask for never changes
    const auto* run = shown_run(m);
    out.can = run && run->tasks > 0;
    return out;
}
Effect ask_requests(Model& m) {
    auto& r = m.run.edit();
    const auto head = shown_run(m)->head;
    start_anew(r.requests, r.requests_for, head.id.value);
    return run_wish(FetchRunRequests{ask_anew(m, r.requests), head.id, head.user, head.pool});
}

Effect ask_history(Model& m) {
    auto& r = m.run.edit();
    start_anew(r.history, r.history_for, id_of(m).value);
    return run_wish(FetchRunHistory{ask_anew(m, r.history), spec_name(r.history_for)});
}

// --- why it waits

bool waits(const Model& m) {
    const auto* run = shown_run(m);
    if (!run || !is_alive(run->head.status.status) || !run->head.pool) return false;
    return std::any_of(run->groups.begin(), run->groups.end(), [](const RunGroup& g) { return is_waiting(g.status.status) && g.waits_for == 0; });
}

Standing queue_standing(const Model& m) {
    Standing out;
    if (waits(m) && m.run->queue_for == *shown_run(m)->head.pool) out = standing_of(m.run->queue);
    out.can = waits(m);
    return out;
}
Effect ask_queue(Model& m) {
    auto& r = m.run.edit();
    start_anew(r.queue, r.queue_for, shown_run(m)->head.pool->value);
    return run_wish(FetchRunQueue{ask_anew(m, r.queue), r.queue_for});
}

template <const Need& need>
Standing where_it_waits(const Model& m) {
    auto out = need.standing(m);
    out.can = out.can && waits(m);
    return out;
}

// --- why it failed

const Run* failed_run(const Model& m) {
    const auto* run = shown_run(m);
    return run && phase_of(run->head.status.status) == Phase::failed ? run : nullptr;
}

struct RootTry { const RunTask* task = nullptr; const Attempt* a = nullptr; };
RootTry root_try(const Model& m) {
    const auto* run = failed_run(m);
    const auto at = run ? root_of(*run) : std::nullopt;
    if (!at) return {};
    const auto& task = task_at(*run, *at);
    return {&task, &task.last()};
}

std::string error_log_key(const Model& m, const RootTry& root) { return id_of(m).value + "/" + root.task->name + "#" + std::to_string(root.a->retry); }

Standing error_log_standing(const Model& m) {
    const auto root = root_try(m);
    const auto& e = m.run->evidence;
    Standing out = root.a && e.error_log_for.value == error_log_key(m, root) ? standing_of(e.error_log, kNever) : Standing{};
    out.can = root.a && root.a->has_error_log;
    return out;
}
Effect ask_error_log(Model& m) {
    const auto root = root_try(m);
    auto& e = m.run.edit().evidence;
    start_anew(e.error_log, e.error_log_for, error_log_key(m, root));
    return run_wish(FetchErrorLog{ask_anew(m, e.error_log), id_of(m), root.task->name, root.a->retry});
}

Standing node_standing(const Model& m) {
    const auto root = root_try(m);
    const auto& e = m.run->evidence;
    Standing out = root.a && root.a->node && e.node_for == *root.a->node ? standing_of(e.node, kFinished) : Standing{};
    out.can = root.a && root.a->node;
    return out;
}
Effect ask_node(Model& m) {
    const auto name = *root_try(m).a->node;
    auto& e = m.run.edit().evidence;
    start_anew(e.node, e.node_for, name.value);
    return run_wish(FetchRunNode{ask_anew(m, e.node), name});
}

Standing spec_standing(const Model& m) {
    const auto& e = m.run->evidence;
    Standing out = failed_run(m) && e.spec_for == id_of(m) ? standing_of(e.spec, kNever) : Standing{};
    out.can = failed_run(m) && last_good(m);  // there is something to compare it with
    return out;
}
Effect ask_spec(Model& m) {
    auto& e = m.run.edit().evidence;
    start_anew(e.spec, e.spec_for, id_of(m).value);
    return run_wish(FetchRunSpec{false, ask_anew(m, e.spec), e.spec_for});
}

Standing good_spec_standing(const Model& m) {
    const auto* good = failed_run(m) ? last_good(m) : nullptr;
    const auto& e = m.run->evidence;
    Standing out = good && e.good_spec_for == good->id ? standing_of(e.good_spec, kNever) : Standing{};
    out.can = good != nullptr;
    return out;
}
Effect ask_good_spec(Model& m) {
    const auto id = last_good(m)->id;
    auto& e = m.run.edit().evidence;
    start_anew(e.good_spec, e.good_spec_for, id.value);
    return run_wish(FetchRunSpec{true, ask_anew(m, e.good_spec), id});
}

constexpr Need::Kind kErrorLog{Weight::extra, error_log_standing, ask_error_log};
constexpr Need::Kind kNode{Weight::extra, node_standing, ask_node};
constexpr Need::Kind kSpec{Weight::extra, spec_standing, ask_spec};
constexpr Need::Kind kGoodSpec{Weight::extra, good_spec_standing, ask_good_spec};
constexpr Need::Kind kDetail{Weight::data, detail_standing, ask_detail, [](const Model& m) { return m.run->asked.value != m.route.item; }};
constexpr Need::Kind kRequests{Weight::extra, requests_standing, ask_requests};
constexpr Need::Kind kHistoryKind{Weight::extra, [](const Model& m) { return standing_beside(m, m.run->history, m.run->history_for, kHistory); }, ask_history};
constexpr Need::Kind kQueue{Weight::extra, queue_standing, ask_queue};
constexpr Need::Kind kQueuedGpus{Weight::extra, where_it_waits<Need::queued_workflows>, [](Model& m) { return Need::queued_workflows.ask(m); }};
constexpr Need::Kind kFleet{Weight::extra, where_it_waits<Need::fleet_rarely>, [](Model& m) { return Need::fleet_rarely.ask(m); }};
constexpr Need::Kind kTagNames{Weight::extra, [](const Model& m) { return standing_of(m.run->tag_names, kNever); },
                               [](Model& m) -> Effect { return run_wish(FetchTagNames{ask_anew(m, m.run.edit().tag_names)}); }};

}  // namespace

constinit const Need run_needs::detail{kDetail}, run_needs::requests{kRequests}, run_needs::history{kHistoryKind}, run_needs::queue{kQueue},
    run_needs::queued_gpus{kQueuedGpus}, run_needs::fleet_where_it_waits{kFleet}, run_needs::tag_names{kTagNames}, run_needs::error_log{kErrorLog}, run_needs::node{kNode},
    run_needs::spec{kSpec}, run_needs::good_spec{kGoodSpec};
