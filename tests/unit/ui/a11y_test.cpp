#include "ui/a11y.h"
#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace a11y;

namespace {

Node node(std::uint32_t id, std::string_view name, std::uint32_t parent = 0) { return {.id = id, .parent = parent, .role = Role::button, .name = name}; }

// What a mirror would hold after the changes: parent → children in order.
using Mirror = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // (id, parent) in document order within a parent

void play_back(Mirror& mirror, const std::vector<Change>& changes) {
    const auto drop = [&](std::uint32_t id) { std::erase_if(mirror, [&](const auto& e) { return e.first == id; }); };
    for (const auto& c : changes) {
        drop(c.node->id);
        if (c.kind == Change::Kind::remove) continue;
        auto at = mirror.begin();
        if (c.previous) at = std::next(std::find_if(mirror.begin(), mirror.end(), [&](const auto& e) { return e.first == c.previous; }));
        mirror.insert(at, {c.node->id, c.node->parent});
    }
}

std::vector<std::uint32_t> children(const Mirror& m, std::uint32_t parent) {
    std::vector<std::uint32_t> out;
    for (const auto& [id, p] : m) if (p == parent) out.push_back(id);
    return out;
}

std::vector<std::uint32_t> children(const Tree& t, std::uint32_t parent) {
    std::vector<std::uint32_t> out;
    for (const auto& n : t.nodes()) if (n.parent == parent) out.push_back(n.id);
    return out;
}

}  // namespace

TEST_CASE("a quiet frame changes nothing, and one changed word is one change") {
    Tree a, b;
    for (auto* t : {&a, &b}) t->add(node(1, "one")), t->add(node(2, "two"));
    std::vector<Change> changes;
    diff(a, b, changes);
    CHECK(changes.empty());
    b.clear();
    b.add(node(1, "one")), b.add(node(2, "zwei"));
    diff(a, b, changes);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].kind == Change::Kind::change);
    CHECK(changes[0].node->name == "zwei");
    CHECK(changes[0].previous == 1);
}

TEST_CASE("text is the tree's own: it does not change when what it was made from does") {
    Tree t;
    std::string name = "before";
    t.add(node(1, name));
    name = "after!";
    CHECK(t.nodes()[0].name == "before");
    std::string long_name(100'000, 'x');
    t.add(node(2, long_name));
    CHECK(t.nodes()[1].name == long_name);
    CHECK(t.nodes()[0].name == "before");
}

TEST_CASE("changes applied in order make the new tree out of any old one") {
    std::mt19937 dice(7);
    Mirror mirror;
    Tree trees[2];
    std::vector<Change> changes;
    for (int round = 0; round < 300; ++round) {
        INFO("seed 7, round ", round);
        Tree &before = trees[round % 2], &after = trees[1 - round % 2];
        after.clear();
        std::vector<std::uint32_t> ids(1 + dice() % 12);
        for (auto& id : ids) id = 1 + dice() % 20;
        std::vector<std::uint32_t> said;
        for (const auto id : ids) {
            if (std::count(said.begin(), said.end(), id)) continue;
            const std::uint32_t parent = said.empty() || dice() % 2 ? 0 : said[dice() % said.size()];
            after.add(node(id, "n", parent));
            said.push_back(id);
        }
        diff(before, after, changes);
        play_back(mirror, changes);
        CHECK(mirror.size() == after.nodes().size());
        CHECK(children(mirror, 0) == children(after, 0));
        for (const auto id : said) CHECK(children(mirror, id) == children(after, id));
    }
}

TEST_CASE("the outline shows roles, names and states") {
    Tree t;
    t.add({.id = 1, .role = Role::grid, .rows = 2, .name = "Pools"});
    t.open(1);
    t.add({.id = 2, .role = Role::columnheader, .sort = Sort::descending, .name = "Quota"});
    t.add({.id = 3, .role = Role::link, .name = "prod-gpu", .href = "#/pools/prod-gpu"});
    t.close();
    CHECK(print(t) == "grid \"Pools\" rows=2\n  columnheader \"Quota\" descending\n  link \"prod-gpu\" -> #/pools/prod-gpu\n");
}
