#include "doctest/doctest.h"
#include "store/model.h"
#include "store/tasks.h"
#include "store/update.h"
#include "unit/views/made_up.h"

using namespace made_up;

namespace {

Task task(std::string workflow, std::string name, std::string_view word = "RUNNING", int retry = 0) {
    Task t{.workflow = {std::move(workflow)}, .name = std::move(name), .retry = retry, .user = {"alice"}, .pool = PoolName{"prod-gpu"}};
    t.status = {status_of(word), std::string(word)};
    return t;
}

std::vector<Task> rows(int from, int to) {
    std::vector<Task> out;
    for (int i = from; i < to; ++i) out.push_back(task("w", "t" + std::to_string(i)));
    return out;
}

template <class T>
Answer<T> answer(T value) { return {std::make_shared<const T>(std::move(value)), {}}; }

template <class E>
E wish(const std::vector<Effect>& effects) {
    REQUIRE(effects.size() == 1);
    return std::get<E>(std::get<TasksWish>(effects[0]).what->it);
}

std::vector<Effect> due(Model& m) {
    const Need needs[] = {need_tasks};
    return fetch_due(m, needs);
}

std::vector<Effect> came(Model& m, int request, std::vector<Task> page, int limit) {
    return update(m, tasks_event(TasksCame{request, answer(TaskSlice{.tasks = std::move(page)}), limit}));
}

std::vector<std::string> names(const Model& m) {
    std::vector<std::string> out;
    for (const auto& t : m.tasks->list.value->rows) out.push_back(t.name);
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("without a word about states, what is not over is asked for; all of them only when that is said") {
    CHECK(task_question(at("#/tasks")).statuses == Words{"SUBMITTING", "WAITING", "PROCESSING", "SCHEDULING", "INITIALIZING", "RUNNING"});
    CHECK(task_question(at("#/tasks?show=all")).statuses.empty());
    CHECK(task_question(at("#/tasks?q=status:starting")).statuses == Words{"INITIALIZING"});
    CHECK(sums_question(at("#/tasks")).statuses == Words{"RUNNING"});
    CHECK(sums_question(at("#/tasks?show=all")).statuses == Words{"RUNNING"});
    CHECK(sums_question(at("#/tasks?q=status:failed")).statuses.front() == "FAILED");
}

TEST_CASE("the service is asked what it takes, in its own words") {
    auto m = at("#/tasks?q=user:al pool:prod,dev priority:low workflow:Train-7 node:gpu-1 started:24h");
    m.known.users = {"alice", "bob"};
    m.known.pools = {"prod-gpu", "dev-gpu", "other"};
    const auto q = task_question(m);
    CHECK(q.users == Words{"alice"});
    CHECK(q.pools == Words{"prod-gpu", "dev-gpu"});
    CHECK(q.priorities == Words{"LOW"});
    CHECK(q.workflow == "Train-7");  // capitals as typed: the service minds them
    CHECK(q.nodes == Words{"gpu-1"});
    CHECK(q.within == Seconds(24 * 3600));
    m.now += std::chrono::hours(1);
    CHECK(task_question(m) == q);  // the question does not change with every tick
}

TEST_CASE("what the service cannot be asked is left to the page") {
    auto m = at("#/tasks?q=-user:alice user:bob user:al zebra gpu>=4");
    m.known.users = {"alice", "bob"};
    const auto q = task_question(m);
    CHECK(q.users == Words{"bob"});      // both terms: the second is looked for among the answer
    CHECK(q.workflow.empty());           // a free word may be the name of a task
    m.route = parse_route("#/tasks?q=started>=2026-11-20 started<2026-11-21T10:00");
    CHECK(task_question(m).after == Instant{std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)});
    CHECK(task_question(m).before == Instant{std::chrono::sys_days(std::chrono::year(2026) / 11 / 21)} + std::chrono::hours(10));
}

TEST_CASE("mine is asked for only when it is known who I am") {
    auto m = at("#/tasks?q=user:me");
    CHECK(due(m).empty());
    arrive(m.profile, Profile{.user = {"alice"}, .pools = {{"prod-gpu"}}});
    m.known.users = {"alice"};
    CHECK(wish<FetchTasks>(due(m)).filter.users == Words{"alice"});
}

TEST_CASE("short forms of nodes are spelled out where the fleet is known") {
    auto m = at("#/tasks?q=node:h100");
    CHECK(task_question(m).nodes == Words{"h100"});
    arrive(m.fleet, fleet({{.name = "sky-h100-1"}, {.name = "sky-h100-2"}, {.name = "sky-a100-1"}}));
    CHECK(task_question(m).nodes == Words{"sky-h100-1", "sky-h100-2"});
    m.route = parse_route("#/tasks?q=node:sky-h100-1");
    CHECK(task_question(m).nodes == Words{"sky-h100-1"});
}

TEST_CASE("a page that is not full is the last one; a full one is not") {
    auto m = at("#/tasks");
    auto asked = wish<FetchTasks>(due(m));
    (void)came(m, asked.request, rows(0, asked.limit), asked.limit);
    CHECK(m.tasks->list.value->more);
    auto again = at("#/tasks");
    asked = wish<FetchTasks>(due(again));
    (void)came(again, asked.request, rows(0, asked.limit - 1), asked.limit);
    CHECK_FALSE(again.tasks->list.value->more);
    CHECK(update(again, tasks_event(MoreTasks{})).empty());
}

TEST_CASE("pages overlap, and a row that comes twice is told anew where it stands") {
    auto m = at("#/tasks");
    const auto asked = wish<FetchTasks>(due(m));
    (void)came(m, asked.request, rows(0, asked.limit), asked.limit);
    const auto next = wish<FetchTasks>(update(m, tasks_event(MoreTasks{})));
    CHECK(next.offset == asked.limit - 100);
    CHECK(next.limit == kMostRows);
    CHECK(update(m, tasks_event(MoreTasks{})).empty());  // once at a time
    auto page = rows(next.offset, next.offset + 400);
    page[0].status = {Status::completed, "COMPLETED"};
    (void)update(m, tasks_event(NextTasksCame{next.request, answer(TaskSlice{.tasks = page}), next.offset, next.limit}));
    CHECK(m.tasks->list.value->rows.size() == static_cast<std::size_t>(next.offset) + 400);
    CHECK(m.tasks->list.value->rows[static_cast<std::size_t>(next.offset)].status.status == Status::completed);
    CHECK_FALSE(m.tasks->list.value->more);
    CHECK(m.tasks->list.value->fresh == static_cast<std::size_t>(asked.limit));
}

TEST_CASE("a page that begins behind rows nobody has seen is asked for from further up") {
    auto m = at("#/tasks");
    const auto asked = wish<FetchTasks>(due(m));
    (void)came(m, asked.request, rows(0, asked.limit), asked.limit);
    const auto next = wish<FetchTasks>(update(m, tasks_event(MoreTasks{})));
    const auto back = wish<FetchTasks>(update(m, tasks_event(NextTasksCame{next.request, answer(TaskSlice{.tasks = rows(900, 1900)}), next.offset, next.limit})));
    CHECK(back.offset == 0);
    CHECK(m.tasks->list.value->rows.size() == static_cast<std::size_t>(asked.limit));
}

TEST_CASE("a refresh drops what no longer matches and keeps what stands behind its end") {
    auto m = at("#/tasks");
    const auto asked = wish<FetchTasks>(due(m));
    (void)came(m, asked.request, rows(0, asked.limit), asked.limit);
    const auto next = wish<FetchTasks>(update(m, tasks_event(MoreTasks{})));
    (void)update(m, tasks_event(NextTasksCame{next.request, answer(TaskSlice{.tasks = rows(next.offset, 1100)}), next.offset, next.limit}));
    REQUIRE(m.tasks->list.value->rows.size() == 1100);
    m.now += Seconds(31);
    const auto fresh = wish<FetchTasks>(due(m));
    CHECK(fresh.limit == 1000);  // all that one answer can hold
    auto page = rows(2, 1001);   // two are over, one is new on top
    page.insert(page.begin(), task("new", "new"));
    (void)came(m, fresh.request, page, fresh.limit);
    const auto now = names(m);
    CHECK(now.size() == 1099);
    CHECK(now.front() == "new");
    CHECK(now[1] == "t2");
    CHECK(now.back() == "t1099");
    CHECK(std::count(now.begin(), now.end(), "t0") == 0);
    CHECK(m.tasks->list.value->fresh == 1000);
}

TEST_CASE("another question makes the answers to the one before void") {
    auto m = at("#/tasks");
    const auto first = wish<FetchTasks>(due(m));
    m.route = parse_route("#/tasks?q=status:failed");
    const auto second = wish<FetchTasks>(due(m));
    (void)came(m, first.request, rows(0, 3), first.limit);
    CHECK_FALSE(m.tasks->list.value);
    (void)came(m, second.request, rows(5, 7), second.limit);
    CHECK(m.tasks->list.value->filter.statuses.size() > 5);
}

TEST_CASE("sums of another question are never shown for this one") {
    auto m = at("#/tasks");
    const Need needs[] = {need_task_sums};
    const auto first = wish<FetchSums>(fetch_due(m, needs));
    (void)update(m, tasks_event(TaskSumsCame{first.request, answer(TaskSums{.sums = {{.user = {"a"}}}})}));
    CHECK(m.tasks->sums.value);
    m.route = parse_route("#/tasks?by=workflow");
    CHECK(wish<FetchSums>(fetch_due(m, needs)).by_workflow);
    CHECK_FALSE(m.tasks->sums.value);
}
