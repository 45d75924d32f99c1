#include "doctest/doctest.h"
#include "store/home.h"
#include "store/model.h"
#include "store/update.h"
#include "unit/views/made_up.h"

using namespace made_up;

namespace {

Workflow run(std::string id, std::string_view word) {
    return {.id = {std::move(id)}, .user = {"alice"}, .pool = PoolName{"prod-gpu"}, .status = {status_of(word), std::string(word)}, .submitted = kNoon};
}

Model known(std::string_view hash = "#/home") {
    auto m = at(hash);
    arrive(m.profile, Profile{.user = {"alice"}});
    return m;
}

template <class E>
E wish(const std::vector<Effect>& effects) {
    REQUIRE(effects.size() == 1);
    return std::get<E>(std::get<HomeWish>(effects[0]).what->it);
}

std::vector<Effect> due(Model& m, const Need& need) {
    const Need needs[] = {need};
    return fetch_due(m, needs);
}

std::vector<Effect> mine_came(Model& m, std::vector<Workflow> rows) {
    m.now += std::chrono::minutes(2);
    const auto asked = wish<FetchMine>(due(m, home_needs::mine));
    return update(m, home_event(MineCame{asked.request, {std::make_shared<const WorkflowSlice>(WorkflowSlice{.workflows = std::move(rows)}), {}}}));
}

}  // namespace

TEST_CASE("my workflows are asked for when it is known who I am, and anew for somebody else") {
    auto m = at("#/home");
    CHECK(due(m, home_needs::mine).empty());
    arrive(m.profile, Profile{.user = {"alice"}});
    CHECK(wish<FetchMine>(due(m, home_needs::mine)).user.value == "alice");
    CHECK(due(m, home_needs::mine).empty());
    arrive(m.profile, Profile{.user = {"bob"}});
    CHECK(wish<FetchMine>(due(m, home_needs::mine)).user.value == "bob");
}

TEST_CASE("what is there at first is no news; a change of state is, once") {
    auto m = known();
    (void)mine_came(m, {run("a", "RUNNING"), run("b", "PENDING")});
    CHECK(m.home->news.empty());
    (void)mine_came(m, {run("a", "COMPLETED"), run("b", "RUNNING")});
    REQUIRE(m.home->news.size() == 2);
    CHECK(m.home->news[0].id.value == "a");
    CHECK(m.toasts.size() == 2);
    CHECK(m.toasts[0].href == "#/workflows/a");
    (void)mine_came(m, {run("a", "COMPLETED"), run("b", "RUNNING")});
    CHECK(m.home->news.size() == 2);
    CHECK(fresh_news(*m.home) == 2);
    (void)update(m, home_event(LookedAtNews{}));
    CHECK(fresh_news(*m.home) == 0);
    (void)update(m, home_event(ForgetNews{}));
    CHECK(m.home->news.empty());
}

TEST_CASE("a run that came and went between two looks is news; one that just came is not") {
    auto m = known();
    (void)mine_came(m, {run("a", "RUNNING")});
    (void)mine_came(m, {run("c", "FAILED_IMAGE_PULL"), run("b", "PENDING"), run("a", "RUNNING")});
    REQUIRE(m.home->news.size() == 1);
    CHECK(m.home->news[0].id.value == "c");
    CHECK(m.toasts[0].kind == Toast::Kind::failed);
    CHECK(m.toasts[0].title == "c failed");
    CHECK(m.toasts[0].detail == "Image pull");
}

TEST_CASE("going back to the queue is no news") {
    auto m = known();
    (void)mine_came(m, {run("a", "RUNNING")});
    (void)mine_came(m, {run("a", "PENDING")});
    CHECK(m.home->news.empty());
}

TEST_CASE("many changes at once are one toast, and all of them are in the bell") {
    auto m = known();
    std::vector<Workflow> before, after;
    for (int i = 0; i < 6; ++i) before.push_back(run("w-" + std::to_string(i), "RUNNING")), after.push_back(run("w-" + std::to_string(i), "COMPLETED"));
    (void)mine_came(m, before);
    (void)mine_came(m, after);
    CHECK(m.toasts.size() == 1);
    CHECK(m.toasts[0].title == "6 of your workflows changed");
    CHECK(m.home->news.size() == 6);
    CHECK(m.home->news.size() <= kMostNews);
}

TEST_CASE("switched off, nothing is asked for the sake of telling and nothing is told") {
    auto m = known("#/pools");
    (void)update(m, home_event(ChooseTelling{false, false}));
    CHECK(due(m, home_needs::watched).empty());
    (void)mine_came(m, {run("a", "RUNNING")});
    (void)mine_came(m, {run("a", "FAILED")});
    CHECK(m.home->news.empty());
    CHECK(m.toasts.empty());
}

TEST_CASE("the browser is asked for leave by a press, and told only while nobody looks") {
    auto m = known();
    auto effects = update(m, home_event(ChooseTelling{true, true}));
    CHECK(effects.size() == 2);  // the settings are kept, leave is asked for
    (void)update(m, home_event(OutsideAnswered{true}));
    (void)mine_came(m, {run("a", "RUNNING"), run("b", "RUNNING")});
    CHECK(mine_came(m, {run("a", "COMPLETED"), run("b", "RUNNING")}).empty());  // who looks sees the toast
    (void)update(m, VisibilityChanged{false});
    m.now += std::chrono::minutes(2);
    const Need needs[] = {home_needs::watched};
    CHECK(fetch_due(m, needs).empty());
    const auto asked = wish<FetchMine>(fetch_due_hidden(m, needs));
    const auto told = wish<TellOutside>(update(m, home_event(MineCame{asked.request, {std::make_shared<const WorkflowSlice>(WorkflowSlice{.workflows = {run("a", "COMPLETED"), run("b", "FAILED")}}), {}}})));
    CHECK(told.title == "b failed");
    CHECK(told.hash == "#/workflows/b");
}

TEST_CASE("leave that was refused is said, and the choice taken back") {
    auto m = known();
    (void)update(m, home_event(ChooseTelling{true, true}));
    (void)update(m, home_event(OutsideAnswered{false}));
    CHECK_FALSE(m.settings.tells_outside);
    CHECK(m.settings.tells);
    CHECK(m.toasts.size() == 1);
}

TEST_CASE("how things are told is kept with the settings") {
    Settings s;
    for (const auto& [tells, outside] : {std::pair{true, false}, {true, true}, {false, false}}) {
        s.tells = tells, s.tells_outside = outside;
        CHECK(read_settings(print_settings(s)) == s);
    }
}

TEST_CASE("another window is another question, and its history is not shown for this one") {
    auto m = known();
    const auto day = wish<FetchHistory>(due(m, home_needs::history));
    CHECK(day.window == Window::day);
    CHECK(m.now - day.from == std::chrono::hours(48));
    (void)update(m, home_event(HistoryCame{day.request, {std::make_shared<const TaskHistory>(), {}}}));
    CHECK(m.home->history.value);
    m.route = parse_route("#/home?window=7d");
    CHECK(wish<FetchHistory>(due(m, home_needs::history)).window == Window::week);
    CHECK_FALSE(m.home->history.value);
}

TEST_CASE("the fleet is asked for only by whoever uses a node of it") {
    auto m = known();
    CHECK(due(m, home_needs::fleet_if_i_run).empty());
    auto& s = m.home.edit();
    Task t{.workflow = {"a"}, .name = "t", .user = {"alice"}, .node = ResourceName{"gpu-1"}, .status = {Status::running, "RUNNING"}};
    s.my_tasks.value = std::make_shared<const TasksSince>(TasksSince{.slice = {.tasks = {t}}, .all_since = {}});
    CHECK(due(m, home_needs::fleet_if_i_run).size() == 1);
}

TEST_CASE("whoever runs something is known from then on: completions and the palette offer them") {
    auto m = known();
    auto tasks = std::make_shared<TaskSlice>();
    tasks->tasks.push_back({.workflow = {"train-7"}, .name = "main", .user = {"bob"}, .pool = PoolName{"dev"}});
    const auto before = m.known_revision;
    (void)update(m, home_event(RunningCame{1, {tasks, {}}}));
    CHECK(m.known.users.contains("bob"));
    CHECK(m.known.pools.contains("dev"));
    CHECK(m.known_revision > before);
    (void)update(m, FoundTasksArrived{1, {std::make_shared<const std::vector<Task>>(std::vector{Task{.workflow = {"w-1"}, .name = "main", .user = {"carol"}}}), {}}});
    CHECK(m.known.users.contains("carol"));
}
