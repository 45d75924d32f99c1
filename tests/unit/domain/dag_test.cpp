#include "domain/dag.h"
#include "domain/dag_fold.h"
#include "domain/dag_path.h"
#include <doctest/doctest.h>
#include <random>

using Names = std::vector<std::string>;

static Dag dag_of(const std::vector<std::pair<std::string, Names>>& groups) {
    std::vector<DagGroup> in;
    for (const auto& [name, downstream] : groups) in.push_back({name, downstream});
    return make_dag(in);
}

TEST_CASE("groups become a graph by the names of what follows them") {
    const Dag dag = dag_of({{"setup", {"train", "monitor"}}, {"train", {"export"}}, {"monitor", {}}, {"export", {}}});
    CHECK(dag.edges() == std::vector<DagEdge>{{0, 1}, {0, 2}, {1, 3}});
    CHECK(std::vector<int>(dag.down(0).begin(), dag.down(0).end()) == std::vector<int>{1, 2});
    CHECK(std::vector<int>(dag.up(3).begin(), dag.up(3).end()) == std::vector<int>{1});
    CHECK(dag.circular.empty());
    CHECK(dag.unknown.empty());
}

TEST_CASE("a name that no group has is told and is no edge") {
    const Dag dag = dag_of({{"a", {"b", "gone"}}, {"b", {}}});
    CHECK(dag.edges() == std::vector<DagEdge>{{0, 1}});
    REQUIRE(dag.unknown.size() == 1);
    CHECK(dag.unknown[0].group == 0);
    CHECK(dag.unknown[0].name == "gone");
}

TEST_CASE("a circle is cut where it closes, and told") {
    const Dag dag = dag_of({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a", "d"}}, {"d", {"d"}}});
    CHECK(dag.edges() == std::vector<DagEdge>{{0, 1}, {1, 2}, {2, 3}});
    CHECK(dag.circular == std::vector<DagEdge>{{2, 0}, {3, 3}});
    CHECK(dag.order() == std::vector<int>{0, 1, 2, 3});
}

TEST_CASE("edges said twice count once, edges to nowhere not at all") {
    CHECK(Dag(2, {{0, 1}, {0, 1}, {0, 7}, {-1, 1}}).edges() == std::vector<DagEdge>{{0, 1}});
    CHECK(Dag(0, {{0, 0}}).order().empty());
    CHECK(Dag(-3, {}).count() == 0);
    const Dag twins = dag_of({{"same", {"end"}}, {"same", {"end"}}, {"end", {"same"}}});
    CHECK(twins.count() == 3);
    CHECK(twins.edges() == std::vector<DagEdge>{{1, 2}, {2, 0}});
    CHECK(twins.circular == std::vector<DagEdge>{{0, 2}});
}

TEST_CASE("a chain of 100,000 groups and a circle as long neither hang nor overflow") {
    std::vector<DagEdge> edges;
    for (int i = 0; i + 1 < 100'000; ++i) edges.push_back({i, i + 1});
    CHECK(Dag(100'000, edges).order().back() == 99'999);
    edges.push_back({99'999, 0});
    const Dag circle(100'000, edges);
    CHECK(circle.circular == std::vector<DagEdge>{{99'999, 0}});
    CHECK(circle.order().size() == 100'000);
}

TEST_CASE("groups alike become one node; fewer than asked for, or opened, stay apart") {
    const Dag dag(6, {{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}, {3, 4}, {0, 5}});
    const FoldedDag folded = fold(dag, 3, nullptr);
    REQUIRE(folded.members.size() == 4);
    CHECK(folded.members[1] == std::vector<int>{1, 2, 3});
    CHECK(folded.node_of == std::vector<int>{0, 1, 1, 1, 2, 3});
    CHECK(folded.dag.edges() == std::vector<DagEdge>{{0, 1}, {0, 3}, {1, 2}});
    CHECK(folded.families.empty());
    CHECK(fold(dag, 4, nullptr).members.size() == 6);
    const FoldedDag opened = fold(dag, 3, [](int first) { return first == 1; });
    CHECK(opened.members.size() == 6);
    REQUIRE(opened.families.size() == 1);
    CHECK(opened.families[0] == std::vector<int>{1, 2, 3});
}

TEST_CASE("groups that only wait for the same ones are not alike") {
    const FoldedDag folded = fold(Dag(5, {{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}}), 2, nullptr);
    CHECK(folded.members == std::vector<std::vector<int>>{{0}, {1, 2}, {3}, {4}});
}

TEST_CASE("the critical path is the longest; the others have slack until they would be it") {
    const Dag dag(5, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 4}});
    const std::vector<Seconds> takes{Seconds(10), Seconds(60), Seconds(20), Seconds(5), Seconds(30)};
    const CriticalPath path = critical_path(dag, takes);
    CHECK(path.groups == std::vector<int>{0, 1, 3});
    CHECK(path.length == Seconds(75));
    CHECK(path.slack == std::vector<Seconds>{Seconds(0), Seconds(0), Seconds(40), Seconds(0), Seconds(35)});
    CHECK(path.holds(0, 1));
    CHECK(path.holds(1, 3));
    CHECK_FALSE(path.holds(0, 2));
    CHECK_FALSE(path.holds(3, 0));
    CHECK(critical_path(Dag(0, {}), {}).groups.empty());
    CHECK(critical_path(dag, {}).length == Seconds(0));
}

TEST_CASE("slack is exactly how much longer a group may take") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed ", seed);
        std::mt19937 dice(seed);
        const int count = 2 + int(dice() % 14);
        std::vector<DagEdge> edges;
        std::vector<Seconds> takes;
        for (int i = 0; i < count; ++i) {
            takes.push_back(Seconds(dice() % 50));
            for (int from = 0; from < i; ++from) if (dice() % 4 == 0) edges.push_back({from, i});
        }
        const Dag dag(count, edges);
        const CriticalPath path = critical_path(dag, takes);
        for (int i = 0; i < count; ++i) {
            auto longer = takes;
            longer[std::size_t(i)] += path.slack[std::size_t(i)];
            CHECK(critical_path(dag, longer).length == path.length);
            longer[std::size_t(i)] += Seconds(1);
            CHECK(critical_path(dag, longer).length == path.length + Seconds(1));
        }
    }
}
