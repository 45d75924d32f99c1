#include "views/submit/ways.h"
#include "domain/spec_nodes.h"
#include "made_up.h"
#include "spec/check.h"
#include <doctest/doctest.h>

using namespace submit;

static CheckedSpec checked(std::string text) {
    auto found = spec::check_spec({.text = text}, {});
    return {std::move(found), std::move(text)};
}

static std::optional<std::string> text_without(const CheckedSpec& check, std::string_view node) { return text_without(check.outline, check.text, node); }

static constexpr const char* kBlock = "workflow:\n  name: w\n  resources:\n    default:\n      cpu: 4\n      memory: 16Gi\n    big: {gpu: 1, memory: 64Gi}\n  tasks:\n  - {name: a, image: 'i:1', command: [x]}\n"
                                      "  - {name: b, image: 'i:1', command: [x], resource: big}\n";

TEST_CASE("a node is left out by every resource, in the style each is written in") {
    const auto text = text_without(checked(kBlock), "node-7");
    REQUIRE(text);
    CHECK(text->find("    default:\n      nodesExcluded: [node-7]\n      cpu: 4\n") != std::string::npos);
    CHECK(text->find("big: {nodesExcluded: [node-7], gpu: 1, memory: 64Gi}") != std::string::npos);
    const auto again = checked(*text);
    CHECK(again.count(Finding::Severity::error) == 0);
    CHECK(leaves_out(again.outline, "node-7"));
    CHECK_FALSE(leaves_out(checked(kBlock).outline, "node-7"));
    CHECK_FALSE(text_without(again, "node-8"));           // a list that is there is added to by hand
    CHECK_FALSE(text_without(checked(kBlock), "a: [b"));  // no name
}

TEST_CASE("an amount that is a little too large for free nodes can be lowered to what they have") {
    const Amounts small{.gpu = {8}, .cpu = {64000}, .memory = {std::int64_t{100} << 30}, .storage = {std::int64_t{500} << 30}};
    Pool pool{.name = {"p"}, .status = PoolStatus::online, .default_platform = {"x"}};
    std::vector<Resource> nodes(3);
    const std::vector<Health> health(3, Health::healthy);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        nodes[i].name = {"n" + std::to_string(i)};
        auto free = small;
        if (i == 2) free.memory = {std::int64_t{20} << 30};   // far below half of what is asked for
        nodes[i].memberships = {{.pool = {"p"}, .platform = {"x"}, .allocatable = small, .available = free}};
    }
    capacity::Input in;
    in.supply = {.nodes = nodes, .health = health, .pools = {{&pool, 1}}};
    const auto spec = checked("workflow:\n  name: w\n  resources:\n    default: {cpu: 4, memory: 128Gi}\n  tasks:\n  - {name: train, image: 'i:1', command: [x]}\n");
    const auto ways = ways_of(spec, in, {"p"});
    REQUIRE(ways.size() == 1);
    CHECK(ways[0].words == "memory of default: 2 more nodes are free for train");
    CHECK(ways[0].label == "Lower to 100Gi");
    CHECK(spec.text.substr(ways[0].edit.from, ways[0].edit.to - ways[0].edit.from) == "128Gi");
    CHECK(ways_of(spec, in, {"other"}).empty());
}
