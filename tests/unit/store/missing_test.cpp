#include "doctest/doctest.h"
#include "store/missing.h"
#include "unit/views/made_up.h"

using namespace made_up;

namespace {
struct Kept { std::shared_ptr<const std::string> roster; std::vector<MissingNode> missing; };

Kept after(Fleet fleet, const Kept& before, Instant seen, Instant now) {
    RosterStep step(std::make_shared<const Fleet>(std::move(fleet)), before.roster, seen, before.missing, now);
    int steps = 0;
    while (!step.step()) REQUIRE(++steps < 1000);
    return {std::make_shared<const std::string>(step.roster()), step.missing()};
}

constexpr auto kHour = std::chrono::hours(1);
}  // namespace

TEST_CASE("a node that is no longer told of is missing since it was last seen, and back when it is told of again") {
    const auto first = after(fleet({{.name = "a"}, {.name = "b", .pools = {"p", "q"}}, {.name = "c"}, {.name = "odd, name"}}), {}, {}, kNoon);
    CHECK(first.missing.empty());
    const auto second = after(fleet({{.name = "a"}, {.name = "c"}, {.name = "odd, name"}}), first, kNoon, kNoon + kHour);
    REQUIRE(second.missing.size() == 1);
    CHECK(second.missing[0] == MissingNode{{"b"}, {"kubernetes-prod"}, {"p", "q"}, {"x86-h100"}, Gpus{8}, kNoon});
    const auto third = after(fleet({{.name = "a"}, {.name = "odd, name"}}), second, kNoon + kHour, kNoon + 2 * kHour);
    REQUIRE(third.missing.size() == 2);
    CHECK(third.missing[0].last_seen == kNoon);              // it was not seen again meanwhile
    CHECK(third.missing[1].last_seen == kNoon + kHour);
    CHECK(after(fleet({{.name = "a"}, {.name = "b"}, {.name = "c"}, {.name = "odd, name"}}), third, kNoon + 2 * kHour, kNoon + 3 * kHour).missing.empty());
}

TEST_CASE("the same name on another backend does not stand in for a missing node") {
    const auto first = after(fleet({{.name = "n", .backend = "east"}, {.name = "n", .backend = "west"}}), {}, {}, kNoon);
    const auto second = after(fleet({{.name = "n", .backend = "west"}}), first, kNoon, kNoon + kHour);
    REQUIRE(second.missing.size() == 1);
    CHECK(second.missing[0].backend.value == "east");
}

TEST_CASE("what could not be read is not taken for missing") {
    const auto first = after(fleet({{.name = "a"}, {.name = "b"}}), {}, {}, kNoon);
    FleetBuilder builder;
    builder.add(resource({.name = "a"}));
    while (!builder.finish_step()) {}
    const auto second = after(builder.take({.count = 1, .of = 2, .first = {"resources[1]", "odd"}}), first, kNoon, kNoon + kHour);
    CHECK(second.missing.empty());
}

TEST_CASE("missing nodes are forgotten after a month") {
    const auto first = after(fleet({{.name = "a"}, {.name = "b"}}), {}, {}, kNoon);
    const auto second = after(fleet({{.name = "a"}}), first, kNoon, kNoon + kHour);
    CHECK(after(fleet({{.name = "a"}}), second, kNoon + kHour, kNoon + std::chrono::days(29)).missing.size() == 1);
    CHECK(after(fleet({{.name = "a"}}), second, kNoon + kHour, kNoon + std::chrono::days(31)).missing.empty());
}

TEST_CASE("many nodes are compared in short steps, in any order of names") {
    std::vector<Node> all, most;
    for (int i = 0; i < 9000; ++i) all.push_back({.name = "node-" + std::to_string(i)});
    for (int i = 0; i < 9000; ++i) if (i % 1000 != 7) most.push_back(all[static_cast<std::size_t>(i)]);
    const auto first = after(fleet(all), {}, {}, kNoon);
    const auto second = after(fleet(most), first, kNoon, kNoon + kHour);
    REQUIRE(second.missing.size() == 9);
    CHECK(second.missing[0].name.value == "node-7");
    CHECK(second.missing[8].name.value == "node-8007");
}

TEST_CASE("missing nodes survive being written down, and rubbish does not hurt") {
    const std::vector<MissingNode> nodes = {{{"a"}, {"east"}, {"p", "q"}, {"h100"}, Gpus{8}, kNoon}, {{"b ü"}, {""}, {}, {}, Gpus{0}, kNoon}};
    CHECK(read_missing(print_missing(nodes)) == nodes);
    CHECK(read_missing("nonsense\n\t\t\t\t\t\na\tb\tc\td\te\tf\n").empty());
    const auto odd = after(fleet({{.name = "a"}}), {std::make_shared<const std::string>("east\n\n7\t8\tx\n\tb\n99999999999999999999\t1\ty\n"), {}}, kNoon, kNoon + kHour);
    CHECK(odd.missing.empty());
}
