#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/pool/page.h"

using namespace made_up;

static Pool prod() {
    Pool p{.name = {"prod"}, .description = "Training", .status = PoolStatus::online, .backend = {"k8s"}, .guarantee = Gpus{160}};
    p.usage = {Gpus{160}, Gpus{132}, Gpus{28}, Gpus{170}, Gpus{224}, Gpus{54}};
    p.platforms = {{.name = {"h100"}, .description = "8x", .host_network_allowed = true}};
    p.default_platform = {"h100"};
    return p;
}

static Model model(Pool pool, std::string_view hash = "#/pools/prod") {
    auto m = at(hash);
    arrive(m.pools, PoolQuota{.node_sets = {{{std::move(pool)}}}, .sum = {}});
    return m;
}

static pool::Page show(const Model& m) {
    static const Fleet none;
    const auto& f = m.fleet.value ? *m.fleet.value : none;
    return pool::present(m, PoolNodes(f), pool::order_nodes(f, m.route.item, m.route.param("sort"), m.route.param("desc") == "1"));
}

static TaskSum sum(const char* pool, Priority priority, std::int64_t gpus, const char* workflow = "") {
    TaskSum s;
    s.pool = PoolName{pool};
    s.priority = priority;
    s.gpu = Gpus{gpus};
    s.workflow = {workflow};
    return s;
}

TEST_CASE("quota and capacity stand on one scale with one limit") {
    const auto page = show(model(prod()));
    REQUIRE(page.scale.rows.size() == 2);
    CHECK(page.scale.limit == doctest::Approx(160.0 / 224));
    CHECK(page.scale.limit_label == "Limit 160");
    CHECK(page.scale.rows[0].whole == doctest::Approx(160.0 / 224));
    CHECK(page.scale.rows[0].left == "Free 28");
    CHECK(page.scale.rows[1].whole == doctest::Approx(1));
    CHECK(page.scale.rows[1].filled == "In use 170");
    CHECK(page.scale.ticks.front().second == "0");
    CHECK(page.start_now == "Can start now: 28 GPUs as NORMAL, 54 as LOW");
}

TEST_CASE("what can start now is bounded by the pool's own nodes, not by those of its set, and by its maximum") {
    auto m = at("#/pools/prod");
    auto dev = prod();
    dev.name = {"dev"};
    PoolQuota shared{.node_sets = {{{prod(), dev}}}, .sum = {}};
    arrive(m.pools, shared);
    CHECK(show(m).start_now == "Can start now: 28 GPUs as NORMAL, 54 as LOW, in the shared set");
    arrive(m.fleet, fleet({{.name = "a", .pools = {"prod", "dev"}, .gpus_used = 2}, {.name = "b", .pools = {"prod"}}, {.name = "c", .pools = {"dev"}},
                           {.name = "sick", .pools = {"prod"}, .taint = "node.kubernetes.io/unreachable"}}));
    CHECK(show(m).start_now == "Can start now: 14 GPUs as NORMAL, 14 as LOW");
    shared.node_sets[0].pools[0].maximum = Gpus{180};
    arrive(m.pools, shared);
    CHECK(show(m).start_now == "Can start now: 10 GPUs as NORMAL, 10 as LOW");
}

TEST_CASE("what runs is told by priority, from the sums of tasks") {
    auto m = model(prod());
    CHECK(show(m).priorities[0].gpus == "—");
    arrive(m.running, TaskSums{{sum("prod", Priority::high, 48), sum("prod", Priority::normal, 80), sum("prod", Priority::normal, 4), sum("prod", Priority::low, 38), sum("other", Priority::high, 9)}, {}});
    arrive(m.running_workflows, TaskSums{{sum("prod", Priority::high, 48, "a"), sum("prod", Priority::low, 38, "b")}, {}});
    const auto page = show(m);
    CHECK(page.priorities[0].gpus == "48");
    CHECK(page.priorities[1].gpus == "84");
    CHECK(page.priorities[2].gpus == "38");
    CHECK(page.priorities[2].workflows == "1 workflow");
    CHECK(page.total == "170");
    CHECK(page.scale.rows[1].parts[2].hatched);
    CHECK(page.cautions.empty());
}

TEST_CASE("numbers below zero are shown as they are, and nothing can start by them") {
    auto p = prod();
    p.usage = {Gpus{16}, Gpus{20}, Gpus{-4}, Gpus{20}, Gpus{16}, Gpus{-4}};
    const auto page = show(model(p));
    CHECK(page.scale.rows[0].left == "Free -4");
    CHECK(page.scale.rows[1].left == "Free -4");
    CHECK(page.start_now == "Can start now: 0 GPUs as NORMAL, 0 as LOW (quota is over by 4) (capacity is over by 4)");
    for (const auto& row : page.scale.rows) CHECK(row.whole <= 1);
}

TEST_CASE("nothing can start in a pool that is offline or in maintenance") {
    auto p = prod();
    p.status = PoolStatus::offline;
    CHECK(show(model(p)).start_now == "Nothing can start now: the pool is offline, what is submitted waits");
    p.status = PoolStatus::maintenance;
    CHECK(show(model(p)).start_now == "Nothing can start now: in maintenance only administrators may submit");
}

TEST_CASE("where sums disagree with the nodes, the page says so") {
    auto m = model(prod());
    arrive(m.fleet, fleet({{.name = "a", .pools = {"prod", "dev"}, .gpus_used = 6}, {.name = "b", .pools = {"prod"}}, {.name = "c", .pools = {"dev"}}}));
    const auto page = show(m);
    REQUIRE(page.cautions.size() == 2);
    CHECK(page.cautions[0] == "The nodes themselves have 10 GPUs free, the service's sum says 54: it may count GPUs outside workflows twice.");
    CHECK(page.nodes_left == "2 resources, 1 shared with other pools");
    CHECK(page.tabs[1].count == "2");
}

TEST_CASE("a pool's nodes say where else they are, and open with the way back") {
    const auto f = fleet({{.name = "b", .pools = {"prod"}, .gpus_used = 8}, {.name = "a", .pools = {"prod", "dev"}, .gpus_used = 6}, {.name = "c", .pools = {"dev"}}});
    const auto order = pool::order_nodes(f, "prod", "", false);
    REQUIRE(order.rows.size() == 2);
    CHECK(order.total.gpu == Gpus{16});
    const auto row = pool::node_row(f, order.rows[0], "prod");
    CHECK(row.name == "a");
    CHECK(row.also_in == std::vector<std::string>{"dev"});
    CHECK(row.href == "#/resources/a?from=prod");
    CHECK(row.gpu_free == "2");
    CHECK(f.resources()[pool::order_nodes(f, "prod", "gpu_free", false).rows[0]].name.value == "b");
}

static Workflow workflow(const char* id, Priority priority, int minutes_ago, Status status = Status::pending) {
    Workflow w;
    w.id = {id};
    w.pool = PoolName{"prod"};
    w.priority = priority;
    w.status.status = status;
    w.submitted = kNoon - std::chrono::minutes(minutes_ago);
    return w;
}

TEST_CASE("the queue is in the order it is started, and says why each waits") {
    auto m = model(prod(), "#/pools/prod/workflows");
    WorkflowList list;
    list.rows = {workflow("low-old", Priority::low, 90), workflow("normal-new", Priority::normal, 5), workflow("normal-old", Priority::normal, 30),
                 workflow("high", Priority::high, 1), workflow("runs", Priority::high, 60, Status::running)};
    m.workflows.value = std::make_shared<const WorkflowList>(list);
    arrive(m.queued_workflows, TaskSums{{sum("prod", Priority::normal, 96, "normal-old"), sum("prod", Priority::low, 60, "low-old"), sum("prod", Priority::high, 8, "high")}, {}});
    const auto page = show(m);
    REQUIRE(page.queue.size() == 4);
    CHECK(page.queue[0].id == "high");
    CHECK(page.queue[0].why == "Waits for its turn, or a node that fits");
    CHECK(page.queue[1].id == "normal-old");
    CHECK(page.queue[1].why == "Needs 96, quota has 28 free");
    CHECK(page.queue[1].waiting == "30m 00s");
    CHECK(page.queue[2].why == "What it asks for is not told");
    CHECK(page.queue[3].why == "Needs 60, capacity has 54 free");
    arrive(m.fleet, fleet({{.name = "a", .pools = {"prod"}}}));
    CHECK(show(m).queue[1].why == "Needs 96, capacity has 8 free");
    CHECK(show(m).queue[3].why == "Needs 60, capacity has 8 free");
    CHECK(page.queue[3].place == "4");
    REQUIRE(page.running.size() == 1);
    CHECK(page.tab == pool::Tab::workflows);
    CHECK(page.tabs[2].count == "5");
}

TEST_CASE("limits are told as the service gives them") {
    auto p = prod();
    p.maximum.reset();
    p.weight = 2;
    p.timeouts = {"7d", "", "30d", ""};
    p.exit_actions = {{"RESCHEDULE", "137,139"}};
    p.topology_keys = {{"rack", "topology.kubernetes.io/rack"}};
    const auto page = show(model(p, "#/pools/prod/limits"));
    CHECK(page.timeouts[0].value == "7d");
    CHECK(page.timeouts[2].value == "The service's own");
    CHECK(page.gpu_limits[0].value == "160 GPUs");
    CHECK(page.gpu_limits[1].value == "None");
    CHECK(page.gpu_limits[2].value == "2");
    CHECK(page.exit_actions[0].value == "exit codes 137,139");
    CHECK(page.topology[0].key == "rack");
    CHECK(page.platforms[0].tag == "Default");
    CHECK(page.platforms[0].host_network == "Allowed");
}

TEST_CASE("a pool nobody knows says so, and a part nobody knows is the overview") {
    CHECK(show(model(prod(), "#/pools/nope")).state.failed->notice.heading == "No pool nope");
    CHECK(show(model(prod(), "#/pools/prod/nonsense")).tab == pool::Tab::overview);
    CHECK(format_route(pool::with_tab(parse_route("#/pools/prod/limits?sort=x"), pool::Tab::resources)) == "#/pools/prod/resources");
}

static Task running_on(const char* node, const char* workflow) {
    return {.workflow = {workflow}, .name = "train", .pool = PoolName{"prod"}, .node = ResourceName{node}, .status = {Status::running, "RUNNING"}};
}

TEST_CASE("the filter of a pool's nodes keeps the sums to what matches, and the count of the whole") {
    auto m = model(prod(), "#/pools/prod/resources?q=gpu>=8");
    arrive(m.fleet, fleet({{.name = "a", .pools = {"prod"}}, {.name = "b", .pools = {"prod", "dev"}, .gpus_used = 3}, {.name = "c", .pools = {"dev"}}}));
    const auto order = pool::order_nodes(*m.fleet.value, "prod", "", false, m.route.param("q"));
    CHECK(order.rows.size() == 1);
    CHECK(order.all == 2);
    const auto page = pool::present(m, PoolNodes(*m.fleet.value), order);
    CHECK(page.nodes_left == "1 of 2 resources, 1 shared with other pools");
    CHECK(page.menus.size() == 2);
    CHECK(page.tabs[1].count == "2");
}

TEST_CASE("a node's row names what runs there; of a cut answer an empty node is not called idle") {
    const auto f = fleet({{.name = "a", .pools = {"prod"}}, {.name = "b", .pools = {"prod"}}});
    auto tasks = std::make_shared<TaskSlice>();
    tasks->tasks = {running_on("a", "w-1"), running_on("a", "w-2")};
    const auto one = pool::node_row(f, 0, "prod", NodeTasks(tasks));
    CHECK(one.tasks.workflow == "w-1");
    CHECK(one.tasks.task == "train");
    CHECK(one.tasks.more == " +1");
    CHECK(one.tasks.href == "#/tasks?q=node:a%20status:running");
    CHECK(pool::node_row(f, 1, "prod", NodeTasks(tasks)).tasks.said == "No tasks");
    CHECK(pool::node_row(f, 1, "prod").tasks.said == "…");
    auto many = std::make_shared<TaskSlice>(*tasks);
    many->tasks.resize(kMostRows, running_on("a", "w-3"));
    CHECK(pool::node_row(f, 1, "prod", NodeTasks(many)).tasks.said == "Not known");
}

TEST_CASE("one's default pool is marked, and work is submitted to the pool one looks at") {
    auto m = model(prod());
    CHECK(show(m).header.tags.empty());
    arrive(m.profile, Profile{.user = {"ada"}, .default_pool = PoolName{"prod"}});
    CHECK(show(m).header.tags == std::vector<std::string>{"Your default"});
    CHECK(show(m).submit == "#/submit?pool=prod");
}
