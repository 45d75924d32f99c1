#include "ui/harness.h"
#include <doctest/doctest.h>

// One view in a frame of somebody else's page.
namespace {
void embed(Harness& h, const std::string& more = "") {
    h.console.app.site_told("embed=1\n" + more);
    h.answer().start();
}
}  // namespace

TEST_CASE("in a frame one strip stands in place of navigation and app bar") {
    Harness h("#/pools/sky-h100", {.width = 640, .height = 480});
    embed(h);
    INFO(h.outline());
    CHECK(h.all(a11y::Role::navigation).empty());
    CHECK(h.get("heading", "sky-h100").level == 1);
    CHECK(h.get("heading", "sky-h100").y < 44);
    CHECK(h.find("link", "Open in OSMO Console"));
    CHECK(h.find("tab", "Resources"));
    CHECK(h.says("sky-h100-02"));
    CHECK(h.unsaid().empty());
}

TEST_CASE("the strip's tabs are the page's, by mouse and by key") {
    Harness h("#/pools/sky-h100", {.width = 640, .height = 480});
    embed(h);
    h.click("tab", "Workflows");
    CHECK(h.hash() == "#/pools/sky-h100/workflows");
    CHECK(h.get("tab", "Workflows").selected);
    CHECK(h.says("train-7"));
}

TEST_CASE("what leads away from the view opens in a tab, and Open leads to exactly this") {
    Harness h("#/pools/sky-h100/resources?sort=name", {.width = 640, .height = 480});
    embed(h);
    h.click("link", "sky-h100-02");
    REQUIRE(h.console.location.opened.size() == 1);
    CHECK(h.console.location.opened[0].starts_with("#/resources/sky-h100-02"));
    h.click("link", "Open in OSMO Console");
    CHECK(h.console.location.opened.back() == "#/pools/sky-h100/resources?sort=name");
    CHECK(h.hash() == "#/pools/sky-h100/resources?sort=name");
}

TEST_CASE("filters and header stay away when the portal says so, and the title is still said") {
    Harness h("#/resources", {.width = 640, .height = 480});
    embed(h, "hide-filters=1\nhide-header=1");
    INFO(h.outline());
    CHECK(h.all(a11y::Role::search).empty());
    CHECK(h.all(a11y::Role::banner).empty());
    CHECK(h.get("heading", "Resources").level == 1);
    CHECK(h.says("sky-h100-02"));
}

TEST_CASE("a page that only a whole console has is withheld under its own title") {
    Harness h("#/submit", {.width = 640, .height = 480});
    embed(h);
    INFO(h.outline());
    CHECK(h.says("This frame only shows"));
    CHECK(h.get("heading", "Submit workflow").level == 1);
}

TEST_CASE("every view fits a frame of 320 by 240, with its strip, in every state") {
    for (const char* hash : {"#/resources", "#/pools", "#/pools/sky-h100", "#/workflows", "#/resources/sky-h100-01", "#/capacity", "#/nope"}) {
        INFO(hash);
        Harness h(hash, {.width = 320, .height = 240});
        embed(h);
        CHECK(h.find("link", "Open in OSMO Console"));
        CHECK(h.unsaid().empty());
    }
}

TEST_CASE("the height a view would need is that of all its rows") {
    Harness low("#/pools/sky-h100/resources", {.width = 640, .height = 200}), high("#/pools/sky-h100/resources", {.width = 640, .height = 900});
    embed(low);
    embed(high);
    CHECK(low.console.screen.height_wanted() > 200);
    CHECK(low.console.screen.height_wanted() == doctest::Approx(high.console.screen.height_wanted()).epsilon(0.02));
}
