#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/tasks/page.h"

using namespace made_up;
using tasks::present;

namespace {

struct Made {
    std::string workflow = "train-7", name = "lead";
    std::string_view word = "RUNNING";
    std::string user = "alice", pool = "prod-gpu", node = "gpu-1";
    std::int64_t gpus = 8;
    Priority priority = Priority::normal;
    int retry = 0;
};

Task task(const Made& d) {
    Task t{.workflow = {d.workflow}, .name = d.name, .retry = d.retry, .user = {d.user}, .pool = PoolName{d.pool}, .status = {status_of(d.word), std::string(d.word)}, .priority = d.priority,
           .gpu = {d.gpus}, .cpu = {d.gpus * 1000}, .memory = gib(d.gpus * 10), .storage = gib(100)};
    if (!d.node.empty()) t.node = ResourceName{d.node};
    return t;
}

Model loaded(std::vector<Task> rows, bool more = false, std::string_view hash = "#/tasks") {
    auto m = at(hash);
    for (const auto& t : rows) m.known.users.insert(t.user.value), m.known.pools.insert(t.pool->value);
    auto& s = m.tasks.edit();
    const auto n = rows.size();
    arrive(s.list, TaskList{.filter = task_question(m), .rows = std::move(rows), .more = more, .fresh = n});
    s.sums_asked = sums_question(m);
    return m;
}

void add_sums(Model& m, std::vector<TaskSum> sums) { arrive(m.tasks.edit().sums, TaskSums{.sums = std::move(sums)}); }

TaskSum sum(std::string user, std::string pool, Priority priority, std::int64_t gpus, std::string workflow = {}) {
    return {.user = {std::move(user)}, .pool = PoolName{std::move(pool)}, .priority = priority, .workflow = {std::move(workflow)}, .gpu = {gpus}, .cpu = {gpus * 1000}, .memory = gib(gpus), .storage = gib(gpus)};
}

std::vector<std::string> shown(const Model& m) {
    const auto index = tasks::rows_of(m);
    std::vector<std::string> out;
    for (const auto i : tasks::choose(m, index).rows) out.push_back(m.tasks->list.value->rows[i].name);
    return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a row leads to its try, its workflow and its node") {
    auto t = task({.retry = 2});
    t.started = kNoon - std::chrono::minutes(135);
    const auto r = tasks::row(t, kNoon);
    CHECK(r.href == "#/workflows/train-7?task=lead&retry=2");
    CHECK(r.node_href == "#/resources/gpu-1");
    CHECK(r.time == "2h 15m");
    CHECK(r.attempt == "3");
    CHECK(r.status.word == "Running");
}

TEST_CASE("what waits for other tasks, what they kept from running and what was not placed say so") {
    CHECK(tasks::row(task({.word = "WAITING", .node = ""}), kNoon).status.word == "Waiting");
    CHECK_FALSE(tasks::row(task({.word = "WAITING", .node = ""}), kNoon).placed);
    CHECK(tasks::row(task({.word = "FAILED_UPSTREAM", .node = ""}), kNoon).status.word == "Not run");
    CHECK(tasks::row(task({.word = "FAILED_UPSTREAM", .node = ""}), kNoon).placed);
    CHECK(tasks::row(task({.word = "RESCHEDULED"}), kNoon).status.word == "Rescheduled");
    CHECK(tasks::row(task({.word = "SCHEDULING"}), kNoon).status.word == "Queued");
    CHECK(tasks::row(task({.gpus = 0}), kNoon).gpus.empty());
}

TEST_CASE("the footer says whether this is all, and what the rows ask for") {
    auto page = present(loaded({task({}), task({.name = "worker"})}));
    CHECK(page.footer_left == "2 tasks, end of the list");
    CHECK(page.footer_right == "These ask for  16 GPUs   16 cores   160 GiB");
    auto m = loaded({task({}), task({.name = "worker"})}, true);
    CHECK(present(m).footer_left == "2 loaded, there are more");
    CHECK(present(m).footer_right.starts_with("Those loaded ask for"));
    add_sums(m, {sum("alice", "prod-gpu", Priority::high, 340)});
    CHECK(present(m).footer_right == "Running now  340 GPUs   340 cores   340 GiB");
    m.route = parse_route("#/tasks?sort=gpus&desc=1");
    CHECK(present(m).footer_left == "2 loaded, there are more, sorted among those loaded");
    m.tasks.edit().next.in_flight = true;
    CHECK(present(m).footer_left == "2 loaded, more on their way, sorted among those loaded");
    CHECK_FALSE(present(m).can_show_more);
}

TEST_CASE("a filter that the page applies itself counts among what is loaded") {
    const auto page = present(loaded({task({}), task({.name = "worker"})}, true, "#/tasks?q=work"));
    CHECK(page.footer_left == "1 of 2 loaded match, there are more");
}

TEST_CASE("tabs write the query, and the one that is asked for is marked") {
    auto page = present(loaded({task({})}, false, "#/tasks?q=user:alice"));
    CHECK(page.tab == 0);
    CHECK(format_route(page.tab_routes[3]) == "#/tasks?q=user:alice%20status:running");
    CHECK(format_route(page.tab_routes[6]) == "#/tasks?q=user:alice&show=all");
    for (std::size_t i = 0; i < page.tab_routes.size(); ++i) {
        auto m = loaded({});
        m.route = page.tab_routes[i];
        CHECK(present(m).tab == static_cast<int>(i));
        CHECK(format_route(present(m).tab_routes[0]) == "#/tasks?q=user:alice");
    }
    CHECK(present(loaded({}, false, "#/tasks?q=status:failed_evicted")).tab == -1);
}

TEST_CASE("rows are sorted among those loaded; a third press gives the service's order back") {
    const std::vector<Task> rows = {task({.name = "b", .gpus = 2}), task({.name = "a10", .gpus = 8}), task({.name = "a9", .gpus = 4})};
    CHECK(shown(loaded(rows)) == Words{"b", "a10", "a9"});
    CHECK(shown(loaded(rows, false, "#/tasks?sort=task")) == Words{"a9", "a10", "b"});
    CHECK(shown(loaded(rows, false, "#/tasks?sort=gpus&desc=1")) == Words{"a10", "a9", "b"});
    auto route = tasks::sorted_by(parse_route("#/tasks"), "gpus");
    CHECK(format_route(route) == "#/tasks?sort=gpus&desc=1");
    route = tasks::sorted_by(route, "gpus");
    CHECK(format_route(route) == "#/tasks?sort=gpus");
    CHECK(format_route(tasks::sorted_by(route, "gpus")) == "#/tasks");
}

TEST_CASE("what has not started stands behind what has") {
    auto early = task({.name = "early"}), late = task({.name = "late"}), never = task({.name = "never", .word = "WAITING", .node = ""});
    early.started = kNoon - std::chrono::hours(2), late.started = kNoon - std::chrono::hours(1);
    CHECK(shown(loaded({never, late, early}, false, "#/tasks?sort=started")) == Words{"early", "late", "never"});
}

TEST_CASE("sums stand under whom they are of, the most GPUs first, with totals") {
    auto m = loaded({task({}), task({.name = "worker"}), task({.name = "w", .word = "WAITING", .user = "bob"})}, false, "#/tasks?by=user");
    add_sums(m, {sum("bob", "prod-gpu", Priority::low, 2), sum("alice", "prod-gpu", Priority::normal, 16), sum("alice", "dev-gpu", Priority::high, 8)});
    const auto s = present(m).summary;
    REQUIRE(s.groups.size() == 2);
    CHECK(s.groups[0].whole.name == "alice");
    CHECK(s.groups[0].whole.gpus == "24");
    CHECK(s.groups[0].parts[0].name == "prod-gpu");
    CHECK(s.groups[0].parts[1].priority.word == "HIGH");
    CHECK(s.total.gpus == "26");
    CHECK(s.groups[0].whole.tasks == "2");  // running ones: bob's waits
    CHECK(s.groups[1].whole.tasks.empty());
    CHECK(s.groups[0].whole.href == "#/tasks?q=user:alice");
    CHECK(s.note == "Running now");
}

TEST_CASE("tasks are counted only where all of them are here") {
    auto m = loaded({task({})}, true);
    add_sums(m, {sum("alice", "prod-gpu", Priority::normal, 16)});
    CHECK(present(m).summary.total.tasks.empty());
    CHECK(present(m).summary.parts[0].words == "16 cores, 16 GiB");
    auto failed = loaded({task({})}, false, "#/tasks?q=status:failed");
    add_sums(failed, {sum("alice", "prod-gpu", Priority::normal, 16)});
    failed.route = parse_route("#/tasks?q=status:failed user:alice");  // the list is of another question
    CHECK(present(failed).summary.total.tasks.empty());
}

TEST_CASE("a thousand sums are all that the service sends: that is said") {
    auto m = loaded({task({})}, false, "#/tasks?by=workflow");
    std::vector<TaskSum> sums;
    for (int i = 0; i < kMostRows; ++i) sums.push_back(sum("alice", "prod-gpu", Priority::normal, 1, "w-" + std::to_string(i)));
    add_sums(m, sums);
    CHECK(present(m).summary.cut == "The service sends 1,000 sums at most: there may be more");
    sums.pop_back();
    add_sums(m, sums);
    CHECK(present(m).summary.cut.empty());
}

TEST_CASE("groups close and open, one by one or all at once") {
    auto route = parse_route("#/tasks?look=summary&by=user");
    CHECK_FALSE(is_closed(route, "alice"));
    route = with_toggled(route, "alice");
    CHECK(is_closed(route, "alice"));
    CHECK_FALSE(is_closed(route, "bob"));
    route = with_all_closed(route);
    CHECK(is_closed(route, "bob"));
    route = with_toggled(route, "bob");
    CHECK_FALSE(is_closed(route, "bob"));
    CHECK(is_closed(route, "alice"));
    CHECK_FALSE(is_closed(with_all_open(route), "alice"));
}

TEST_CASE("nothing active, nothing that matches and nothing loaded yet are different things") {
    CHECK(present(loaded({})).nothing->notice.heading == "No task is active");
    CHECK(present(loaded({}, false, "#/tasks?show=all")).nothing->notice.heading == "No tasks yet");
    const auto page = present(loaded({}, false, "#/tasks?q=user:alice"));
    CHECK(page.nothing->notice.heading == "No tasks match");
    CHECK(page.nothing->notice.words == "user:alice, Active");
    CHECK(present(at("#/tasks")).state.kind == PageState::Kind::loading);
    auto m = loaded({task({})}, true, "#/tasks?q=zebra");
    REQUIRE(present(m).nothing);
    CHECK(present(m).nothing->notice.actions[0].label == "Look further");
}

TEST_CASE("a page that failed is said over the rows, and can be asked for again") {
    auto m = loaded({task({})}, true);
    fail(m.tasks.edit().next, broken("GET /api/task"));
    const auto page = present(m);
    REQUIRE(page.later);
    CHECK(page.later->notice.heading == "The tasks after these did not load");
    CHECK_FALSE(page.can_show_more);
}

TEST_CASE("rows are exported exactly, and as nothing a spreadsheet would run") {
    auto t = task({.name = "=cmd()"});
    t.started = kNoon;
    const std::vector<Task> all = {t};
    const std::uint32_t rows[] = {0};
    CHECK(tasks::csv(all, rows) == "workflow,task,try,status,user,pool,node,priority,gpus,cores,memory_bytes,storage_bytes,started,ended,duration_seconds\r\n"
                                   "train-7,\"'=cmd()\",0,RUNNING,alice,prod-gpu,gpu-1,NORMAL,8,8,85899345920,107374182400,2026-11-22T12:00:00.000Z,,\r\n");
    CHECK(tasks::json(all, rows).find("\"ended\":null,\"duration_seconds\":null}") != std::string::npos);
}

TEST_CASE("headings add up what they head") {
    const std::vector<Task> all = {task({}), task({.name = "b", .gpus = 2})};
    const auto h = tasks::heading_of({.title = "train-7", .closed = false, .rows = {0, 1}}, all, false);
    CHECK(h.note == "2 tasks");
    CHECK(tasks::heading_of({.title = "train-7", .closed = false, .rows = {0, 1}}, all, true).note == "2+ tasks loaded");
    CHECK(h.subtotals[7].words == "10");
}

TEST_CASE("tasks of hidden workflows are left out of the list, and it is said how many") {
    auto m = made_up::at("#/tasks");
    const auto task = [](const char* workflow) { return Task{.workflow = {workflow}, .name = "t", .status = {Status::running, "RUNNING"}, .gpu = Gpus{4}}; };
    TaskList list;
    list.rows = {task("mine-1"), task("mine-2")};
    list.fresh = 2;
    made_up::arrive(m.tasks.edit().list, std::move(list));
    m.settings.hidden_workflows = {"mine-2"};
    const auto page = tasks::present(m);
    CHECK(page.hidden == "1 task of workflows that you hid in this browser is left out here, not in the sums");
    CHECK(tasks::choose(m, tasks::rows_of(m)).rows.size() == 1);
    CHECK(tasks::choose(m, tasks::rows_of(m)).asks.gpu == Gpus{4});
    m.route = page.with_hidden;
    CHECK(tasks::choose(m, tasks::rows_of(m)).rows.size() == 2);
}

TEST_CASE("a copied request says what of the filter it leaves out") {
    const auto note = [](std::string_view hash) {
        const auto action = tasks::deed(tasks::Deed::curl, loaded({task({})}, false, hash), {});
        return std::get<CopyTasksAs>(std::get<Boxed<TasksAction>>(action).what->it).note;
    };
    CHECK(note("#/tasks?q=status:running pool:prod-gpu").empty());
    CHECK(note("#/tasks?q=status:running gpu>=8 -user:bob") == "Without gpu>=8 and -user:bob, which only this page looks for");
}

TEST_CASE("sums that were not counted have no column of tasks") {
    CHECK(tasks::summary_columns(true).back().key == "tasks");
    CHECK(tasks::summary_columns(false).back().key == "storage");
}
