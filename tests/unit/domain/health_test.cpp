#include "domain/resource.h"
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
