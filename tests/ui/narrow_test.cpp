#include "ui/past_the_edge.h"
#include <doctest/doctest.h>

TEST_CASE("on a phone nothing stands past the right edge") {
    for (const char* hash : {"#/", "#/workflows", "#/tasks", "#/tasks?look=summary", "#/pools", "#/pools/sky-h100", "#/pools/sky-h100/resources", "#/pools/sky-h100/workflows", "#/pools/sky-h100/platforms",
                             "#/pools/sky-h100/limits", "#/resources", "#/resources?by=pool", "#/resources?look=map", "#/resources/sky-h100-01", "#/capacity?q=2 GPUs", "#/compare?r=sky-h100-00,sky-h100-01,sky-cpu-00",
                             "#/compare?p=sky-h100,sky-shared", "#/profile", "#/nope"}) {
        Harness h(hash, {.width = 390, .height = 844});
        h.answer();
        h.console.transport.answer("/api/auth/access_token", R"([{"user_name":"ada","token_name":"a-rather-long-name-of-a-token","expires_at":"2027-06-01T00:00:00","description":"For the CLI","roles":["osmo-user"]}])");
        h.start();
        CHECK_MESSAGE(past_the_edge(h).empty(), hash, ":\n", past_the_edge(h));
    }
}

TEST_CASE("on a phone the ways out of a trouble stand one below the other where they have no room side by side") {
    Harness h("#/resources", {.width = 390, .height = 844});
    h.fail(401).start();
    REQUIRE(h.find("button", "Copy request"));
    CHECK_MESSAGE(past_the_edge(h).empty(), past_the_edge(h));
}

TEST_CASE("on a phone the menus of a list are in a line that moves sideways, and follow the focus") {
    Harness h("#/resources", {.width = 390, .height = 844});
    h.answer().start();
    CHECK(h.find("group", "More filters"));
    const auto end = [&] { return h.get("button", "Type").x + h.get("button", "Type").w; };
    CHECK(end() > 390);
    for (int i = 0; i < 40 && !(h.focused() && h.focused()->name == "Type"); ++i) h.tab();
    h.rest();
    REQUIRE(h.focused());
    CHECK(h.focused()->name == "Type");
    CHECK_MESSAGE(end() <= 390, h.outline());
    h.click("button", "Type");
    CHECK_FALSE(h.all(a11y::Role::menu).empty());
}

TEST_CASE("on a phone the fleet says how its free GPUs are cut up, in the table and in the map") {
    for (const char* hash : {"#/resources", "#/resources?look=map"}) {
        Harness h(hash, {.width = 390, .height = 844});
        h.answer().start();
        CHECK_MESSAGE(h.says("GPUs free ="), h.outline());
        CHECK(h.find("group", "Tools"));
        CHECK_MESSAGE(past_the_edge(h).empty(), past_the_edge(h));
    }
}

TEST_CASE("on a phone the rest of the pages and one's own is behind More") {
    Harness h("#/resources", {.width = 390, .height = 844});
    h.answer().start();
    h.click("button", "More");
    h.click("menuitem", "Profile");
    CHECK(h.hash() == "#/profile");
}

TEST_CASE("the name at the foot of the navigation leads to one's own page") {
    Harness h("#/resources");
    h.answer().start();
    CHECK(h.get("link", "Profile of ada@example.com").href == "#/profile");
}

TEST_CASE("zoomed to 200 % rows can still be picked, and lists still be filtered and gathered") {
    for (const char* hash : {"#/resources", "#/workflows"}) {
        Harness h(hash, {.width = 720, .height = 450});
        h.answer().start();
        INFO(h.outline());
        CHECK(h.find("checkbox", "Select all"));
        CHECK(h.find("group", "More filters"));
    }
}
