#include <doctest/doctest.h>

#include <numeric>
#include <set>

#include "ask.h"
#include "sim/quota.h"

using ask::Body;

namespace {

std::int64_t number(const Body& text) { return std::stoll(text.get<std::string>()); }

const Body& pool_named(const Body& report, const std::string& name) {
    for (const auto& set : report.at("node_sets"))
        for (const auto& pool : set.at("pools"))
            if (pool.at("name") == name) return pool;
    FAIL("no pool " << name);
    return report;
}

// GPUs of a pool's RUNNING tasks, by way of /api/task.
std::int64_t running_gpus(sim::Service& service, const std::string& pool, const std::string& priorities) {
    const auto sums =
        ask::json(service, "/api/task?all_users=true&summary=true&limit=1000&statuses=RUNNING&pools=" + pool + priorities);
    const auto& all = sums.at("summaries");
    return std::accumulate(all.begin(), all.end(), std::int64_t{0},
                           [](std::int64_t sum, const Body& row) { return sum + row.at("gpu").get<std::int64_t>(); });
}

}  // namespace

TEST_CASE("a pool's quota follows from what runs in it") {
    auto service = ask::service("busy");
    for (int i = 0; i < 5; ++i) {
        service.advance(std::chrono::minutes{11});
        const auto report = ask::json(service, "/api/pool_quota");
        for (const auto* name : {"prod-gpu", "dev-gpu", "staging", "research"}) {
            CAPTURE(name);
            const auto& pool = pool_named(report, name);
            const auto& use = pool.at("resource_usage");
            CHECK(number(use.at("quota_used")) == running_gpus(service, name, "&priority=HIGH&priority=NORMAL"));
            CHECK(number(use.at("total_usage")) == running_gpus(service, name, ""));
            CHECK(number(use.at("quota_limit")) == pool.at("resources").at("gpu").at("guarantee").get<std::int64_t>());
            CHECK(number(use.at("quota_free")) == number(use.at("quota_limit")) - number(use.at("quota_used")));
            CHECK(number(use.at("quota_used")) <= number(use.at("quota_limit")));
        }
    }
}

TEST_CASE("pools that share nodes are one set, whose capacity every one of them repeats and the sum counts once") {
    auto service = ask::service();
    const auto report = ask::json(service, "/api/pool_quota");
    std::int64_t capacity = 0, limits = 0;
    for (const auto& set : report.at("node_sets")) {
        for (const auto& pool : set.at("pools")) {
            CHECK(pool.at("resource_usage").at("total_capacity") ==
                  set.at("pools")[0].at("resource_usage").at("total_capacity"));
            CHECK(pool.at("resource_usage").at("total_free") == set.at("pools")[0].at("resource_usage").at("total_free"));
            limits += number(pool.at("resource_usage").at("quota_limit"));
        }
        capacity += number(set.at("pools")[0].at("resource_usage").at("total_capacity"));
    }
    CHECK(number(report.at("resource_sum").at("total_capacity")) == capacity);
    CHECK(number(report.at("resource_sum").at("quota_limit")) == limits);

    std::int64_t in_resources = 0;
    const auto all = ask::json(service, "/api/resources?all_pools=true");
    for (const auto& node : all.at("resources")) in_resources += number(node.at("exposed_fields").at("gpu"));
    CHECK(capacity == in_resources);

    std::set<std::string> together;
    for (const auto& set : report.at("node_sets"))
        if (set.at("pools").size() > 1)
            for (const auto& pool : set.at("pools")) together.insert(pool.at("name").get<std::string>());
    CHECK(together == std::set<std::string>{"dev-gpu", "prod-gpu", "staging"});
}

TEST_CASE("asked for one pool, the set shrinks to that pool's nodes") {
    auto service = ask::service();
    const auto all = ask::json(service, "/api/pool_quota"),
               one = ask::json(service, "/api/pool_quota?all_pools=false&pools=dev-gpu");
    REQUIRE(one.at("node_sets").size() == 1);
    CHECK(number(one.at("resource_sum").at("total_capacity")) <
          number(pool_named(all, "dev-gpu").at("resource_usage").at("total_capacity")));
    std::int64_t gpus = 0;
    const auto its_nodes = ask::json(service, "/api/resources?pools=dev-gpu");
    for (const auto& node : its_nodes.at("resources")) gpus += number(node.at("exposed_fields").at("gpu"));
    CHECK(number(one.at("resource_sum").at("total_capacity")) == gpus);
}

TEST_CASE("without a guarantee the limit is the capacity; other people's GPUs are taken off twice") {
    sim::World world(*sim::find_scenario("empty"), 1, ask::kStart);
    world.fleet.pools[0].quota.reset();
    sim::Node node;
    node.name = "one";
    node.allocatable.gpus = 8;
    node.foreign.gpus = 1;
    node.used.gpus = 2;
    node.memberships.push_back({0, 0});
    world.fleet.nodes.push_back(node);
    const auto report = sim::quota_report(world, {0});
    REQUIRE(report.sets.size() == 1);
    CHECK(report.sets[0].uses[0].quota_limit == 8);
    CHECK(report.sets[0].uses[0].total_free == 8 - (2 + 1) - 1);
    world.fleet.nodes[0].available = false;
    CHECK(sim::quota_report(world, {0}).sum.total_capacity == 0);
}
