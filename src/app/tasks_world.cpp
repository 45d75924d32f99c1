#include "api/tasks.h"
#include "api/terminal.h"
#include "app/asking.h"
#include "app/world.h"
#include "store/tasks.h"

namespace {

TaskQuery query_of(const TaskFilter& f, Instant now) {
    TaskQuery q{.statuses = f.statuses, .users = f.users, .pools = f.pools, .nodes = f.nodes, .priorities = f.priorities, .workflow = f.workflow,
                .started_after = f.after, .started_before = f.before};
    if (f.within) q.started_after = std::max(now - *f.within, q.started_after.value_or(Instant{}));
    return q;
}

void carry(World& world, const FetchTasks& e) {
    auto q = query_of(e.filter, e.now);
    q.offset = e.offset, q.limit = e.limit;
    world.requests.send(whole_answer(e.next ? "next tasks" : "tasks", tasks_url(q), [=, dispatch = world.dispatch](Answer<TaskSlice> answer) {
        if (e.next) dispatch(tasks_event(NextTasksCame{e.request, std::move(answer), e.offset, e.limit}));
        else dispatch(tasks_event(TasksCame{e.request, std::move(answer), e.limit}));
    }, decode_tasks));
}

void carry(World& world, const FetchSums& e) {
    auto q = query_of(e.filter, e.now);
    q.as = e.by_workflow ? TaskQuery::As::sums_by_workflow : TaskQuery::As::sums;
    q.limit = kMostRows;
    ask<TaskSumsCame, TasksAction>("sums of tasks", tasks_url(q), e.request, world.requests, world.dispatch, decode_task_sums);
}

// A few pages: one workflow of thousands of tasks would hide all others behind it.
struct CountJob {
    FetchWorkflowTasks asked;
    std::shared_ptr<TaskSlice> found = std::make_shared<TaskSlice>();
    int pages = 0;
};

void next_page(World world, CountJob job) {
    auto q = query_of(job.asked.filter, {});
    q.offset = job.pages * kMostRows, q.limit = kMostRows;
    world.requests.send(whole_answer("tasks of workflows", tasks_url(q), [world, job](Answer<TaskSlice> answer) mutable {
        if (!answer.value) return world.dispatch(tasks_event(WorkflowTasksCame{job.asked.request, std::move(answer)}));
        const auto& page = *answer.value;
        job.found->tasks.insert(job.found->tasks.end(), page.tasks.begin(), page.tasks.end());
        job.found->unread.count += page.unread.count;
        if (page.tasks.size() + page.unread.count >= static_cast<std::size_t>(kMostRows) && ++job.pages < kMostCountedPages) return next_page(world, std::move(job));
        world.dispatch(tasks_event(WorkflowTasksCame{job.asked.request, {std::move(job.found), {}}}));
    }, decode_tasks));
}

void carry(World& world, const FetchWorkflowTasks& e) { next_page(world, CountJob{.asked = e}); }

void carry(World& world, const WriteTasksAs& e) {
    auto q = query_of(e.filter, e.now);
    q.limit = kMostRows;
    world.platform.clipboard.write(e.cli ? task_list_command(q) : curl_command(world.platform.location.page(), tasks_url(q)));
}

}  // namespace

void carry_out(World& world, const TasksEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
