#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/frame/frame.h"
#include "views/frame/page.h"

using namespace made_up;

static const std::vector<Place> kPlaces = {{"workflows", "Workflows", Icon::workflow, NavGroup::work}, {"pools", "Pools", Icon::layers, NavGroup::fleet},
                                           {"resources", "Resources", Icon::server, NavGroup::fleet}, {"resources/", "Resource", Icon::server, NavGroup::none}};
static const ViewInfo kResources{.path = "resources", .title = "Resources", .icon = Icon::server, .group = NavGroup::fleet, .needs = {Need::fleet, Need::profile}, .make = nullptr};
static const ViewInfo kResource{.path = "resources/", .title = "Resource", .icon = Icon::server, .group = NavGroup::none, .needs = {Need::resource}, .make = nullptr};
static const ViewInfo kNowhere{.path = "nowhere", .title = "Nowhere", .icon = Icon::none, .group = NavGroup::none, .needs = {}, .make = nullptr};

TEST_CASE("the navigation lists the views that have a place in it, and lights up the present one") {
    auto m = at("#/resources/n-1");
    const auto nav = frame::nav(m, kPlaces, "resources/");
    REQUIRE(nav.items.size() == 3);
    CHECK(nav.items[0].group == "Work");
    CHECK_FALSE(nav.items[1].current);
    CHECK(nav.items[2].current);
    CHECK(nav.items[2].count.empty());
    arrive(m.fleet, fleet({{.name = "a"}, {.name = "b"}}));
    CHECK(frame::nav(m, kPlaces, "resources").items[2].count == "2");
}

TEST_CASE("the app bar says how old the data of this page is") {
    auto m = at("#/resources");
    CHECK(frame::app_bar(m, kResources).live == "Loading");
    arrive(m.fleet, fleet({{.name = "a"}}), kNoon - std::chrono::minutes(3));
    CHECK(frame::app_bar(m, kResources).live == "Live");
    CHECK(frame::app_bar(m, kResources).age == "3m ago");
    m.fleet.in_flight = true;
    CHECK(frame::app_bar(m, kResources).busy);
    m.settings.refresh = Seconds(0);
    CHECK(frame::app_bar(m, kResources).live == "Paused");
    fail(m.fleet, broken("GET /api/resources"));
    CHECK(frame::app_bar(m, kResources).live == "Data from 3m ago");
    CHECK(frame::app_bar(m, kResources).live_tone == Tone::warning);
    CHECK(frame::app_bar(m, kNowhere).live.empty());
}

TEST_CASE("a profile that did not load does not make the page stale") {
    auto m = at("#/resources");
    arrive(m.fleet, fleet({{.name = "a"}}));
    fail(m.profile, broken("GET /api/profile/settings"));
    CHECK(frame::app_bar(m, kResources).live == "Live");
}

TEST_CASE("crumbs lead back: to the list, or to the pool one came from") {
    const auto crumbs = [](std::string_view hash, const ViewInfo& info) {
        std::string out;
        for (const auto& c : frame::app_bar(at(hash), info).crumbs) out += c.title + "(" + c.href + ") ";
        return out;
    };
    CHECK(crumbs("#/resources", kResources) == "Resources() ");
    CHECK(crumbs("#/resources/n-1", kResource) == "Resources(#/resources) n-1() ");
    CHECK(crumbs("#/resources/n-1?from=prod", kResource) == "Pools(#/pools) prod(#/pools/prod) n-1() ");
}

TEST_CASE("the palette finds commands by all words, marks where, and offers a search at the end") {
    auto m = at("#/resources");
    m.palette_text = "go POOL";
    const auto page = frame::palette(m, kPlaces);
    REQUIRE(page.model.items.size() == 3);
    CHECK(page.model.items[0].title == "Go to Pools");
    CHECK(page.model.items[0].key == "g p");
    CHECK(page.model.items[0].matches == std::vector<std::pair<int, int>>{{0, 2}, {6, 10}});
    CHECK(page.model.items[1].title == "Find resources “go POOL”");
    CHECK(page.model.items[1].href == "#/resources?q=go%20POOL");
    REQUIRE(page.does.size() == page.model.items.size());
    CHECK(std::get<Follow>(page.does[0]).href == "#/pools");
    m.palette_text = "";
    for (const auto& item : frame::palette(m, kPlaces).model.items) CHECK(item.group != "Search");
}

TEST_CASE("keys of commands are each other's own") {
    auto places = kPlaces;
    places.push_back({"profile", "Profile", Icon::user, NavGroup::top});
    const auto all = frame::commands(at("#/resources"), places);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK_MESSAGE((all[i].key.empty() || all[i].key != all[j].key), all[i].title);
}

TEST_CASE("the palette can do what the app bar can: theme, density, interval, refresh, link") {
    const auto has = [](std::string_view title) {
        for (const auto& c : frame::commands(at("#/resources?q=x"), kPlaces)) if (c.title == title) return true;
        return false;
    };
    for (const auto* title : {"Use the dark theme", "Use the light theme", "Use the theme of the system", "Use compact rows", "Refresh now", "Refresh every 10s",
                              "Refresh every 30s", "Refresh every 60s", "Stop refreshing", "Copy a link to this page", "Go to Resources"})
        CHECK_MESSAGE(has(title), title);
}

TEST_CASE("the tab's title names the page, then the product") {
    CHECK(frame::document_title("Pools") == "Pools · OSMO Console");
    CHECK(frame::document_title("") == "OSMO Console");
}
