#include "store/polling.h"
#include "store/update.h"
#include <doctest/doctest.h>

namespace {

constexpr Instant kStart{Millis(1'000'000)};

Model model_at(std::string_view hash) {
    Model m(kStart);
    (void)update(m, HashChanged{std::string(hash)});
    return m;
}

template <class T>
const T* only(const std::vector<Effect>& effects) { return effects.size() == 1 ? std::get_if<T>(&effects[0]) : nullptr; }

Workflow workflow(std::string id) {
    Workflow w;
    w.id.value = std::move(id);
    return w;
}

Answer<WorkflowSlice> slice(std::initializer_list<const char*> ids, bool more) {
    WorkflowSlice s;
    for (const char* id : ids) s.workflows.push_back(workflow(id));
    s.more = more;
    return {std::make_shared<const WorkflowSlice>(std::move(s)), {}};
}

std::string ids(const Model& m) {
    std::string out;
    if (m.workflows.value) for (const auto& w : m.workflows.value->rows) out += w.id.value + " ";
    return out;
}

const Failure kGone{Failure::Kind::broken, 503, "GET /api/pool_quota", "try later", ""};
const Need kPools[] = {Need::pools};
const Need kWorkflows[] = {Need::workflows};
const Need kResource[] = {Need::resource};

}  // namespace

TEST_CASE("a failed refresh keeps the last good value and says why") {
    auto m = model_at("#/pools");
    const auto first = fetch_due(m, kPools);
    REQUIRE(only<FetchPools>(first));
    const auto quota = std::make_shared<const PoolQuota>();
    (void)update(m, PoolsArrived{only<FetchPools>(first)->request, {quota, {}}});
    const auto second = fetch_now(m, kPools);
    (void)update(m, PoolsArrived{only<FetchPools>(second)->request, {nullptr, kGone}});
    CHECK(m.pools.value == quota);
    CHECK(m.pools.stale());
    CHECK(m.pools.failure->status == 503);
    CHECK(m.pools.fetched == kStart);
}

TEST_CASE("an answer to an older question is dropped") {
    auto m = model_at("#/workflows");
    const auto first = fetch_due(m, kWorkflows);
    (void)update(m, HashChanged{"#/workflows?user=ada"});
    const auto second = fetch_due(m, kWorkflows);
    REQUIRE(only<FetchWorkflows>(second));
    CHECK(only<FetchWorkflows>(second)->filter.users == std::vector<std::string>{"ada"});
    (void)update(m, WorkflowsArrived{only<FetchWorkflows>(first)->request, slice({"late"}, false)});
    CHECK(ids(m) == "");
    (void)update(m, WorkflowsArrived{only<FetchWorkflows>(second)->request, slice({"right"}, false)});
    CHECK(ids(m) == "right ");
}

TEST_CASE("nothing is asked twice while an answer is on its way") {
    auto m = model_at("#/pools");
    CHECK(fetch_due(m, kPools).size() == 1);
    CHECK(fetch_due(m, kPools).empty());
    CHECK(fetch_now(m, kPools).empty());
}

TEST_CASE("a part is asked for again when its interval has passed, and not before") {
    auto m = model_at("#/pools");
    (void)fetch_due(m, kPools);
    (void)update(m, PoolsArrived{1, {std::make_shared<const PoolQuota>(), {}}});
    (void)update(m, Tick{kStart + Seconds(29)});
    CHECK(fetch_due(m, kPools).empty());
    CHECK(next_due(m, kPools) == kStart + Seconds(30));
    (void)update(m, Tick{kStart + Seconds(30)});
    CHECK(fetch_due(m, kPools).size() == 1);
}

TEST_CASE("refreshing can be off, and a hidden tab asks for nothing until it is looked at") {
    auto m = model_at("#/pools");
    (void)update(m, ChooseInterval{Seconds(0)});
    CHECK(fetch_due(m, kPools).size() == 1);  // the first time all the same
    (void)update(m, PoolsArrived{1, {std::make_shared<const PoolQuota>(), {}}});
    (void)update(m, Tick{kStart + Seconds(9999)});
    CHECK(fetch_due(m, kPools).empty());
    CHECK_FALSE(next_due(m, kPools));
    (void)update(m, ChooseInterval{Seconds(10)});
    (void)update(m, VisibilityChanged{false});
    CHECK(fetch_due(m, kPools).empty());
    CHECK_FALSE(next_due(m, kPools));
    (void)update(m, VisibilityChanged{true});
    CHECK(fetch_due(m, kPools).size() == 1);
}

TEST_CASE("older runs go below, and none comes twice though rows shift between pages") {
    auto m = model_at("#/workflows");
    (void)fetch_due(m, kWorkflows);
    (void)update(m, WorkflowsArrived{1, slice({"c", "b"}, true)});
    const auto more = update(m, ShowMore{});
    REQUIRE(only<FetchWorkflows>(more));
    CHECK(only<FetchWorkflows>(more)->offset == 0);
    CHECK(only<FetchWorkflows>(more)->below == Instant{} + Millis(1));  // from the oldest row on, not by number
    CHECK(only<FetchWorkflows>(more)->older);
    CHECK(update(m, ShowMore{}).empty());  // one at a time
    (void)update(m, OlderArrived{1, slice({"b", "a"}, false)});
    CHECK(ids(m) == "c b a ");
    CHECK(update(m, ShowMore{}).empty());  // the end of the list is the end
}

TEST_CASE("a refresh puts new runs on top and keeps what was loaded") {
    auto m = model_at("#/workflows");
    (void)fetch_due(m, kWorkflows);
    (void)update(m, WorkflowsArrived{1, slice({"c", "b", "a"}, true)});
    (void)fetch_now(m, kWorkflows);
    (void)update(m, WorkflowsArrived{2, slice({"d", "c"}, true)});
    CHECK(ids(m) == "d c b a ");
}

static Answer<WorkflowSlice> aged(std::vector<std::pair<std::string, int>> rows, bool more) {
    WorkflowSlice out{.more = more};
    for (auto& [id, minutes_ago] : rows) {
        out.workflows.push_back(workflow(id));
        out.workflows.back().submitted = kStart - std::chrono::minutes(minutes_ago);
    }
    return {std::make_shared<const WorkflowSlice>(std::move(out)), {}};
}

TEST_CASE("a refresh drops what no longer matches, and keeps what is older than its end") {
    auto m = model_at("#/workflows?q=status:running");
    (void)fetch_due(m, kWorkflows);
    (void)update(m, WorkflowsArrived{1, aged({{"d", 1}, {"c", 2}}, true)});
    (void)update(m, ShowMore{});
    (void)update(m, OlderArrived{m.older.asked, aged({{"b", 3}, {"a", 4}}, true)});
    CHECK(ids(m) == "d c b a ");
    (void)fetch_now(m, kWorkflows);
    (void)update(m, WorkflowsArrived{2, aged({{"e", 0}, {"c", 2}, {"b", 3}}, true)});  // d is over
    CHECK(ids(m) == "e c b a ");
    CHECK(m.workflows.value->fresh == 3);
    CHECK(m.workflows.value->more);
}

TEST_CASE("a page that brings nothing new though there is more is passed over") {
    auto m = model_at("#/workflows");
    (void)fetch_due(m, kWorkflows);
    (void)update(m, WorkflowsArrived{1, aged({{"b", 1}, {"a", 1}}, true)});
    (void)update(m, ShowMore{});
    const auto again = update(m, OlderArrived{1, aged({{"b", 1}, {"a", 1}}, true)});
    REQUIRE(only<FetchWorkflows>(again));
    CHECK(only<FetchWorkflows>(again)->offset == 2);
    (void)update(m, OlderArrived{2, aged({{"c", 1}}, false), 2});
    CHECK(ids(m) == "b a c ");
}

TEST_CASE("the service is asked for times, labels and apps in its own way") {
    auto m = model_at("#/workflows?q=label:Team=rob* label:ci no_label:Run submitted:7d app:hello name:Train");
    m.known.apps = {"alice/hello-app:2"};
    auto q = workflow_question(m);
    CHECK(q.labels == std::vector<std::string>{"Team=rob*", "ci=*"});  // both: the service wants all of them
    CHECK(q.no_labels == std::vector<std::string>{"Run"});
    CHECK(q.within == Seconds(7 * 24 * 3600));
    CHECK(q.app == "hello-app:2");
    CHECK(q.name == "Train");
    CHECK(workflow_question(model_at("#/workflows?q=name:Train*")).name == "Train");  // the page looks where it stands
    m = model_at("#/workflows?q=label:a=1,b=2 submitted>=2026-11-20 submitted<2026-11-21");
    q = workflow_question(m);
    CHECK(q.labels.empty());  // either of two is more than the service can be asked
    CHECK(*q.before - *q.after == std::chrono::hours(24));
}

TEST_CASE("mine are asked for when it is known who I am") {
    auto m = model_at("#/workflows?q=user:me");
    CHECK(fetch_due(m, kWorkflows).empty());
    (void)update(m, ProfileArrived{0, {std::make_shared<const Profile>(Profile{.user = {"ada"}}), {}}});
    const auto asked = fetch_due(m, kWorkflows);
    REQUIRE(only<FetchWorkflows>(asked));
    CHECK(only<FetchWorkflows>(asked)->filter.users == std::vector<std::string>{"ada"});
}

TEST_CASE("another resource is another question, and the old answer is not shown for it") {
    auto m = model_at("#/resources/node-1");
    (void)fetch_due(m, kResource);
    (void)update(m, ResourceArrived{1, {std::make_shared<const ResourceList>(), {}}});
    CHECK(m.resource.value);
    (void)update(m, HashChanged{"#/resources/node-2"});
    const auto next = fetch_due(m, kResource);
    REQUIRE(only<FetchResource>(next));
    CHECK(only<FetchResource>(next)->name.value == "node-2");
    CHECK_FALSE(m.resource.value);
}

TEST_CASE("going somewhere writes the address; arriving by the address does not") {
    auto m = model_at("");
    const auto effects = update(m, Go{Route{"pools", "", {}}, false});
    REQUIRE(only<SetHash>(effects));
    CHECK(only<SetHash>(effects)->hash == "#/pools");
    CHECK(update(m, HashChanged{"#/workflows"}).empty());
    CHECK(m.route.view == "workflows");
}

TEST_CASE("done is said for six seconds; what failed stays until it is dismissed") {
    auto m = model_at("");
    const auto effects = update(m, CopyText{"node-1", "Name copied"});
    REQUIRE(only<WriteClipboard>(effects));
    m.toasts.push_back({Toast::Kind::failed, 99, "Not saved", "", kStart});
    (void)update(m, Tick{kStart + Seconds(7)});
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].id == 99);
    (void)update(m, DismissToast{99});
    CHECK(m.toasts.empty());
}

TEST_CASE("chosen columns are kept by table; an empty choice is as at first, widths too") {
    auto m = model_at("#/resources");
    (void)update(m, ResizeColumn{"Resources/health", 120});
    (void)update(m, ResizeColumn{"Pools/name", 90});
    const auto saved = update(m, ChooseColumns{"Resources", {{"name", "health"}, {"health"}}});
    REQUIRE(only<SaveSettings>(saved));
    CHECK(m.settings.column_choices.at("Resources").hidden == std::vector<std::string>{"health"});
    (void)update(m, ChooseColumns{"Resources", {}});
    CHECK(m.settings.column_choices.empty());
    CHECK(m.settings.column_widths == std::map<std::string, float>{{"Pools/name", 90.0f}});
}

TEST_CASE("a new fleet is judged by what is known beside it, and is remembered") {
    auto m = model_at("#/resources");
    const Need needs[] = {Need::fleet};
    const auto asked = fetch_due(m, needs);
    REQUIRE(only<FetchFleet>(asked));
    FleetBuilder builder;
    Resource r;
    r.name = {"n"};
    r.memberships.push_back({.pool = {"p"}, .platform = {"h100"}, .allocatable = {}, .available = {}, .rules = nullptr});
    builder.add(std::move(r));
    while (!builder.finish_step()) {}
    const auto effects = update(m, FleetArrived{only<FetchFleet>(asked)->request, {std::make_shared<const Fleet>(builder.take()), {}}});
    REQUIRE(only<RememberNodes>(effects));
    CHECK(m.fleet.value->verdict(0).health == Health::healthy);
    PoolQuota quota;
    quota.node_sets.emplace_back().pools.emplace_back();
    quota.node_sets[0].pools[0].name = {"p"};
    quota.node_sets[0].pools[0].status = PoolStatus::offline;
    const Need pools[] = {Need::pools};
    const auto pools_asked = fetch_due(m, pools);
    const auto before = m.fleet.value;
    (void)update(m, PoolsArrived{only<FetchPools>(pools_asked)->request, {std::make_shared<const PoolQuota>(quota), {}}});
    CHECK(m.fleet.value != before);
    CHECK(m.fleet.value->verdict(0).health == Health::unhealthy);
}

TEST_CASE("the tasks of another node are dropped, and its pools' are asked for once it is known") {
    auto m = model_at("#/resources/a");
    const Need needs[] = {Need::resource, Need::node_tasks, Need::peer_tasks};
    const auto first = fetch_due(m, needs);
    REQUIRE(first.size() == 2);  // its pools are not known yet
    Resource r;
    r.name = {"a"};
    r.memberships.push_back({.pool = {"p"}, .platform = {"h100"}, .allocatable = {}, .available = {}, .rules = nullptr});
    (void)update(m, ResourceArrived{std::get<FetchResource>(first[0]).request, {std::make_shared<const ResourceList>(ResourceList{{r}, {}}), {}}});
    (void)update(m, NodeTasksArrived{std::get<FetchNodeTasks>(first[1]).request, {std::make_shared<const TaskSlice>(), {}}});
    const auto second = fetch_due(m, needs);
    REQUIRE(only<FetchPeerTasks>(second));
    CHECK(only<FetchPeerTasks>(second)->pools == std::vector<PoolName>{{"p"}});
    (void)update(m, HashChanged{"#/resources/b"});
    CHECK(fetch_due(m, needs).size() == 2);
    CHECK(m.node_tasks_asked.value == "b");
    CHECK_FALSE(m.node_tasks.value);
}
