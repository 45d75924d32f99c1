#include "domain/waiting.h"
#include <doctest/doctest.h>

// A table of cases: each thing that can keep a group waiting, and what is said of it.
namespace {

constexpr Instant kNow{Millis(10'000'000'000)};
Instant ago(int seconds) { return kNow - Seconds(seconds); }
StatusWord word(Status s) { return {s, std::string(word_of(s))}; }
Bytes gib(std::int64_t n) { return {n << 30}; }
Amounts asks(std::int64_t gpus, std::int64_t cores = 8, std::int64_t memory = 64) { return {Gpus{gpus}, Millicores{cores * 1000}, gib(memory), gib(10)}; }

struct World {
    Run run;
    PoolQuota quota;
    std::vector<Resource> nodes;
    std::unordered_map<std::string, Amounts> amounts;
    std::vector<Workflow> queue;
    std::vector<ClusterWord> events;
    bool know_pools = true, know_nodes = true, know_asks = true, know_queue = true;

    World() {
        run.head.id = {"train-7"};
        run.head.pool = PoolName{"prod"};
        run.head.priority = Priority::normal, run.head.priority_word = "NORMAL";
        run.head.status = word(Status::pending);
        run.head.submitted = ago(600);
        pool("prod", 64, 0, 64);
        group(Status::scheduling, {asks(8)});
        for (int i = 0; i < 8; ++i) node("prod", 8, 8);
    }
    Pool& pool(std::string name, std::int64_t limit, std::int64_t used, std::int64_t free) {
        Pool p{.name = {std::move(name)}, .status = PoolStatus::online, .guarantee = Gpus{limit}};
        p.usage = {Gpus{limit}, Gpus{used}, Gpus{limit - used}, Gpus{used}, Gpus{64}, Gpus{free}};
        quota.node_sets.push_back({{std::move(p)}});
        return quota.node_sets.back().pools.front();
    }
    Pool& own() { return quota.node_sets.front().pools.front(); }
    void group(Status s, const std::vector<Amounts>& tasks) {
        run.groups.assign(1, {.name = "train", .status = word(s)});
        amounts.clear();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const auto name = "t" + std::to_string(i);
            run.groups[0].tasks.push_back({name, i == 0, {Attempt{.status = word(s)}}});
            amounts.emplace(name, tasks[i]);
        }
        run.groups[0].times = {.processing = ago(500), .scheduling = ago(400)};
    }
    void node(std::string pool, std::int64_t gpus, std::int64_t free, std::int64_t memory_free = 512) {
        Resource r{.name = {"n" + std::to_string(nodes.size())}};
        r.memberships.push_back({.pool = {std::move(pool)}, .platform = {"h100"}, .allocatable = {Gpus{gpus}, Millicores{96000}, gib(512), gib(2000)}, .available = {Gpus{free}, Millicores{96000}, gib(memory_free), gib(2000)}, .rules = nullptr});
        nodes.push_back(std::move(r));
    }
    void nodes_with(std::initializer_list<std::int64_t> free) {
        nodes.clear();
        for (const auto f : free) node("prod", 8, f);
    }
    Waiting why() const {
        const WaitingFacts facts{.pools = know_pools ? &quota : nullptr, .nodes = know_nodes ? std::optional(std::span<const Resource>(nodes)) : std::nullopt, .free = know_nodes ? FreeGpus(nodes) : FreeGpus(), .asks = know_asks ? &amounts : nullptr, .queue = know_queue ? &queue : nullptr, .events = events, .now = kNow};
        return why_waiting(run, run.groups.back(), facts);
    }
    bool offers(WayOut::Kind kind) const {
        for (const auto& way : why().ways) if (way.kind == kind) return true;
        return false;
    }
};

bool says(const Waiting& w, std::string_view words) {
    for (const auto& line : w.also) if (line.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a group that waits for others says for which, and what they do") {
    World w;
    w.run.groups[0] = {.name = "prep", .status = word(Status::running), .times = {.started = ago(900)}, .downstream = {1}};
    w.run.groups.push_back({.name = "train", .status = word(Status::waiting), .upstream = {0}, .waits_for = 1});
    const auto why = w.why();
    CHECK(why.cause == WaitCause::upstream);
    CHECK(why.sentence == "It waits for prep, which is running for 15m 00s.");
    CHECK_FALSE(why.estimate);
    CHECK(why.ways.at(0).subject == "prep");
}

TEST_CASE("of many upstream groups the first few are named, those that run first") {
    World w;
    w.run.groups.clear();
    for (int i = 0; i < 5; ++i) w.run.groups.push_back({.name = "shard-" + std::to_string(i), .status = word(i == 3 ? Status::running : Status::scheduling)});
    w.run.groups.push_back({.name = "merge", .status = word(Status::waiting), .upstream = {0, 1, 2, 3, 4}, .waits_for = 5});
    CHECK(w.why().sentence == "It waits for 5 groups: shard-3 (running), shard-0 (queued), shard-1 (queued) and 2 more.");
}

TEST_CASE("what the service has not taken up, or is making ready, says so; and when that takes long") {
    World w;
    w.group(Status::submitting, {asks(8)});
    w.run.head.submitted = ago(20);
    CHECK(w.why().cause == WaitCause::submitting);
    CHECK_FALSE(w.why().troubled);
    w.group(Status::processing, {asks(8)});
    CHECK(w.why().sentence == "The service is making it ready for the cluster, for 8m 00s now.");
    CHECK(w.why().troubled);
    CHECK(says(w.why(), "longer than it usually takes"));
}

TEST_CASE("a pool that is offline, or in maintenance, is the reason whatever is free") {
    World w;
    w.own().status = PoolStatus::offline;
    CHECK(w.why().cause == WaitCause::pool_offline);
    CHECK(w.why().sentence == "prod is offline: its cluster does not answer. Work is accepted and waits.");
    w.own().status = PoolStatus::maintenance;
    CHECK(w.why().cause == WaitCause::pool_in_maintenance);
}

TEST_CASE("quota that is used up while GPUs are idle offers LOW") {
    World w;
    w.own().usage = {Gpus{32}, Gpus{32}, Gpus{0}, Gpus{32}, Gpus{64}, Gpus{32}};
    w.own().guarantee = Gpus{32};
    CHECK(w.why().cause == WaitCause::quota_full);
    CHECK(w.why().sentence == "The quota of prod is used up: 32 of 32 GPUs. 64 GPUs of its nodes stand idle meanwhile.");
    CHECK(w.why().estimate);
    CHECK(w.offers(WayOut::Kind::low_priority));
    w.nodes_with({0, 0, 0});
    CHECK(w.why().cause == WaitCause::quota_full);
    CHECK_FALSE(w.offers(WayOut::Kind::low_priority));
}

TEST_CASE("LOW work asks for no quota") {
    World w;
    w.own().usage.quota_free = Gpus{0};
    w.run.head.priority = Priority::low;
    CHECK(w.why().cause == WaitCause::its_turn);
}

TEST_CASE("more than the whole quota can never start with this priority") {
    World w;
    w.own().guarantee = Gpus{4};
    w.own().usage.quota_free = Gpus{4};
    const auto why = w.why();
    CHECK(why.cause == WaitCause::over_whole_quota);
    CHECK(why.sentence.starts_with("It needs 8 GPUs at once, and the whole quota of prod is 4 GPUs: as NORMAL it cannot start."));
    CHECK(why.troubled);
}

TEST_CASE("quota that is left but not enough says how much") {
    World w;
    w.own().usage.quota_free = Gpus{3};
    CHECK(w.why().sentence.starts_with("It needs 8 GPUs, and 3 GPUs of the quota of prod are left."));
}

TEST_CASE("what no node could ever hold is said to be so, and why") {
    World w;
    w.group(Status::scheduling, {asks(16)});
    CHECK(w.why().cause == WaitCause::never_fits);
    CHECK(w.why().sentence == "No node of prod could ever hold a task of 16 GPUs: the largest has 8.");
    CHECK(w.why().troubled);
    CHECK(w.offers(WayOut::Kind::ask_for_less));
    w.group(Status::scheduling, {asks(1, 8, 4000)});
    CHECK(w.why().sentence == "No node of prod could ever hold a task of 1 GPU, 8 cores and 3.9 TiB, even when it is empty.");
}

TEST_CASE("GPUs that are all in use, or too few in all") {
    World w;
    w.nodes_with({0, 0});
    CHECK(w.why().cause == WaitCause::capacity_full);
    CHECK(w.why().sentence == "It needs 8 GPUs, and all GPUs of prod are in use.");
    w.nodes_with({1, 0, 3});
    CHECK(w.why().sentence == "It needs 8 GPUs, and 4 are free in prod.");
}

TEST_CASE("GPUs that are free in too small pieces") {
    World w;
    w.nodes_with({3, 3, 3, 3});
    CHECK(w.why().cause == WaitCause::fragmented);
    CHECK(w.why().sentence == "12 GPUs are free, but no node has the 8 that a task needs at once: the largest gap is 3.");
}

TEST_CASE("tasks that start together need room at once") {
    World w;
    w.group(Status::scheduling, {asks(8), asks(8), asks(8), asks(8)});
    w.nodes_with({8, 8, 4, 4, 4, 4});
    const auto why = w.why();
    CHECK(why.cause == WaitCause::gang);
    CHECK(why.sentence == "It is 4 tasks that start together, each with 8 GPUs on one node; 2 have room now.");
}

TEST_CASE("tasks that have their place already are not counted again") {
    World w;
    w.group(Status::scheduling, {asks(8), asks(8)});
    w.run.groups[0].tasks[1].attempts[0].status = word(Status::running);
    w.nodes_with({8});
    CHECK(w.why().cause == WaitCause::its_turn);
}

TEST_CASE("nodes that have the GPUs but not the memory") {
    World w;
    w.nodes.clear();
    w.node("prod", 8, 8, 32);
    CHECK(w.why().cause == WaitCause::lacks_else);
    CHECK(w.why().sentence == "Nodes with 8 GPUs free lack cores or memory: a task asks for 8 cores and 64 GiB.");
    w.group(Status::scheduling, {asks(0)});
    CHECK(w.why().sentence == "No node has 8 cores and 64 GiB free.");
}

TEST_CASE("where there is room by the numbers it is its turn that is missing, or something untold") {
    World w;
    CHECK(w.why().cause == WaitCause::its_turn);
    CHECK(w.why().estimate);
}

TEST_CASE("what is not known is said to be unknown") {
    World w;
    w.know_asks = false;
    CHECK(w.why().cause == WaitCause::asks_unknown);
    w.know_pools = false;
    CHECK(w.why().cause == WaitCause::pool_unknown);
    CHECK(w.why().sentence == "It is queued; what its pool has left is not known.");
    World lost;
    lost.run.head.pool.reset();
    CHECK(lost.why().cause == WaitCause::pool_unknown);
    World without_nodes;
    without_nodes.know_nodes = false;
    without_nodes.own().usage.total_free = Gpus{2};
    CHECK(without_nodes.why().sentence == "It needs 8 GPUs, and 2 are free in prod.");
}

TEST_CASE("the place in the queue is by priority and time, and called an estimate") {
    World w;
    const auto queued = [&](std::string id, Priority p, int submitted_ago) {
        Workflow other;
        other.id = {std::move(id)}, other.pool = w.run.head.pool, other.priority = p, other.submitted = ago(submitted_ago);
        return other;
    };
    w.queue = {w.run.head, queued("a-1", Priority::high, 10), queued("a-2", Priority::normal, 900), queued("a-3", Priority::normal, 100), queued("a-4", Priority::low, 9000)};
    CHECK(says(w.why(), "By priority and time 2 workflows are before it in the queue of prod: an estimate"));
    w.queue = {w.run.head};
    CHECK_FALSE(says(w.why(), "By priority"));
}

TEST_CASE("how long until the service gives it up") {
    World w;
    w.run.queue_timeout = Seconds(7600);
    CHECK(says(w.why(), "If it does not start within 2h 00m the service gives it up."));
    w.run.queue_timeout = Seconds(300);
    CHECK(says(w.why(), "Its time in the queue is used up"));
}

TEST_CASE("what the cluster said last is quoted") {
    World w;
    w.own().usage = {Gpus{8}, Gpus{8}, Gpus{0}, Gpus{8}, Gpus{64}, Gpus{56}};
    w.events = {{ago(300), "t0", "FailedScheduling", "0/62 nodes are available: 62 Insufficient nvidia.com/gpu."}, {ago(200), "other", "FailedScheduling", "not ours"}};
    CHECK(says(w.why(), "The cluster says: 0/62 nodes are available: 62 Insufficient nvidia.com/gpu."));
    CHECK_FALSE(says(w.why(), "not ours"));
}

TEST_CASE("where the cluster says that no node will do, its word stands before our own numbers") {
    World w;
    w.events = {{ago(300), "t0", "Unschedulable", "0/53 nodes are available: 53 Insufficient cpu."}};
    const auto why = w.why();
    CHECK(why.cause == WaitCause::no_node);
    CHECK(why.sentence == "The cluster finds no node for it: 0/53 nodes are available: 53 Insufficient cpu.");
    CHECK(why.troubled);
    CHECK_FALSE(why.estimate);
    CHECK(says(why, "By the quota and the free nodes of prod there would be room"));
    CHECK_FALSE(says(why, "The cluster says"));
    CHECK(w.offers(WayOut::Kind::ask_for_less));
    w.events.push_back({ago(200), "t0", "Scheduled", "Successfully assigned"});
    CHECK(w.why().cause == WaitCause::its_turn);
    w.events = {{ago(3000), "t0", "Unschedulable", "of an earlier try"}};
    CHECK(w.why().cause == WaitCause::its_turn);
}

TEST_CASE("what has a node starts: its image is pulled, or cannot be") {
    World w;
    w.group(Status::initializing, {asks(8)});
    w.run.groups[0].times.initializing = ago(180);
    CHECK(w.why().cause == WaitCause::starting);
    w.events = {{ago(170), "t0", "Pulling", "Pulling image \"nvcr.io/x:1\""}};
    CHECK(w.why().cause == WaitCause::image);
    CHECK(w.why().sentence == "Its image is being pulled, for 2m 00s now.");
    w.events.push_back({ago(100), "t0", "BackOff", "Back-off pulling image \"nvcr.io/x:1\""});
    CHECK(w.why().cause == WaitCause::image_fails);
    CHECK(w.why().troubled);
    CHECK(says(w.why(), "BackOff: Back-off pulling image"));
    w.events.push_back({ago(50), "t0", "Pulled", "Successfully pulled image"});
    CHECK(w.why().cause == WaitCause::starting);
}

TEST_CASE("another pool is offered where all of it would start, and only one of this person's") {
    World w;
    w.own().usage.quota_free = Gpus{0};
    w.nodes_with({0});
    CHECK_FALSE(w.offers(WayOut::Kind::other_pool));
    w.pool("small", 4, 0, 4), w.pool("dev", 32, 8, 30), w.pool("closed", 64, 0, 64).status = PoolStatus::maintenance;
    REQUIRE(w.offers(WayOut::Kind::other_pool));
    for (const auto& way : w.why().ways) if (way.kind == WayOut::Kind::other_pool) CHECK(way.words == "Resubmit in dev, which has 24 GPUs left");
    const WaitingFacts mine{.pools = &w.quota, .nodes = std::span<const Resource>(w.nodes), .free = FreeGpus(w.nodes), .asks = &w.amounts, .allowed = {{"prod"}, {"small"}}, .now = kNow};
    for (const auto& way : why_waiting(w.run, w.run.groups[0], mine).ways) CHECK(way.kind != WayOut::Kind::other_pool);
}

TEST_CASE("another pool is offered by what its own nodes have free, not by what its whole set has") {
    World w;
    w.own().usage.quota_free = Gpus{0};
    w.nodes_with({0});
    w.pool("dev", 32, 0, 60);
    w.node("dev", 8, 6);
    CHECK_FALSE(w.offers(WayOut::Kind::other_pool));
    w.node("dev", 8, 4);
    for (const auto& way : w.why().ways) if (way.kind == WayOut::Kind::other_pool) CHECK(way.words == "Resubmit in dev, which has 10 GPUs left");
    CHECK(w.offers(WayOut::Kind::other_pool));
}

TEST_CASE("GPUs free in a pool are those of its nodes that take work, each node once") {
    World w;
    w.nodes.clear();
    w.node("prod", 8, 4), w.node("prod", 8, -2), w.node("prod", 8, 8), w.node("prod", 8, 8);
    w.nodes[0].memberships.push_back(w.nodes[0].memberships[0]);   // of two platforms in the pool
    w.nodes[3].taints = {{.key = "node.kubernetes.io/unschedulable", .value = "", .effect = "NoSchedule", .added = {}}};
    const std::vector<Health> health = {Health::healthy, Health::healthy, Health::healthy, Health::healthy};
    CHECK(FreeGpus(w.nodes, health).of({"prod"}) == Gpus{12});
    CHECK(FreeGpus(w.nodes, std::vector{Health::healthy, Health::healthy, Health::unhealthy, Health::healthy}).of({"prod"}) == Gpus{4});
    CHECK_FALSE(FreeGpus(w.nodes).of({"dev"}));
    CHECK(FreeGpus(w.nodes).most(w.own()) == Gpus{12});
    CHECK(FreeGpus().most(w.own()) == Gpus{64});
}

TEST_CASE("a workflow waits for what its foremost groups wait for, and what is over waits for nothing") {
    World w;
    w.run.groups.push_back({.name = "eval", .status = word(Status::waiting), .upstream = {0}, .waits_for = 1});
    const WaitingFacts facts{.now = kNow};
    CHECK(foremost_waiting(w.run) == std::vector<std::uint32_t>{0});
    w.run.head.status = word(Status::failed);
    CHECK(foremost_waiting(w.run).empty());
    w.run.groups[0].status = word(Status::running);
    CHECK(why_waiting(w.run, w.run.groups[0], facts).cause == WaitCause::nothing);
}
