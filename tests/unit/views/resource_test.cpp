#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/resource/near.h"
#include "views/resource/page.h"

using namespace made_up;
using resource::present;

static Model asked_for(std::string_view hash) {
    auto m = at(hash);
    m.resource_asked = {m.route.item};
    return m;
}

static Model loaded(std::string_view hash, Resource r) {
    auto m = asked_for(hash);
    arrive(m.resource, std::move(r));
    return m;
}

TEST_CASE("a resource shows its health with the reason, backend, platform and pools") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .pools = {"prod", "dev"}, .gpus_used = 6, .taint = "node.kubernetes.io/unreachable"})));
    CHECK(page.state.kind == PageState::Kind::ready);
    CHECK(page.header.title == "n-1");
    CHECK(page.header.badge.word == "Unhealthy");
    CHECK(page.header.badge.pill);
    CHECK(page.reason == "Taint node.kubernetes.io/unreachable (NoExecute)");
    CHECK(page.header.subtitle == "x86-h100 · kubernetes-prod · in 2 pools");
}

TEST_CASE("capacity tells used, total, share and free, and what is outside workflows") {
    auto r = made_up::resource({.name = "n-1", .gpus_used = 6});
    r.outside.cpu = Millicores{8000};
    const auto page = present(loaded("#/resources/n-1", r));
    REQUIRE(page.capacity.size() == 4);
    CHECK(page.capacity[0].used == "6");
    CHECK(page.capacity[0].total == "/ 8 GPUs");
    CHECK(page.capacity[0].share == "75%");
    CHECK(page.capacity_note == "2 GPUs free");
    CHECK(page.capacity[1].bar.said == "32 of 96 cores used, of those 8 cores outside workflows");
    CHECK(page.capacity[1].bar.parts[1].share == doctest::Approx(8.0 / 96));
    CHECK(page.capacity[1].bar.parts[0].share == doctest::Approx(24.0 / 96));
}

TEST_CASE("a bar never holds more than the whole, whatever the service says") {
    auto r = made_up::resource({.name = "n-1", .gpus = 4, .gpus_used = 9});
    r.outside.gpu = Gpus{20};
    const auto page = present(loaded("#/resources/n-1", r));
    double sum = 0;
    for (const auto& part : page.capacity[0].bar.parts) {
        CHECK(part.share >= 0);
        sum += part.share;
    }
    CHECK(sum <= 1.0);
    CHECK(page.capacity[0].used == "9");
}

TEST_CASE("a node without GPUs says so") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .gpus = 0})));
    CHECK(page.capacity[0].used == "None");
    CHECK(page.capacity[0].bar.parts.empty());
    CHECK(page.capacity_note == "No GPUs");
}

TEST_CASE("memberships tell what is free in each pool, and where one came from") {
    const auto page = present(loaded("#/resources/n-1?from=dev", made_up::resource({.name = "n-1", .pools = {"prod", "dev"}, .gpus_used = 6})));
    REQUIRE(page.memberships.size() == 2);
    CHECK(page.memberships[0].tag.empty());
    CHECK(page.memberships[1].tag == "Opened from here");
    CHECK(page.memberships[1].gpus == "2");
    CHECK(page.memberships[1].href == "#/pools?sel=dev");
}

TEST_CASE("rules that the service did not send are not guessed") {
    auto r = made_up::resource({.name = "n-1", .pools = {"a", "b"}});
    r.memberships[1].rules = std::make_shared<const PlatformRules>(PlatformRules{.host_network = true, .privileged = false, .default_mounts = {"/scratch"}, .allowed_mounts = {}});
    const auto page = present(loaded("#/resources/n-1", r));
    CHECK_FALSE(page.rules[0].told);
    CHECK(page.rules[0].host_network.empty());
    CHECK(page.rules[1].host_network == "Allowed");
    CHECK(page.rules[1].privileged == "Not allowed");
    CHECK(page.rules[1].default_mounts == std::vector<std::string>{"/scratch"});
}

TEST_CASE("taints are listed with their age") {
    const auto page = present(loaded("#/resources/n-1", made_up::resource({.name = "n-1", .taint = "gpu/broken"})));
    REQUIRE(page.taints.size() == 1);
    CHECK(page.taints[0].name == "gpu/broken");
    CHECK(page.taints[0].effect == "NoExecute");
    CHECK(page.taints[0].added == "3h ago");
}

TEST_CASE("what the fleet knows stands in until the resource's own answer is there") {
    auto m = asked_for("#/resources/n-1");
    CHECK(present(m).state.kind == PageState::Kind::loading);
    arrive(m.fleet, fleet({{.name = "n-1", .gpus_used = 3}}));
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::ready);
    CHECK(page.capacity[0].used == "3");
}

TEST_CASE("the answer about another resource is never shown") {
    auto m = loaded("#/resources/n-1", made_up::resource({.name = "n-1", .gpus_used = 6}));
    m.route.item = "n-2";
    CHECK(present(m).state.kind == PageState::Kind::loading);
}

TEST_CASE("an unknown name offers names that are close, and the fleet") {
    auto m = asked_for("#/resources/resource-h100-999");
    arrive(m.fleet, fleet({{.name = "resource-h100-009"}, {.name = "resource-h100-099"}, {.name = "other"}, {.name = "resource-arm-1"}}));
    fail(m.resource, {.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/resource-h100-999"});
    const auto page = present(m);
    REQUIRE(page.state.failed);
    const auto& p = *page.state.failed;
    CHECK(p.notice.heading == "No resource-h100-999");
    CHECK(p.notice.words == "It may have left the fleet. 2 names are close.");
    REQUIRE(p.notice.actions.size() == 3);
    CHECK(p.notice.actions[0].label == "resource-h100-099");
    CHECK(std::get<Go>(p.does[0]).route.item == "resource-h100-099");
    CHECK(format_route(std::get<Go>(p.does[2]).route) == "#/resources?q=resource-h100-");
}

TEST_CASE("near names are a few letters away or one part of the other") {
    const auto f = fleet({{.name = "node-12"}, {.name = "node-21"}, {.name = "gpu-node-12-east"}, {.name = "zebra"}});
    CHECK(near_names(f, "NODE-12", 5) == std::vector<std::string>{"node-12", "node-21", "gpu-node-12-east"});
    CHECK(near_names(f, "something else", 5).empty());
    CHECK(near_names(f, "node-12", 1).size() == 1);
}

TEST_CASE("a resource that left the fleet keeps what was known of it, and says so") {
    auto m = loaded("#/resources/n-1", made_up::resource({.name = "n-1"}));
    m.resource.fetched = kNoon - std::chrono::minutes(4);
    fail(m.resource, {.kind = Failure::Kind::missing, .status = 404, .request = "GET /api/resources/n-1"});
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::ready);
    REQUIRE(page.state.banner);
    CHECK(page.state.banner->notice.heading == "n-1 from 4m ago");
    CHECK(page.state.banner->notice.words == "It is no longer in the fleet.");
}
