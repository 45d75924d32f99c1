#include "domain/health.h"
#include <doctest/doctest.h>

static Resource tainted(std::string key, std::string effect) {
    Resource r;
    r.sharing = Sharing::reserved;
    r.taints.push_back({std::move(key), "", std::move(effect), {}});
    return r;
}

TEST_CASE("a node without evidence against it is healthy, and the reason says why") {
    const auto v = judge(tainted("nvidia.com/gpu", "NoSchedule"));
    CHECK(v.health == Health::healthy);
    CHECK_FALSE(v.reason.empty());
}

TEST_CASE("a node that is being emptied is unhealthy") {
    const auto v = judge(tainted("node.kubernetes.io/unreachable", "NoExecute"));
    CHECK(v.health == Health::unhealthy);
    CHECK(v.reason == "Taint node.kubernetes.io/unreachable (NoExecute)");
}

TEST_CASE("pressure, a cordon and a network that is down are degraded") {
    CHECK(judge(tainted("node.kubernetes.io/memory-pressure", "NoSchedule")).health == Health::degraded);
    CHECK(judge(tainted("node.kubernetes.io/unschedulable", "NoSchedule")).health == Health::degraded);
    CHECK(judge(tainted("node.kubernetes.io/network-unavailable", "NoSchedule")).health == Health::degraded);
    CHECK(judge(tainted("node.kubernetes.io/not-ready", "NoSchedule")).health == Health::degraded);
}

TEST_CASE("the worst evidence counts, wherever it stands") {
    auto r = tainted("node.kubernetes.io/disk-pressure", "NoSchedule");
    r.taints.push_back({"node.kubernetes.io/not-ready", "", "NoExecute", {}});
    CHECK(judge(r).health == Health::unhealthy);
}

TEST_CASE("conditions are believed when the service sends them") {
    Resource r;
    r.conditions = {"Ready"};
    CHECK(judge(r).health == Health::healthy);
    r.conditions = {"Ready", "DiskPressure"};
    CHECK(judge(r).health == Health::degraded);
    CHECK(judge(r).reason == "Its backend reports DiskPressure");
    r.conditions = {"DiskPressure"};
    CHECK(judge(r).health == Health::unhealthy);
}

TEST_CASE("a node in no pool is unused, unless it is ill") {
    Resource r;
    r.sharing = Sharing::unused;
    CHECK(judge(r).health == Health::unused);
    r.taints.push_back({"node.kubernetes.io/disk-pressure", "", "NoSchedule", {}});
    CHECK(judge(r).health == Health::degraded);
}

static Task failed(std::string node, Status status, std::string pool, int minute) {
    Task t;
    t.node = ResourceName{std::move(node)};
    t.pool = PoolName{std::move(pool)};
    t.status.status = status;
    t.ended = Instant{std::chrono::minutes(minute)};
    return t;
}

TEST_CASE("tasks that a node can have failed speak against it from three on, with the newest as evidence") {
    std::vector<Task> tasks = {failed("n", Status::failed_evicted, "p", 5), failed("n", Status::failed_start_error, "p", 9), failed("n", Status::failed, "p", 20), failed("m", Status::failed_evicted, "p", 1)};
    Circumstances c{.pools = {}, .troubles = troubles_of(tasks)};
    const std::vector<std::string> pools = {"p", "q"};
    CHECK_FALSE(c.by_tasks("n", pools));
    tasks.push_back(failed("n", Status::failed_evicted, "p", 7));
    c.troubles = troubles_of(tasks);
    const auto v = c.by_tasks("n", pools);
    REQUIRE(v);
    CHECK(v->health == Health::degraded);
    CHECK(v->reason == "3 tasks failed on it within a day (2 Evicted, 1 Did not start)");
    CHECK(v->since == Instant{std::chrono::minutes(9)});
    const std::vector<std::string> others = {"elsewhere"};
    CHECK_FALSE(c.by_tasks("n", others));  // another machine of that name
}

TEST_CASE("a node is as well as the best of its pools") {
    const Circumstances c{.pools = {{"on", PoolStatus::online}, {"off", PoolStatus::offline}, {"fix", PoolStatus::maintenance}}, .troubles = {}};
    const auto health = [&](std::vector<std::string> pools) { return c.by_pools(pools).value_or(HealthVerdict{Health::healthy, "", {}}).health; };
    CHECK(health({"off"}) == Health::unhealthy);
    CHECK(health({"fix"}) == Health::degraded);
    CHECK(health({"off", "fix"}) == Health::degraded);
    CHECK(health({"off", "on"}) == Health::healthy);
    CHECK(health({"off", "not told"}) == Health::healthy);
    CHECK(health({}) == Health::healthy);
}
