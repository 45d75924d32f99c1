#include "doctest/doctest.h"
#include "unit/views/made_up.h"
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

TEST_CASE("tabs are sets of the service's words, and keep the other filters") {
    auto page = present(loaded({run("a", "RUNNING")}, false, "#/workflows?user=alice"));
    CHECK(page.tab == 0);
    REQUIRE(page.tab_routes.size() == 5);
    CHECK(format_route(page.tab_routes[1]) == "#/workflows?user=alice&status=PENDING,WAITING");
    for (std::size_t i = 0; i < page.tab_routes.size(); ++i) {
        auto m = loaded({}, false);
        m.route = page.tab_routes[i];
        CHECK(present(m).tab == static_cast<int>(i));
    }
    CHECK(present(loaded({}, false, "#/workflows?status=FAILED_EVICTED")).tab == -1);
    CHECK(present(loaded({}, false, "#/workflows?status=WAITING,PENDING")).tab == 1);
}

TEST_CASE("every status of a workflow belongs to a tab") {
    std::string all;
    const auto page = present(loaded({}, false));
    for (const auto& route : page.tab_routes) all += std::string(route.param("status")) + ",";
    for (const auto* word : {"PENDING", "RUNNING", "WAITING", "COMPLETED", "FAILED", "FAILED_SUBMISSION", "FAILED_SERVER_ERROR", "FAILED_EXEC_TIMEOUT",
                             "FAILED_QUEUE_TIMEOUT", "FAILED_CANCELED", "FAILED_BACKEND_ERROR", "FAILED_IMAGE_PULL", "FAILED_EVICTED", "FAILED_START_ERROR",
                             "FAILED_START_TIMEOUT", "FAILED_PREEMPTED"})
        CHECK_MESSAGE(("," + all).find("," + std::string(word) + ",") != std::string::npos, word);
}

TEST_CASE("menus know the person, the pools and whoever is in the list, and tick what is asked") {
    auto m = loaded({run("a", "RUNNING")}, false, "#/workflows?user=bob");
    arrive(m.profile, Profile{.user = {"carol"}, .pools = {{"dev-gpu"}}});
    const auto page = present(m);
    REQUIRE(page.menus.size() == 3);
    const auto& users = page.menus[0];
    REQUIRE(users.items.size() == 3);
    CHECK(users.items[1].label == "bob");
    CHECK(users.items[1].checked);
    CHECK_FALSE(users.items[0].checked);
    CHECK(users.items[2].note == "you");
    CHECK(format_route(users.leads_to[2]) == "#/workflows?user=bob,carol");
    CHECK(format_route(users.leads_to[1]) == "#/workflows");
    CHECK(page.menus[1].items.size() == 2);
}

TEST_CASE("a list in the address has a value or not") {
    CHECK(workflows::toggled("", "a") == "a");
    CHECK(workflows::toggled("a,b", "c") == "a,b,c");
    CHECK(workflows::toggled("a,b,c", "b") == "a,c");
    CHECK(workflows::toggled(",a,,", "b") == "a,b");
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
    CHECK(page.nothing->notice.words == "Running user:bob name:x");
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
