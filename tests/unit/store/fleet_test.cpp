#include "doctest/doctest.h"
#include "store/fleet.h"
#include "unit/views/made_up.h"
#include <algorithm>
#include <random>

using namespace made_up;

static std::vector<std::string> names_in_order(const Fleet& f) {
    std::vector<std::string> out;
    for (const auto i : f.by_name()) out.push_back(f.resources()[i].name.value);
    return out;
}

TEST_CASE("names are in natural order: digits count as numbers") {
    CHECK(natural_less("node-9", "node-10"));
    CHECK_FALSE(natural_less("node-10", "node-9"));
    CHECK(natural_less("node-09", "node-10"));
    CHECK(natural_less("node-2-a10", "node-10-a2"));
    CHECK(natural_less("a1-", "a10"));
    CHECK(natural_less("node", "node-1"));
    CHECK(natural_less("a01", "a1"));
    CHECK_FALSE(natural_less("a1", "a01"));
    CHECK_FALSE(natural_less("same-7", "same-7"));
    CHECK(natural_less("n99999999999999999999999998", "n99999999999999999999999999"));
}

TEST_CASE("natural order is an order: no two names come before each other, and it is transitive") {
    std::mt19937 dice(7);
    std::vector<std::string> names;
    for (int i = 0; i < 60; ++i) {
        std::string name;
        for (int n = static_cast<int>(dice() % 5); n >= 0; --n) name += "0019ax-"[dice() % 7];
        names.push_back(name);
    }
    for (const auto& a : names)
        for (const auto& b : names) {
            CHECK_FALSE((natural_less(a, b) && natural_less(b, a)));
            CHECK((natural_less(a, b) || natural_less(b, a) || a == b));
            for (const auto& c : names)
                if (natural_less(a, b) && natural_less(b, c)) CHECK_MESSAGE(natural_less(a, c), a, " ", b, " ", c);
        }
}

TEST_CASE("a fleet that arrives in any order is found in the order of its names") {
    for (const int count : {0, 1, 2, 1023, 1024, 1025, 5000}) {
        std::vector<Node> nodes;
        std::vector<std::string> expected;
        for (int i = 0; i < count; ++i) expected.push_back("node-" + std::to_string(i));
        for (const auto& name : expected) nodes.push_back({.name = name});
        std::shuffle(nodes.begin(), nodes.end(), std::mt19937(static_cast<unsigned>(count)));
        const auto f = fleet(nodes);
        CHECK(names_in_order(f) == expected);
        for (const auto i : f.by_name()) REQUIRE(f.by_name()[f.rank(i)] == i);
        REQUIRE(f.resources().size() == nodes.size());
    }
}

TEST_CASE("a resource is found by its name, and by nothing like it") {
    const auto f = fleet({{.name = "b-2"}, {.name = "a-10"}, {.name = "a-9"}});
    REQUIRE(f.find("a-10"));
    CHECK(f.find("a-10")->name.value == "a-10");
    CHECK_FALSE(f.find("a-1"));
    CHECK_FALSE(f.find(""));
    CHECK_FALSE(f.find("zzz"));
    CHECK(f.find_key("a-9") == 2u);
}

TEST_CASE("two backends may have a node of one name: both stay, under keys of their own") {
    const auto f = fleet({{.name = "n-1", .backend = "east"}, {.name = "n-1", .backend = "west"}, {.name = "n-2"}});
    CHECK(f.resources().size() == 3);
    CHECK(f.key(0) == "n-1");
    CHECK(f.key(1) == "n-1@west");
    CHECK(f.find_key("n-1@west") == 1u);
    CHECK(f.find_key("n-1") == 0u);
}

TEST_CASE("nodes that have pools, platforms and backend in common are of one kind") {
    const auto f = fleet({{.name = "a", .pools = {"prod", "dev"}}, {.name = "b", .pools = {"prod", "dev"}}, {.name = "c", .pools = {"dev"}}});
    CHECK(f.kinds().size() == 2);
    CHECK(f.kind(0) == f.kind(1));
    CHECK(f.kinds()[f.kind(2)].pools == std::vector<std::string>{"dev"});
    CHECK(f.pool_names() == std::vector<std::string>{"dev", "prod"});
    CHECK(f.platform_names() == std::vector<std::string>{"x86-h100"});
    CHECK(f.backend_names() == std::vector<std::string>{"kubernetes-prod"});
}

TEST_CASE("no step of finishing a fleet of 100,000 does more than its share") {
    FleetBuilder builder;
    for (int i = 0; i < 100'000; ++i) builder.add(resource({.name = "n" + std::to_string((i * 7919) % 100'000), .pools = {}}));
    int steps = 1;
    while (!builder.finish_step()) ++steps;
    CHECK(steps > 80);  // 7 passes of merging and two more, 8192 at a time
    CHECK(builder.take().by_name().size() == 100'000);
}

TEST_CASE("a fleet is judged anew by its pools and by failed tasks, and back again") {
    const auto f = fleet({{.name = "a", .pools = {"p"}}, {.name = "b", .pools = {"q"}}, {.name = "c", .pools = {"q"}, .taint = "node.kubernetes.io/unreachable"}});
    Circumstances c{.pools = {{"p", PoolStatus::online}, {"q", PoolStatus::maintenance}}, .troubles = {{"a", {.tasks = 4, .last = kNoon, .pools = {"p"}, .by_status = {{Status::failed_evicted, 4}}}}}};
    const auto judged = f.judged(c);
    CHECK(judged.verdict(0).health == Health::degraded);
    CHECK(judged.verdict(0).since == kNoon);
    CHECK(judged.verdict(1).reason == "Its pool q is in maintenance");
    CHECK(judged.verdict(2).health == Health::unhealthy);  // the worst stands
    CHECK(judged.judged({}).verdict(0).health == Health::healthy);
    CHECK(f.verdict(0).health == Health::healthy);
}

TEST_CASE("a taint that most nodes of the platform lack is told; one that most have is not") {
    std::vector<Resource> nodes;
    for (int i = 0; i < 5; ++i) {
        auto r = resource({.name = "n-" + std::to_string(i)});
        r.taints.push_back({.key = "nvidia.com/gpu", .value = "present", .effect = "NoSchedule", .added = {}});
        if (i == 3) r.taints.push_back({.key = "example.com/quarantine", .value = "", .effect = "NoSchedule", .added = kNoon});
        nodes.push_back(std::move(r));
    }
    const auto f = fleet_of(std::move(nodes));
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(f.verdict(i).health == (i == 3 ? Health::degraded : Health::healthy));
    CHECK(f.verdict(3).reason == "Taint example.com/quarantine (NoSchedule), which most nodes of its platform lack");
    CHECK(f.verdict(3).since == kNoon);
}

TEST_CASE("all nodes of one name are found") {
    const auto f = fleet({{.name = "n", .backend = "east"}, {.name = "m"}, {.name = "n", .backend = "west"}});
    CHECK(f.named("n").size() == 2);
    CHECK(f.named("m").size() == 1);
    CHECK(f.named("x").empty());
}
