#include "doctest/doctest.h"
#include "store/polling.h"
#include "store/tasks.h"
#include "unit/views/made_up.h"
#include "views/query_bar.h"
#include "views/workflows/filters.h"
#include "views/workflows/page.h"

using namespace made_up;
using workflows::present;

static Workflow run(std::string id, std::string_view word) {
    return {.id = {std::move(id)}, .user = {"alice"}, .pool = PoolName{"prod-gpu"}, .status = {status_of(word), std::string(word)}, .priority = Priority::normal,
            .priority_word = "NORMAL", .submitted = kNoon - std::chrono::minutes(151), .queued = Seconds(41)};
}

static Model loaded(std::vector<Workflow> rows, bool more, std::string_view hash = "#/workflows") {
    auto m = at(hash);
    arrive(m.workflows, WorkflowList{.filter = {}, .rows = std::move(rows), .more = more});
    return m;
}

TEST_CASE("a row says status with reason, who, where, how long and since when") {
    auto w = run("train-7", "FAILED_IMAGE_PULL");
    w.duration = Seconds(372);
    w.labels = {{"team", "robotics"}, {"nightly", ""}};
    const auto r = workflows::row(w, kNoon);
    CHECK(r.status.word == "Failed");
    CHECK(r.status.note == "Image pull");
    CHECK(r.href == "#/workflows/train-7");
    CHECK(r.queued == "41s");
    CHECK(r.duration == "6m 12s");
    CHECK(r.submitted == "2h 31m ago");
    CHECK(r.priority.word == "NORMAL");
    CHECK(r.labels == std::vector<std::string>{"nightly", "team=robotics"});
}

TEST_CASE("a running one counts on, a waiting one has no run time, an unknown word is itself") {
    auto w = run("a", "RUNNING");
    w.started = kNoon - std::chrono::minutes(144);
    CHECK(workflows::row(w, kNoon).duration == "2h 24m");
    w.started = kNoon - Seconds(24 * 60 + 5);
    CHECK(workflows::row(w, kNoon).duration == "24m");
    w.started = kNoon - Seconds(20);
    CHECK(workflows::row(w, kNoon).duration == "<1m");
    CHECK(workflows::row(run("b", "PENDING"), kNoon).duration.empty());
    CHECK(workflows::row(run("c", "FROBNICATING"), kNoon).status.word == "FROBNICATING");
}

TEST_CASE("the footer counts what is loaded and says whether there are more") {
    CHECK(present(loaded({run("a", "RUNNING"), run("b", "FAILED"), run("c", "RUNNING")}, true)).footer_left == "3 loaded, older ones exist");
    const auto page = present(loaded({run("a", "RUNNING"), run("b", "FAILED"), run("c", "RUNNING")}, false));
    CHECK(page.footer_left == "3 workflows, end of the list");
    CHECK(page.footer_right == "Of these  2 running   1 failed");
    for (const auto& tab : page.tabs) CHECK_MESSAGE(tab.count.empty(), "a tab counts what nobody has counted");
}

TEST_CASE("more is asked for only while there is more, and once at a time") {
    auto m = loaded({run("a", "RUNNING")}, true);
    CHECK(present(m).can_show_more);
    m.older.in_flight = true;
    CHECK_FALSE(present(m).can_show_more);
    CHECK(present(m).footer_left == "1 loaded, older ones on their way");
    m.older.in_flight = false;
    fail(m.older, broken("GET /api/workflow"));
    CHECK_FALSE(present(m).can_show_more);
    REQUIRE(present(m).older);
    CHECK(std::holds_alternative<ShowMore>(present(m).older->does.at(0)));
    CHECK_FALSE(present(loaded({run("a", "RUNNING")}, false)).can_show_more);
}

TEST_CASE("tabs write the query, and keep the other filters") {
    auto page = present(loaded({run("a", "RUNNING")}, false, "#/workflows?q=user:alice"));
    CHECK(page.tab == 0);
    REQUIRE(page.tab_routes.size() == 6);
    CHECK(format_route(page.tab_routes[1]) == "#/workflows?q=user:alice%20status:queued");
    for (std::size_t i = 0; i < page.tab_routes.size(); ++i) {
        auto m = loaded({}, false);
        m.route = page.tab_routes[i];
        CHECK(present(m).tab == static_cast<int>(i));
    }
    CHECK(present(loaded({}, false, "#/workflows?q=status:failed_evicted")).tab == -1);
    CHECK(present(loaded({}, false, "#/workflows?status=WAITING,PENDING")).tab == 1);  // an older link
    CHECK(format_route(present(loaded({}, false, "#/workflows?status=WAITING,PENDING")).tab_routes[2]) == "#/workflows?q=status:running");
}

TEST_CASE("every status of a workflow belongs to a tab, and what was rejected to one of its own") {
    std::vector<std::string> all;
    const auto page = present(loaded({}, false));
    for (const auto& route : page.tab_routes) {
        auto m = loaded({}, false);
        m.route = route;
        for (const auto& status : workflow_question(m).statuses) all.push_back(status);
    }
    for (const auto* word : {"PENDING", "RUNNING", "WAITING", "COMPLETED", "FAILED", "FAILED_SUBMISSION", "FAILED_SERVER_ERROR", "FAILED_EXEC_TIMEOUT",
                             "FAILED_QUEUE_TIMEOUT", "FAILED_CANCELED", "FAILED_BACKEND_ERROR", "FAILED_IMAGE_PULL", "FAILED_EVICTED", "FAILED_START_ERROR",
                             "FAILED_START_TIMEOUT", "FAILED_PREEMPTED"})
        CHECK_MESSAGE(std::count(all.begin(), all.end(), word) == 1, word);
    CHECK(workflows::row(run("a", "FAILED_SUBMISSION"), kNoon).status.word == "Rejected");
}

TEST_CASE("menus know the person, the pools and whoever is in the list, and tick what is asked") {
    auto m = loaded({run("a", "RUNNING")}, false, "#/workflows?q=user:bob");
    arrive(m.profile, Profile{.user = {"carol"}, .pools = {{"dev-gpu"}}});
    m.known = {.users = {"alice", "bob", "carol"}, .pools = {"dev-gpu", "prod-gpu"}, .apps = {}};
    const auto page = present(m);
    REQUIRE(page.menus.size() == 3);
    const auto& users = page.menus[0];
    REQUIRE(users.items.size() == 3);
    CHECK(users.items[0].note == "you");
    CHECK(users.items[2].label == "bob");
    CHECK(users.items[2].checked);
    CHECK_FALSE(users.items[1].checked);
    CHECK(users.writes[0] == "user:bob,carol");
    CHECK(users.writes[2].empty());
    CHECK(page.menus[1].items.size() == 2);
}

TEST_CASE("mine and my pools are words of the query, so that a link means whoever reads it") {
    auto page = present(loaded({}, false, "#/workflows?q=train"));
    CHECK(page.who == 0);
    CHECK(format_route(page.whose_routes[1]) == "#/workflows?q=train%20user:me");
    CHECK(format_route(page.where_routes[1]) == "#/workflows?q=train%20pool:mine");
    page = present(loaded({}, false, "#/workflows?q=train user:me pool:mine"));
    CHECK(page.who == 1);
    CHECK(page.in == 1);
    CHECK(format_route(page.whose_routes[0]) == "#/workflows?q=train%20pool:mine");
    CHECK(present(loaded({}, false, "#/workflows?q=user:bob")).who == -1);
    CHECK(present(loaded({}, false, "#/workflows?user=bob")).who == -1);
}

TEST_CASE("what the page looks for by itself is said, while older ones may match as well") {
    const auto page = present(loaded({run("a", "RUNNING"), run("b", "FAILED")}, true, "#/workflows?q=-user:bob label:x=1,y=2"));
    CHECK(page.footer_left.find("-user:bob and label:x=1,y=2 are looked for among those loaded") != std::string::npos);
    CHECK(present(loaded({run("a", "RUNNING")}, true, "#/workflows?q=status:running label:team=*")).footer_left.find("looked for") == std::string::npos);
    CHECK(present(loaded({run("a", "RUNNING")}, true, "#/workflows?sort=workflow")).footer_left == "1 loaded, older ones exist, sorted among those loaded");
}

TEST_CASE("rows are sorted among those loaded, names as a person counts") {
    auto m = loaded({run("b", "RUNNING"), run("a10", "FAILED"), run("a9", "COMPLETED")}, false, "#/workflows?sort=workflow");
    const auto names = [&] {
        std::string out;
        for (const auto i : workflows::choose(m, workflows::rows_of(m)).rows) out += m.workflows.value->rows[i].id.value + " ";
        return out;
    };
    CHECK(names() == "a9 a10 b ");
    m.route = parse_route("#/workflows?sort=status");
    CHECK(names() == "b a9 a10 ");
    m.route = parse_route("#/workflows");
    CHECK(names() == "b a10 a9 ");
}

TEST_CASE("a workflow hidden in this browser is left out, which is said") {
    auto m = loaded({run("a", "RUNNING"), run("b", "FAILED")}, false);
    hide_workflow(m.settings, "b", true);
    CHECK(present(m).hidden == "1 is hidden in this browser");
    CHECK(present(m).footer_left == "2 workflows, end of the list");
    CHECK(workflows::choose(m, workflows::rows_of(m)).rows.size() == 1);
    m.route = present(m).with_hidden;
    CHECK(present(m).hidden.empty());
    CHECK(workflows::choose(m, workflows::rows_of(m)).rows.size() == 2);
    m.route = parse_route("#/workflows");
    hide_workflow(m.settings, "a", true);
    CHECK(present(m).nothing->notice.heading == "All of them are hidden");
}

TEST_CASE("tasks and GPUs are shown where they are known, and only there") {
    auto m = loaded({run("a", "RUNNING")}, false);
    const TaskProgressOf progress = {{WorkflowId{"a"}, TaskProgress{.tasks = 14, .completed = 6, .running = 1, .failed = 1}}};
    arrive(m.running_workflows, TaskSums{.sums = {{.workflow = {"a"}, .gpu = {4}}}});
    const auto r = workflows::row(m.workflows.value->rows[0], kNoon, {&m, &progress});
    CHECK(r.tasks_done == "6");
    CHECK(r.tasks == "14+");
    CHECK(r.progress.said == "6 of 14+ tasks completed, 1 running, 1 failed");
    CHECK(r.gpus == "4");
    const auto over = workflows::row(run("b", "COMPLETED"), kNoon, {&m, &progress});
    CHECK(over.tasks.empty());
    CHECK(over.gpus.empty());
}

TEST_CASE("progress counts the last try of each task, of workflows all of whose tasks are here") {
    auto old = run("old-1", "RUNNING"), fresh = run("new-1", "RUNNING");
    old.submitted = kNoon - std::chrono::hours(30), fresh.submitted = kNoon - std::chrono::hours(1);
    const auto task = [](const char* workflow, const char* name, std::string_view word, int retry, int minutes_ago) {
        Task t{.workflow = {workflow}, .name = name, .retry = retry};
        t.status = {status_of(word), std::string(word)};
        t.started = kNoon - std::chrono::minutes(minutes_ago);
        return t;
    };
    TaskSlice slice{.tasks = {task("new-1", "a", "RUNNING", 1, 5), task("old-1", "x", "RUNNING", 0, 20), task("new-1", "b", "COMPLETED", 0, 40), task("new-1", "a", "RESCHEDULED", 0, 50)}};
    const std::vector<Workflow> all = {old, fresh};
    auto found = task_progress(tasks_since(slice, kNoon - std::chrono::hours(40), 1000), all);
    CHECK(found.at({"new-1"}) == TaskProgress{.tasks = 2, .completed = 1, .running = 1});
    CHECK(found.contains({"old-1"}));
    found = task_progress(tasks_since(slice, kNoon - std::chrono::hours(40), 4), all);  // cut: what started before the last row is not known
    CHECK_FALSE(found.contains({"old-1"}));
    CHECK_FALSE(found.contains({"new-1"}));
    slice.tasks.back().started = kNoon - std::chrono::minutes(90);
    CHECK(task_progress(tasks_since(slice, kNoon - std::chrono::hours(40), 4), all).contains({"new-1"}));
}

TEST_CASE("workflows are exported exactly") {
    auto w = run("train-7", "FAILED");
    w.labels = {{"team", "robotics"}};
    const std::vector<Workflow> all = {w};
    const std::uint32_t rows[] = {0};
    CHECK(workflows::csv(all, rows).find("train-7,,FAILED,alice,prod-gpu,NORMAL,2026-11-22T09:29:00.000Z,,,41,,,team=robotics\r\n") != std::string::npos);
    CHECK(workflows::json(all, rows).find("\"labels\":{\"team\":\"robotics\"}") != std::string::npos);
}

TEST_CASE("chips show each filter and drop it alone") {
    const auto page = present(loaded({}, false, "#/workflows?user=alice&pool=prod-gpu&status=FAILED_EVICTED&name=train"));
    REQUIRE(page.chips.size() == 4);
    CHECK(page.chips[0].value == "FAILED_EVICTED");
    CHECK(page.without[1].param("user").empty());
    CHECK(page.without[1].param("name") == "train");
}

TEST_CASE("nothing yet, and nothing that matches, are different things") {
    CHECK(present(loaded({}, false)).nothing->notice.heading == "No workflows yet");
    const auto page = present(loaded({}, false, "#/workflows?status=RUNNING&user=bob&name=x"));
    CHECK(page.nothing->notice.heading == "No workflows match");
    CHECK(page.nothing->notice.words == "user:bob name:x");
    REQUIRE(page.nothing->does.size() == 3);
    CHECK(std::get<Go>(page.nothing->does[0]).route.param("user").empty());
    CHECK_FALSE(workflows::filtered(std::get<Go>(page.nothing->does[2]).route));
}

TEST_CASE("the list before an answer and after a failure still has its filters") {
    auto m = at("#/workflows?user=bob");
    CHECK(present(m).state.kind == PageState::Kind::loading);
    CHECK(present(m).chips.size() == 1);
    fail(m.workflows, broken("GET /api/workflow"));
    CHECK(present(m).state.failed->notice.heading == "Workflows did not load");
}

TEST_CASE("the subtitle speaks of the order that there is, and what came just now fits its column") {
    CHECK(present(loaded({}, false, "#/workflows")).subtitle == "Newest first. Rejected ones show under Rejected only.");
    CHECK(present(loaded({}, false, "#/workflows?sort=workflow")).subtitle == "Rejected ones show under Rejected only.");
    auto w = run("a", "RUNNING");
    w.submitted = kNoon - Seconds(20);
    CHECK(workflows::row(w, kNoon, {}).submitted == "<1m ago");
}

TEST_CASE("a label that is to be missing is asked of the service") {
    const auto m = loaded({}, true, "#/workflows?q=-label:team -label:x=1");
    const auto q = workflow_question(m);
    CHECK(q.no_labels == std::vector<std::string>{"team"});
    CHECK(q.labels.empty());
    CHECK(not_asked_words(parse_query("-label:team -label:x=1", QueryList::workflows)) == "Without -label:x=1, which only this page looks for");
    const auto found = complete("-la", 3, workflows::rows_of(m), {});
    REQUIRE(found.items.size() == 2);
    CHECK(found.from == 0);
    CHECK(found.items[0].insert == "-label:");
    CHECK(found.items[1].insert == "no_label:");
}

TEST_CASE("where more tasks wait than are asked for it is said that none are counted") {
    auto m = loaded({run("a", "RUNNING")}, false);
    CHECK(present(m).footer_left.find("not counted") == std::string::npos);
    arrive(m.tasks.edit().of_workflows, TasksSince{.slice = {}, .all_since = Instant::max()});
    CHECK(present(m).footer_left.find("tasks are not counted: more wait than are asked for at once") != std::string::npos);
}
