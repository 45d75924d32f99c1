#include "doctest/doctest.h"
#include "store/picked.h"
#include "store/update.h"
#include "unit/views/made_up.h"

using namespace made_up;

static PickedNames many(int n) {
    PickedNames out;
    for (int i = 0; i < n; ++i) out.insert("node-" + std::to_string(i));
    return out;
}

static std::string tick(Model& m, PickedNames names) {
    for (const auto& e : update(m, PickResources{std::move(names)}))
        if (const auto* set = std::get_if<SetHash>(&e)) return set->hash;
    return "";
}

TEST_CASE("what has a tick stands in the address, odd names too") {
    auto m = at("#/resources?q=h100");
    CHECK(tick(m, {"a", "b"}) == "#/resources?q=h100&pick=a,b");
    auto pasted = at("#/workflows");
    (void)update(pasted, HashChanged{tick(m, {"odd, one", "100%"})});
    CHECK(pasted.picked == PickedNames{"odd, one", "100%"});
    CHECK(tick(m, {}) == "#/resources?q=h100");
}

TEST_CASE("a filter keeps the ticks, and going back brings them back") {
    auto m = at("#/resources");
    (void)tick(m, {"a"});
    (void)update(m, Go{m.route.with("q", "h100"), true});
    CHECK(m.picked == PickedNames{"a"});
    (void)update(m, Follow{"#/pools"});
    CHECK(m.picked.empty());
    (void)update(m, HashChanged{"#/resources?q=h100&pick=a"});
    CHECK(m.picked == PickedNames{"a"});
}

TEST_CASE("more than a hundred ticks do not stand in the address, and are there all the same") {
    auto m = at("#/resources?pick=node-1");
    CHECK(tick(m, many(101)) == "#/resources");
    CHECK(m.picked.size() == 101);
    (void)update(m, Go{m.route.with("q", "node"), true});
    CHECK(m.picked.size() == 101);
    CHECK(tick(m, many(100)).find("pick=") != std::string::npos);
}
