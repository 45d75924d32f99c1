#include "domain/capacity.h"
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

// A small world: pools with quota, nodes with what is free on them.
namespace {

constexpr std::int64_t kGiB = std::int64_t{1} << 30;
const std::vector<std::string> kPlatforms = {"h100", "a100", "cpu"};

struct World {
    std::vector<Resource> nodes;
    std::vector<Health> health;
    std::vector<std::vector<Pool>> sets;
    std::optional<PoolName> default_pool;
    std::vector<PoolName> allowed;

    World& pool(std::string name, std::int64_t quota, std::int64_t quota_used, bool with_last = false) {
        Pool p{.name = {std::move(name)}, .status = PoolStatus::online, .guarantee = Gpus{quota}};
        p.usage = {.quota_limit = {quota}, .quota_used = {quota_used}, .quota_free = {quota - quota_used}, .total_usage = {quota_used}};
        if (!with_last) sets.emplace_back();
        sets.back().push_back(std::move(p));
        return *this;
    }
    World& node(std::string name, std::vector<std::string> pools, std::int64_t free, std::int64_t size = 8, std::string platform = "h100", Health h = Health::healthy) {
        Resource r{.name = {std::move(name)}, .total = {{size}, {96000}, {512 * kGiB}, {2000 * kGiB}}};
        r.used.gpu = {size - free};
        for (auto& p : pools) r.memberships.push_back({.pool = {p}, .platform = {platform}, .allocatable = r.total, .available = r.free()});
        nodes.push_back(std::move(r));
        health.push_back(h);
        return *this;
    }
    Pool& last() { return sets.back().back(); }

    PoolQuota quota() const {
        PoolQuota q;
        for (const auto& set : sets) q.node_sets.push_back({set});
        return q;
    }
    KnownPlaces places() const {
        KnownPlaces out{kPlatforms, {}};
        for (const auto& set : sets) for (const auto& p : set) out.pools.push_back(p.name.value);
        return out;
    }
    // "prod now starts_now 2" for each pool, best first
    std::string ranked(std::string_view sentence, RankBy by = RankBy::soonest) const {
        const auto q = quota();
        const Supply supply{nodes, health, pools_of(q), default_pool, allowed};
        const auto ranking = rank(supply, read_request(sentence, places()).request, by);
        static const char* fits[] = {"now", "LOW", "later", "never"};
        std::string out;
        for (const auto& f : ranking.pools)
            out += (out.empty() ? "" : "; ") + supply.pools[f.pool].pool->name.value + " " + fits[static_cast<int>(f.fit)] + " " + std::to_string(f.nodes) + " headroom " + std::to_string(f.headroom.value);
        return out;
    }
    FitRule rule(std::string_view sentence) const {
        const auto q = quota();
        return rank({nodes, health, pools_of(q), default_pool, allowed}, read_request(sentence, places()).request).pools.front().rule;
    }
    std::string nodes_for(std::string_view sentence) const {
        const auto q = quota();
        std::string out;
        for (const auto& f : rank({nodes, health, pools_of(q), default_pool, allowed}, read_request(sentence, places()).request).nodes)
            out += nodes[f.node].name.value + (f.more_pools > 0 ? "+" + std::to_string(f.more_pools) : "") + " ";
        return out;
    }
    std::vector<NearMiss> near(std::string_view sentence) const {
        const auto q = quota();
        return rank({nodes, health, pools_of(q), default_pool, allowed}, read_request(sentence, places()).request).near;
    }
};

}  // namespace

TEST_CASE("each rule decides in its turn") {
    World w;
    w.pool("p", 16, 8).node("n1", {"p"}, 8).node("n2", {"p"}, 2);
    CHECK(w.rule("8 GPUs") == FitRule::starts_now);
    CHECK(w.rule("9 GPUs") == FitRule::too_small);
    CHECK(w.rule("1 GPU on a100") == FitRule::no_platform);
    CHECK(w.rule("2 tasks of 6 GPUs") == FitRule::nodes_busy);
    CHECK(w.rule("3 tasks of 8 GPUs") == FitRule::too_small);
    w.last().usage.quota_free = {4};
    CHECK(w.rule("8 GPUs") == FitRule::over_quota);
    CHECK(w.rule("8 GPUs LOW") == FitRule::starts_now);
    CHECK(w.rule("16 cores, 0 GPUs") == FitRule::starts_now);
    w.last().guarantee = Gpus{4};
    CHECK(w.rule("8 GPUs") == FitRule::over_guarantee);
    CHECK(w.rule("2 tasks of 6 GPUs") == FitRule::low_busy);
    w.last().maximum = Gpus{10};
    CHECK(w.rule("8 GPUs LOW") == FitRule::at_maximum);
    CHECK(w.rule("11 GPUs spread") == FitRule::over_maximum);
    w.last().status = PoolStatus::offline;
    CHECK(w.rule("8 GPUs LOW") == FitRule::offline);
    w.allowed = {{"q"}};
    CHECK(w.rule("1 GPU") == FitRule::not_yours);
    w.last().maintenance = true;
    CHECK(w.rule("1 GPU") == FitRule::closed);
    CHECK(World{}.pool("p", 8, 0).rule("1 GPU") == FitRule::no_nodes);
}

TEST_CASE("pools are ranked by what starts soonest, then by the order chosen") {
    World w;
    w.pool("shared-a", 64, 0).pool("shared-b", 64, 0, true).pool("own", 32, 0).pool("full", 8, 8).pool("busy", 64, 0).pool("tiny", 64, 0);
    w.node("s1", {"shared-a", "shared-b"}, 8).node("o1", {"own"}, 8).node("f1", {"full"}, 8).node("b1", {"busy"}, 0).node("t1", {"tiny"}, 4, 4);
    CHECK(w.ranked("8 GPUs") == "shared-a now 1 headroom 56; shared-b now 1 headroom 56; own now 1 headroom 24; full LOW 1 headroom 0; busy later 0 headroom 56; tiny never 0 headroom 56");
    CHECK(w.ranked("8 GPUs", RankBy::sharing).starts_with("own"));
    w.default_pool = PoolName{"own"};
    CHECK(w.ranked("8 GPUs").starts_with("own"));
    CHECK(w.ranked("8 GPUs", RankBy::headroom).starts_with("shared-a"));
    w.default_pool = PoolName{"busy"};
    CHECK(w.ranked("8 GPUs").starts_with("shared-a"));
}

TEST_CASE("the nodes that fit: each once, the tightest first, of the best pool first") {
    World w;
    w.pool("a", 64, 0).pool("b", 64, 0, true).pool("c", 8, 8);
    w.node("whole", {"a", "b"}, 8).node("part", {"a"}, 4).node("other", {"c"}, 4, 4).node("none", {"a"}, 1).node("sick", {"a"}, 8, 8, "h100", Health::unhealthy);
    CHECK(w.nodes_for("4 GPUs") == "part whole+1 other ");
    CHECK(w.nodes_for("4 GPUs except part") == "whole+1 other ");
    CHECK(w.nodes_for("2 GPUs spread") == "none part whole+1 other ");
}

TEST_CASE("close, but not quite: what is missing") {
    World w;
    w.pool("a", 64, 0).node("busy", {"a"}, 0).node("six", {"a"}, 6).node("sick", {"a"}, 8, 8, "h100", Health::unhealthy).node("small", {"a"}, 4, 4);
    w.node("thin", {"a"}, 8);
    w.nodes.back().memberships[0].available.cpu = {8000};
    const auto near = w.near("8 GPUs, 16 cores");
    REQUIRE(near.size() == 4);
    using L = NearMiss::Lacks;
    CHECK(near[0].lacks == L::gpu);
    CHECK(w.nodes[near[0].node].name.value == "six");
    CHECK(near[0].free.gpu == Gpus{6});
    CHECK(near[1].lacks == L::cpu);
    const auto sick = std::find_if(near.begin(), near.end(), [](const NearMiss& n) { return n.lacks == L::health; });
    REQUIRE(sick != near.end());
    CHECK(w.nodes[sick->node].name.value == "sick");
}

TEST_CASE("where no node is large enough, what the largest lack is told") {
    World w;
    w.pool("a", 64, 0).node("small", {"a"}, 4, 4).node("eight", {"a"}, 8).node("no GPU", {"a"}, 0, 0);
    const auto near = w.near("16 GPUs");
    REQUIRE(near.size() == 2);
    CHECK(w.nodes[near[0].node].name.value == "eight");
    CHECK(near[0].lacks == NearMiss::Lacks::gpu);
    const auto memory = w.near("8 GPUs, 600Gi memory");
    REQUIRE(memory.size() == 2);
    CHECK(memory[0].lacks == NearMiss::Lacks::memory);
    CHECK(w.near("8 GPUs").empty());  // one fits: those that never could are no neighbours
}

TEST_CASE("a node of several pools is close once, also where others were put out of the list for it") {
    World w;
    w.pool("a", 64, 0).pool("b", 64, 0, true);
    for (int i = 0; i < 8; ++i) w.node("small" + std::to_string(i), {"a"}, i < 2 ? 0 : 1, 8);  // the first two go first
    w.node("both", {"a", "b"}, 6);
    const auto near = w.near("8 GPUs");
    CHECK(near.size() == 8);
    CHECK(near[0].node == 8);
    CHECK(near[1].node != 8);
}

TEST_CASE("a free node whose pool cannot hold it all says what it has of it, and a closed pool that it is closed") {
    World w;
    w.pool("a", 64, 0).node("n", {"a"}, 4);
    auto near = w.near("200 GPUs spread");
    REQUIRE(near.size() == 1);
    CHECK(near[0].lacks == NearMiss::Lacks::whole);
    CHECK(near[0].free.gpu == Gpus{4});
    CHECK(w.near("3 tasks of 2 GPUs").empty());   // its quota is what it waits for, or its nodes
    near = w.near("9 tasks of 2 GPUs");
    REQUIRE(near.size() == 1);
    CHECK(near[0].holds == 2);
    w.last().maximum = Gpus{4};
    CHECK(w.near("8 GPUs spread")[0].lacks == NearMiss::Lacks::maximum);
    w.last().status = PoolStatus::maintenance;
    CHECK(w.near("4 GPUs")[0].lacks == NearMiss::Lacks::closed);
}

TEST_CASE("a request for one pool ranks that pool and its nodes only") {
    World w;
    w.pool("prod-gpu", 64, 0).node("p", {"prod-gpu"}, 8).pool("dev-gpu", 64, 0).node("d", {"dev-gpu"}, 8).pool("dev", 8, 0).node("e", {"dev"}, 8);
    CHECK(w.ranked("8 GPUs in dev-gpu") == "dev-gpu now 1 headroom 56");
    CHECK(w.nodes_for("8 GPUs in dev-gpu") == "d ");
    CHECK(w.ranked("pool:dev 8 GPUs") == "dev now 1 headroom 0");
    CHECK(w.nodes_for("pool:gpu 8 GPUs") == "p d ");
}

TEST_CASE("several kinds of task share the nodes of a pool") {
    World w;
    w.pool("p", 64, 0).node("n1", {"p"}, 8).node("n2", {"p"}, 4);
    CHECK(w.rule("1 task of 8 GPUs and 2 tasks of 2 GPUs") == FitRule::starts_now);
    CHECK(w.rule("1 task of 8 GPUs and 3 tasks of 2 GPUs") == FitRule::nodes_busy);
    CHECK(w.rule("12 GPUs spread") == FitRule::starts_now);
    CHECK(w.rule("13 GPUs spread") == FitRule::nodes_busy);
    CHECK(w.rule("12 GPUs spread, 97 cores") == FitRule::too_small);
}

TEST_CASE("a whole platform name means that platform only, a part means all that have it") {
    World w;
    w.pool("p", 64, 0).node("n1", {"p"}, 8, 8, "h100").node("n2", {"p"}, 8, 8, "h100-nvl");
    CHECK(w.nodes_for("1 GPU on h100") == "n1 n2 ");
    w.last().platforms = {{.name = {"h100"}}};
    CHECK(w.nodes_for("1 GPU on h100") == "n1 ");
}

TEST_CASE("a node that must not be scheduled on is not offered") {
    World w;
    w.pool("p", 64, 0).node("n1", {"p"}, 8);
    w.nodes[0].taints.push_back({.key = "node.kubernetes.io/unschedulable", .effect = "NoSchedule"});
    CHECK(w.rule("1 GPU") == FitRule::nodes_busy);
}

TEST_CASE("the README shows the rules that the code has") {
    std::ifstream in("README.md");
    std::ostringstream text;
    text << in.rdbuf();
    static const char* fits[] = {"now", "now, as LOW", "later", "does not fit"};
    for (const auto& rule : fit_rules()) {
        const auto row = "| " + std::string(rule.when) + " | " + fits[static_cast<int>(rule.fit)] + " |";
        CHECK_MESSAGE(text.str().find(row) != std::string::npos, row);
    }
    for (const auto& order : rank_orders()) CHECK_MESSAGE(text.str().find(std::string(order.title) + ": " + std::string(order.order)) != std::string::npos, order.title);
}
