#include "app/fetch.h"
#include "app/asking.h"
#include "api/endpoint.h"
#include "api/list_stream.h"
#include "api/pools.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tasks.h"
#include "api/workflows.h"

namespace {

// The fleet's answer is big: it is decoded piece by piece while it arrives, and what is
// left to do afterwards is done in turns short enough that nobody notices.
class FleetJob : public std::enable_shared_from_this<FleetJob> {
  public:
    FleetJob(int request, Platform& platform, Dispatch dispatch) : request_(request), platform_(platform), dispatch_(std::move(dispatch)) { restart(); }

    void restart() {
        head_.clear();
        builder_ = std::make_unique<FleetBuilder>();
        decoder_ = std::make_unique<FleetDecoder>([this](Resource r) { builder_->add(std::move(r)); });
    }

    void piece(std::string_view bytes) {
        if (head_.size() < kHead) head_ += bytes.substr(0, kHead - head_.size());
        decoder_->feed(bytes);
        if (!stepping_) step();
    }

    void end(const HttpRequest& http, HttpAnswer answer) {
        if (const auto reply = reply_of(http, answer); !succeeded(reply)) return give_up(failure_of(reply));
        http_ = http, answer_ = std::move(answer), ended_ = true;
        answer_.body = head_;  // enough to tell a web page from data
        decoder_->end();
        if (!stepping_) step();
    }

  private:
    static constexpr double kTurnMs = 8;
    static constexpr std::size_t kHead = 64;

    void step() {
        stepping_ = false;
        const double start = now();
        const bool read = decoder_->step(kTurnMs, [this] { return now(); });
        if (!read) return again();
        if (!ended_) return;
        if (const auto count = decoder_->finish(); !count) return give_up(garbled(reply_of(http_, answer_), count.error()));
        while (!builder_->finish_step()) if (now() - start > kTurnMs) return again();
        dispatch_(FleetArrived{request_, {std::make_shared<const Fleet>(builder_->take(decoder_->unread())), {}}});
    }

    void again() {
        stepping_ = true;
        platform_.loop.later([self = shared_from_this()] { self->step(); });
    }

    void give_up(Failure f) { dispatch_(FleetArrived{request_, {nullptr, std::move(f)}}); }
    double now() const { return platform_.clock.steady_ms(); }

    int request_;
    Platform& platform_;
    Dispatch dispatch_;
    std::unique_ptr<FleetBuilder> builder_;
    std::unique_ptr<FleetDecoder> decoder_;
    HttpRequest http_;
    HttpAnswer answer_;
    std::string head_;  // of the body
    bool stepping_ = false, ended_ = false;
};

}  // namespace

void fetch(const FetchFleet& e, Requests& requests, Platform& platform, Dispatch dispatch) {
    const HttpRequest http{.url = resources_url(), .timeout = Seconds(120)};
    const auto job = std::make_shared<FleetJob>(e.request, platform, std::move(dispatch));
    requests.send({.http = http, .slot = "fleet", .piece = [job](std::string_view bytes) { job->piece(bytes); },
                   .restart = [job] { job->restart(); }, .done = [job, http](HttpAnswer a) { job->end(http, std::move(a)); }});
}

void fetch(const FetchResource& e, Requests& requests, Dispatch dispatch) {
    ask<ResourceArrived>("resource", resource_url(e.name), e.request, requests, dispatch, decode_resource);
}

void fetch(const FetchNodeTasks& e, Requests& requests, Dispatch dispatch) {
    const TaskQuery q{.nodes = {e.node.value}, .limit = kMostRows};
    ask<NodeTasksArrived>("tasks of the node", tasks_url(q), e.request, requests, dispatch, decode_tasks);
}

// Words of the service: how a try of a task can end.
static const std::vector<std::string> kEnded = {
    "COMPLETED", "RESCHEDULED", "FAILED", "FAILED_CANCELED", "FAILED_SERVER_ERROR", "FAILED_BACKEND_ERROR", "FAILED_EXEC_TIMEOUT",
    "FAILED_IMAGE_PULL", "FAILED_EVICTED", "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED"};

void fetch(const FetchPeerTasks& e, Requests& requests, Dispatch dispatch) {
    TaskQuery q{.statuses = kEnded, .limit = kMostRows, .started_after = e.since};
    for (const auto& pool : e.pools) q.pools.push_back(pool.value);
    ask<PeerTasksArrived>("tasks of its pools", tasks_url(q), e.request, requests, dispatch, decode_tasks);
}

void fetch(const FetchTroubles& e, Requests& requests, Dispatch dispatch) {
    const TaskQuery q{.statuses = {"FAILED_BACKEND_ERROR", "FAILED_START_ERROR", "FAILED_EVICTED"}, .limit = kMostRows, .started_after = e.since};
    ask<TroublesArrived>("failed tasks", tasks_url(q), e.request, requests, dispatch, decode_tasks);
}

void fetch(const FetchTaskSums& e, Requests& requests, Dispatch dispatch) {
    TaskQuery q{.statuses = {"RUNNING"}, .limit = kMostRows, .as = e.of == SumsOf::running ? TaskQuery::As::sums : TaskQuery::As::sums_by_workflow};
    if (e.of == SumsOf::queued_workflows) q.statuses = {"SUBMITTING", "WAITING", "PROCESSING", "SCHEDULING", "INITIALIZING"};
    auto url = tasks_url(q);
    requests.send({.http = {.url = url}, .slot = "task sums " + std::to_string(static_cast<int>(e.of)), .piece = {}, .restart = {}, .done = [=](HttpAnswer a) {
        auto outcome = read_reply(reply_of({.url = url}, a), decode_task_sums);
        auto value = outcome.value ? std::make_shared<const TaskSums>(std::move(*outcome.value)) : nullptr;
        dispatch(TaskSumsArrived{e.of, e.request, {std::move(value), std::move(outcome.failure)}});
    }});
}

void fetch(const FetchPools& e, Requests& requests, Dispatch dispatch) {
    ask<PoolsArrived>("pools", pool_quota_url(), e.request, requests, dispatch, decode_pool_quota);
}

WorkflowQuery query_of(const WorkflowFilter& f, Instant now) {
    WorkflowQuery q{.statuses = f.statuses, .users = f.users, .pools = f.pools, .priorities = f.priorities, .tags = f.tags, .labels = f.labels, .no_labels = f.no_labels,
                    .name = f.name, .app = f.app, .submitted_after = f.after, .submitted_before = f.before};
    if (f.within) q.submitted_after = std::max(now - *f.within, q.submitted_after.value_or(Instant{}));
    return q;
}

static WorkflowQuery query_of(const FetchWorkflows& e) {
    auto q = query_of(e.filter, e.now);
    q.offset = e.offset, q.limit = e.limit;
    if (e.below) q.submitted_before = q.submitted_before ? std::min(*q.submitted_before, *e.below) : *e.below;
    return q;
}

void fetch(const FetchWorkflows& e, Requests& requests, Dispatch dispatch) {
    const auto url = workflows_url(query_of(e));
    if (e.older) requests.send(whole_answer("older workflows", url, [=](Answer<WorkflowSlice> answer) { dispatch(OlderArrived{e.request, std::move(answer), e.offset}); }, decode_workflows));
    else ask<WorkflowsArrived>("workflows", url, e.request, requests, dispatch, decode_workflows);
}

static constexpr int kMostFound = 20;  // more than a palette shows

void fetch(const FindWorkflows& e, Requests& requests, Dispatch dispatch) {
    ask<FoundArrived>("found", workflows_url({.name = e.name, .limit = kMostFound}), e.request, requests, dispatch, decode_workflows);
}

// A search shows what it can read; the list of tasks is where the rest is told.
static Result<std::vector<Task>> decode_found(std::string_view body) {
    auto slice = decode_tasks(body);
    if (!slice.ok()) return slice.error();
    return std::move(slice->tasks);
}

void fetch(const FindTasks& e, Requests& requests, Dispatch dispatch) {
    ask<FoundTasksArrived>("found tasks", tasks_url({.workflow = e.workflow, .limit = kMostFound}), e.request, requests, dispatch, decode_found);
}

void fetch(const FetchProfile& e, Requests& requests, Dispatch dispatch) {
    ask<ProfileArrived>("profile", profile_url(), e.request, requests, dispatch, decode_profile);
}

void fetch(const FetchVersion& e, Requests& requests, Dispatch dispatch) {
    ask<VersionArrived>("version", version_url(), e.request, requests, dispatch, decode_version);
}
