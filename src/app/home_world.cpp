#include "api/tasks.h"
#include "api/workflows.h"
#include "app/asking.h"
#include "app/world.h"
#include "store/home.h"
#include "store/model.h"

namespace {

const std::vector<std::string> kFailed = {
    "FAILED", "FAILED_SERVER_ERROR", "FAILED_EXEC_TIMEOUT", "FAILED_QUEUE_TIMEOUT", "FAILED_CANCELED", "FAILED_BACKEND_ERROR", "FAILED_IMAGE_PULL",
    "FAILED_EVICTED", "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED"};  // those that were accepted
const std::vector<std::string> kTaskEnded = {
    "COMPLETED", "RESCHEDULED", "FAILED", "FAILED_CANCELED", "FAILED_SERVER_ERROR", "FAILED_BACKEND_ERROR", "FAILED_EXEC_TIMEOUT",
    "FAILED_IMAGE_PULL", "FAILED_EVICTED", "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED"};

template <class Came>
void ask_workflows(World& world, std::string slot, const WorkflowQuery& q, int request) {
    ask<Came, HomeAction>(std::move(slot), workflows_url(q), request, world.requests, world.dispatch, decode_workflows);
}

void carry(World& world, const FetchActive& e) { ask_workflows<ActiveCame>(world, "active workflows", {.statuses = {"PENDING", "RUNNING", "WAITING"}, .limit = kMostRows}, e.request); }
void carry(World& world, const FetchFailed& e) { ask_workflows<FailedCame>(world, "failed workflows", {.statuses = kFailed, .submitted_after = e.since, .limit = kMostRows}, e.request); }
void carry(World& world, const FetchCompleted& e) { ask_workflows<CompletedCame>(world, "completed workflows", {.statuses = {"COMPLETED"}, .submitted_after = e.since, .limit = kMostRows}, e.request); }
void carry(World& world, const FetchMine& e) { ask_workflows<MineCame>(world, "my workflows", {.users = {e.user.value}, .limit = 100}, e.request); }

void carry(World& world, const FetchRunning& e) {
    ask<RunningCame, HomeAction>("running tasks", tasks_url({.statuses = {"RUNNING"}, .limit = kMostRows}), e.request, world.requests, world.dispatch, decode_tasks);
}

void carry(World& world, const FetchMyTasks& e) {
    const TaskQuery q{.statuses = counted_statuses(), .users = {e.user.value}, .limit = kMostRows, .started_after = e.since};
    world.requests.send(whole_answer("my tasks", tasks_url(q), [=, dispatch = world.dispatch](Answer<TaskSlice> answer) { dispatch(home_event(MyTasksCame{e.request, std::move(answer), e.since})); }, decode_tasks));
}

// The newest first, a few pages: what is beyond them is told as not known.
struct HistoryJob {
    FetchHistory asked;
    std::shared_ptr<TaskHistory> found = std::make_shared<TaskHistory>();
    int pages = 0;
    static constexpr int kMostPages = 4;
};

void next_page(World world, HistoryJob job) {
    const TaskQuery q{.statuses = kTaskEnded, .offset = job.pages * kMostRows, .limit = kMostRows, .started_after = job.asked.from};
    world.requests.send(whole_answer("history of tasks", tasks_url(q), [world, job](Answer<TaskSlice> answer) mutable {
        if (!answer.value) return world.dispatch(home_event(HistoryCame{job.asked.request, {nullptr, std::move(answer.failure)}}));
        const auto& page = *answer.value;
        auto& found = *job.found;
        for (const auto& t : page.tasks) if (t.started) found.tasks.push_back(t);
        const bool full = page.tasks.size() + page.unread.count >= static_cast<std::size_t>(kMostRows);
        if (full && ++job.pages < HistoryJob::kMostPages) return next_page(world, std::move(job));
        found.all_since = full && !found.tasks.empty() ? *found.tasks.back().started : job.asked.from;
        world.dispatch(home_event(HistoryCame{job.asked.request, {job.found, {}}}));
    }, decode_tasks));
}

void carry(World& world, const FetchHistory& e) {
    HistoryJob job{.asked = e};
    job.found->window = e.window;
    job.found->asked_since = e.from;
    next_page(world, std::move(job));
}

void carry(World& world, const AskOutside&) { world.platform.notices.ask(); }
void carry(World& world, const TellOutside& e) { world.platform.notices.show(e.title, e.words, e.hash); }

}  // namespace

void carry_out(World& world, const HomeEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
