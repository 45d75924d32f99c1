#include "doctest/doctest.h"
#include <cmath>
#include "unit/views/made_up.h"
#include "views/resource/near.h"
#include "views/resource/page.h"
#include "views/resource/parts.h"

using namespace made_up;
using resource::present;

static Model asked_for(std::string_view hash) {
    auto m = at(hash);
    m.resource_asked = {m.route.item};
    return m;
}

static Model loaded(std::string_view hash, Resource r) {
    auto m = asked_for(hash);
    arrive(m.resource, ResourceList{{std::move(r)}, {}});
    return m;
}

TEST_CASE("a resource shows its health with the reason, backend, platform and pools") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .pools = {"prod", "dev"}, .gpus_used = 6, .taint = "node.kubernetes.io/unreachable"})));
    CHECK(page.state.kind == PageState::Kind::ready);
    CHECK(page.header.title == "n-1");
    CHECK(page.header.badge.word == "Unhealthy");
    CHECK(page.header.badge.pill);
    CHECK(page.reason == "Taint node.kubernetes.io/unreachable (NoExecute), since 3h ago");
    CHECK(page.header.subtitle == "x86-h100 · kubernetes-prod · in 2 pools");
}

TEST_CASE("capacity tells used, total, share and free, and what is outside workflows") {
    auto r = made_up::resource({.name = "n-1", .gpus_used = 6});
    r.outside.cpu = Millicores{8000};
    const auto page = present(loaded("#/resources/n-1", r));
    REQUIRE(page.capacity.size() == 4);
    CHECK(page.capacity[0].used == "6");
    CHECK(page.capacity[0].total == "/ 8 GPUs");
    CHECK(page.capacity[0].share == "75%");
    CHECK(page.capacity_note == "2 GPUs free");
    CHECK(page.capacity[1].bar.said == "32 of 96 cores used, not told by tasks 24 cores, outside workflows 8 cores");
    CHECK(page.capacity[1].bar.parts[1].share == doctest::Approx(8.0 / 96));
    CHECK(page.capacity[1].bar.parts[0].share == doctest::Approx(24.0 / 96));
}

TEST_CASE("numbers of the service that cannot be are said to be none of ours") {
    auto r = made_up::resource({.name = "n-1", .gpus_used = 0});
    CHECK(present(loaded("#/resources/n-1", r)).evidence.find("less than nothing") == std::string::npos);
    r.outside.gpu = Gpus{-3};
    CHECK(present(loaded("#/resources/n-1", r)).evidence.find("less than nothing is in use here: it counts as nothing") != std::string::npos);
}

TEST_CASE("a bar never holds more than the whole, whatever the service says") {
    auto r = made_up::resource({.name = "n-1", .gpus = 4, .gpus_used = 9});
    r.outside.gpu = Gpus{20};
    const auto page = present(loaded("#/resources/n-1", r));
    double sum = 0;
    for (const auto& part : page.capacity[0].bar.parts) {
        CHECK(part.share >= 0);
        sum += part.share;
    }
    CHECK(sum <= 1.0);
    CHECK(page.capacity[0].used == "9");
}

TEST_CASE("a node without GPUs says so") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .gpus = 0})));
    CHECK(page.capacity[0].used == "None");
    CHECK(page.capacity[0].bar.parts.empty());
    CHECK(page.capacity_note == "No GPUs");
}

TEST_CASE("a pool without GPU quota says so, as the list of pools does") {
    auto m = loaded("#/resources/n-1", made_up::resource({.name = "n-1", .pools = {"batch", "dev"}, .gpus = 0}));
    PoolQuota q;
    q.node_sets.push_back({{Pool{.name = {"batch"}}, Pool{.name = {"dev"}, .usage = {.quota_limit = {8}, .quota_used = {2}}}}});
    made_up::arrive(m.pools, std::move(q));
    const auto page = present(m);
    CHECK(page.memberships[0].quota == "No GPU quota");
    CHECK(page.memberships[1].quota == "2/8");
}

TEST_CASE("memberships tell what is free in each pool, and where one came from") {
    const auto page = present(loaded("#/resources/n-1?from=dev", made_up::resource({.name = "n-1", .pools = {"prod", "dev"}, .gpus_used = 6})));
    REQUIRE(page.memberships.size() == 2);
    CHECK(page.memberships[0].tag.empty());
    CHECK(page.memberships[1].tag == "Opened from here");
    CHECK(page.memberships[1].gpus == "2");
    CHECK(page.memberships[1].href == "#/pools/dev");
}

TEST_CASE("rules that the service did not send are not guessed") {
    auto r = made_up::resource({.name = "n-1", .pools = {"a", "b"}});
    r.memberships[1].rules = std::make_shared<const PlatformRules>(PlatformRules{.host_network = true, .privileged = false, .default_mounts = {"/scratch"}, .allowed_mounts = {}});
    const auto page = present(loaded("#/resources/n-1", r));
    CHECK_FALSE(page.rules[0].told);
    CHECK(page.rules[0].host_network.empty());
    CHECK(page.rules[1].host_network == "Allowed");
    CHECK(page.rules[1].privileged == "Not allowed");
    CHECK(page.rules[1].default_mounts == std::vector<std::string>{"/scratch"});
}

TEST_CASE("taints are listed with their age") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .taint = "gpu/broken"})));
    REQUIRE(page.taints.size() == 1);
    CHECK(page.taints[0].name == "gpu/broken");
    CHECK(page.taints[0].effect == "NoExecute");
    CHECK(page.taints[0].details == "added 3h ago");
}

TEST_CASE("what the fleet knows stands in until the resource's own answer is there") {
    auto m = asked_for("#/resources/n-1");
    CHECK(present(m).state.kind == PageState::Kind::loading);
    arrive(m.fleet, fleet({{.name = "n-1", .gpus_used = 3}}));
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::ready);
    CHECK(page.capacity[0].used == "3");
}

TEST_CASE("the answer about another resource is never shown") {
    auto m = loaded("#/resources/n-1", made_up::resource({.name = "n-1", .gpus_used = 6}));
    m.route.item = "n-2";
    CHECK(present(m).state.kind == PageState::Kind::loading);
}

TEST_CASE("an unknown name offers names that are close, and the fleet") {
    auto m = asked_for("#/resources/resource-h100-999");
    arrive(m.fleet, fleet({{.name = "resource-h100-009"}, {.name = "resource-h100-099"}, {.name = "other"}, {.name = "resource-arm-1"}}));
    fail(m.resource, {.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/resource-h100-999"});
    const auto page = present(m);
    REQUIRE(page.state.failed);
    const auto& p = *page.state.failed;
    CHECK(p.notice.heading == "No resource-h100-999");
    CHECK(p.notice.words == "It may have left the fleet. 2 names are close.");
    REQUIRE(p.notice.actions.size() == 3);
    CHECK(p.notice.actions[0].label == "resource-h100-099");
    CHECK(std::get<Go>(p.does[0]).route.item == "resource-h100-099");
    CHECK(format_route(std::get<Go>(p.does[2]).route) == "#/resources?q=resource-h100-");
}

TEST_CASE("near names are a few letters away or one part of the other") {
    const auto f = fleet({{.name = "node-12"}, {.name = "node-21"}, {.name = "gpu-node-12-east"}, {.name = "zebra"}});
    CHECK(near_names(f, "NODE-12", 5) == std::vector<std::string>{"node-12", "node-21", "gpu-node-12-east"});
    CHECK(near_names(f, "something else", 5).empty());
    CHECK(near_names(f, "node-12", 1).size() == 1);
}

TEST_CASE("a resource that left the fleet keeps what was known of it, and says so") {
    auto m = loaded("#/resources/n-1", made_up::resource({.name = "n-1"}));
    m.resource.fetched = kNoon - std::chrono::minutes(4);
    fail(m.resource, {.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/n-1"});
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::ready);
    REQUIRE(page.state.banner);
    CHECK(page.state.banner->notice.heading == "n-1 from 4m ago");
    CHECK(page.state.banner->notice.words == "It is no longer in the fleet.");
}

static Task task(std::string workflow, std::string pool, std::int64_t gpus, Status status, std::optional<Instant> ended = {}) {
    Task t;
    t.workflow = {std::move(workflow)};
    t.name = "main";
    t.user = {"ada"};
    t.pool = PoolName{std::move(pool)};
    t.node = ResourceName{"n-1"};
    t.status = {status, ""};
    t.priority = Priority::normal;
    t.started = kNoon - std::chrono::minutes(135);
    t.ended = ended;
    t.gpu = Gpus{gpus};
    t.cpu = Millicores{8000};
    return t;
}

static Model with_tasks(std::string_view hash, Resource r, std::vector<Task> tasks) {
    auto m = loaded(hash, std::move(r));
    m.node_tasks_asked = {m.route.item};
    arrive(m.node_tasks, TaskSlice{std::move(tasks), {}});
    return m;
}

TEST_CASE("GPUs are told by task, then what is outside workflows, then what is free") {
    auto r = made_up::resource({.name = "n-1", .gpus_used = 7});
    r.outside.gpu = Gpus{1};
    const auto page = present(with_tasks("#/resources/n-1", r, {task("a-1", "prod-gpu", 2, Status::running), task("b-1", "prod-gpu", 4, Status::running)}));
    const auto& gpu = page.capacity[0];
    CHECK(gpu.bar.said == "7 of 8 GPUs used, b-1/main 4 GPUs, a-1/main 2 GPUs, outside workflows 1 GPU");
    REQUIRE(gpu.bar.parts.size() == 3);
    CHECK(gpu.bar.parts[0].share == doctest::Approx(0.5));
    CHECK(gpu.bar.parts[2].hatched);
    CHECK(gpu.bar.slots == 8);
    CHECK(page.legend[0].label == "b-1/main");
    REQUIRE(page.running.size() == 2);
    CHECK(page.running[0].time == "2h 15m");
    CHECK(page.running[0].href == "#/workflows/b-1?task=main&retry=0");
    CHECK(page.header.subtitle == "x86-h100 · kubernetes-prod · in 1 pool · 2 running tasks");
}

TEST_CASE("a task that is starting holds the node and is not counted as running") {
    auto starting = task("c-1", "prod-gpu", 2, Status::initializing);
    starting.started.reset();
    const auto r = made_up::resource({.name = "n-1", .gpus_used = 4});
    const auto page = present(with_tasks("#/resources/n-1", r, {task("a-1", "prod-gpu", 2, Status::running), starting}));
    REQUIRE(page.running.size() == 2);
    CHECK(page.running_count == "1");
    CHECK(page.running_note == "and 1 starting");
    CHECK(page.running[1].time == "Starting");
    CHECK(page.header.subtitle.ends_with("1 running task · 1 starting"));
    CHECK(page.drain.words.starts_with("2 tasks would stop"));
    const auto alone = present(with_tasks("#/resources/n-1", r, {starting}));
    CHECK(alone.running_count == "0");
    CHECK(alone.header.subtitle.ends_with("in 1 pool · 1 starting task"));
}

TEST_CASE("tasks beyond those with a colour of their own do not look like what is free") {
    std::vector<Task> many;
    for (int i = 0; i < 8; ++i) many.push_back(task(("w-" + std::to_string(i)).c_str(), "prod-gpu", 1, Status::running));
    const auto page = present(with_tasks("#/resources/n-1", made_up::resource({.name = "n-1", .gpus_used = 8}), many));
    const auto others = std::find_if(page.legend.begin(), page.legend.end(), [](const auto& i) { return i.label == "2 other tasks"; });
    REQUIRE(others != page.legend.end());
    CHECK(others->swatch.parts[0].tone != Tone::faint);
    CHECK(page.capacity[0].bar.parts.back().series == others->swatch.parts[0].series);
    CHECK(others->swatch.parts[0].series >= 0);
}

TEST_CASE("what happened on a node is told from when tasks started and ended, the newest first") {
    const auto page = present(with_tasks("#/resources/n-1", made_up::resource({.name = "n-1"}),
                                         {task("a-1", "p", 1, Status::completed, kNoon - std::chrono::minutes(12)), task("b-1", "p", 1, Status::failed_evicted, kNoon - std::chrono::minutes(5))}));
    REQUIRE(page.activity.size() == 4);
    CHECK(page.activity[0].what == "failed after 2h 10m: Evicted");
    CHECK(page.activity[0].when == "5m ago");
    CHECK(page.activity[1].what == "completed after 2h 03m");
    CHECK(page.activity[2].what == "started");
    CHECK(page.running.empty());
}

TEST_CASE("draining is told with whose tasks stop and which come back by themselves") {
    auto m = with_tasks("#/resources/n-1", made_up::resource({.name = "n-1"}), {task("a-1", "keeps", 1, Status::running), task("b-1", "drops", 1, Status::running)});
    PoolQuota quota;
    for (const char* name : {"keeps", "drops"}) quota.node_sets.emplace_back().pools.push_back({.name = {name}});
    quota.node_sets[0].pools[0].exit_actions = {{"COMPLETE", "0"}, {"RESCHEDULE", "137, 3000-3006"}};
    quota.node_sets[1].pools[0].exit_actions = {{"RESCHEDULE", "137,139"}};
    arrive(m.pools, quota);
    const auto page = present(m);
    CHECK(page.drain.words == "2 tasks would stop, of ada. 1 restarts by themselves.");
    CHECK(page.running[0].after_drain == "Restarts by itself: its pool reschedules evicted tasks");
    CHECK(page.running[1].after_drain == "Evicted; restarts only if its exit actions name 3004");
    CHECK(page.drain.cordon == "kubectl cordon n-1");
    CHECK(page.drain.drain == "kubectl drain --ignore-daemonsets --delete-emptydir-data n-1");
}

TEST_CASE("commands never mean more than the name they are given") {
    const auto page = present(loaded("#/resources/x", made_up::resource({.name = "x'; rm -rf /"})));
    CHECK(page.drain.cordon == "kubectl cordon -- 'x'\\''; rm -rf /'");
}

TEST_CASE("exit codes are listed alone or from one to another") {
    CHECK(resource::lists_code("137,139", 137));
    CHECK_FALSE(resource::lists_code("137,139", 138));
    CHECK(resource::lists_code("1-3, 3000-3006", 3004));
    CHECK_FALSE(resource::lists_code("", 0));
    CHECK_FALSE(resource::lists_code("x,-", 0));
}

static std::vector<Task> many(std::size_t n, std::size_t bad, const char* node) {
    std::vector<Task> out;
    for (std::size_t i = 0; i < n; ++i) {
        out.push_back(task("w-" + std::to_string(i), "prod-gpu", 1, i < bad ? Status::failed_backend_error : Status::completed, kNoon - std::chrono::minutes(1)));
        out.back().node = ResourceName{node};
    }
    return out;
}

static std::string verdict(std::size_t here, std::size_t here_bad, std::size_t there, std::size_t there_bad) {
    auto m = with_tasks("#/resources/n-1", made_up::resource({.name = "n-1"}), many(here, here_bad, "n-1"));
    arrive(m.fleet, fleet({{.name = "n-1"}, {.name = "n-2"}, {.name = "other", .platform = "arm"}}));
    m.peer_tasks_asked = {"n-1"};
    auto peers = many(there, there_bad, "n-2");
    for (auto& t : many(50, 50, "other")) peers.push_back(t);  // of another platform: no peer
    arrive(m.peer_tasks, TaskSlice{std::move(peers), {}});
    return present(m).failures.verdict;
}

TEST_CASE("failures are held against the platform's rate, and not judged from too few") {
    CHECK(verdict(20, 8, 400, 8) == "20.0 times as often as on its platform: hardly by chance.");
    CHECK(verdict(20, 1, 400, 8) == "Nothing stands out: no more than chance allows.");
    CHECK(verdict(20, 0, 400, 8) == "Nothing stands out: none failed here.");
    CHECK(verdict(3, 3, 400, 8) == "Unknown: 3 tasks ended here in 7 days, too few to judge by.");
    CHECK(verdict(20, 8, 5, 0) == "Unknown: 5 tasks ended on its platform, too few to compare with.");
}

TEST_CASE("the chance of so many failures is a Poisson tail") {
    CHECK(resource::chance_of(0, 10, 0.1) == 1);
    CHECK(resource::chance_of(1, 10, 0.1) == doctest::Approx(1 - std::exp(-1.0)));
    CHECK(resource::chance_of(2, 10, 0) == 0);
}

TEST_CASE("one name on two backends is two machines, and tasks are told apart by pool") {
    auto east = made_up::resource({.name = "n-1", .pools = {"east-pool"}, .backend = "east"}), west = made_up::resource({.name = "n-1", .pools = {"west-pool"}, .gpus = 4, .backend = "west"});
    auto m = asked_for("#/resources/n-1?backend=west");
    arrive(m.resource, ResourceList{{east, west}, {}});
    m.node_tasks_asked = {"n-1"};
    arrive(m.node_tasks, TaskSlice{{task("e-1", "east-pool", 1, Status::running), task("w-1", "west-pool", 1, Status::running)}, {}});
    const auto page = present(m);
    REQUIRE(page.backends.size() == 2);
    CHECK(page.backend == 1);
    CHECK(page.capacity[0].total == "/ 4 GPUs");
    REQUIRE(page.running.size() == 1);
    CHECK(page.running[0].workflow == "w-1");
    CHECK(page.backend_hashes[0] == "#/resources/n-1?backend=east");
}

TEST_CASE("a node that was seen before is shown as missing, and never counted") {
    auto m = asked_for("#/resources/n-1");
    fail(m.resource, {.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/n-1"});
    m.missing = std::make_shared<const std::vector<MissingNode>>(std::vector<MissingNode>{{{"n-1"}, {"east"}, {"prod"}, {"h100"}, Gpus{8}, kNoon - std::chrono::hours(2)}});
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::ready);
    CHECK(page.header.badge.word == "Missing");
    CHECK(page.gone == "Last seen 2h ago with 8 GPUs. It counts in no total.");
    CHECK(page.capacity.empty());
    m.missing.reset();
    CHECK(present(m).state.kind == PageState::Kind::failed);
    m.node_tasks_asked = {"n-1"};
    arrive(m.node_tasks, TaskSlice{{task("a-1", "p", 1, Status::running)}, {}});
    CHECK(present(m).header.badge.word == "Unhealthy");
    CHECK(present(m).reason == "Running tasks name it, but the service does not tell of it");
}

TEST_CASE("pools that allocate differently are told apart") {
    auto r = made_up::resource({.name = "n-1", .pools = {"a", "b"}});
    CHECK(present(loaded("#/resources/n-1", r)).allocatable.empty());
    r.memberships[1].allocatable.cpu = Millicores{90000};
    const auto page = present(loaded("#/resources/n-1", r));
    REQUIRE(page.allocatable.size() == 2);
    CHECK(page.allocatable[1] == "b may allocate 8 GPUs, 90 cores, 512 GiB, 2.0 TiB");
}
