#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/frame/frame.h"
#include "store/login.h"
#include "store/update.h"
#include "views/frame/help.h"
#include "views/frame/page.h"
#include "views/frame/palette.h"

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

TEST_CASE("what the site names beside the console is a link in the navigation, and opens a tab of its own") {
    auto m = at("#/resources");
    (void)update(m, login_event(SiteTold{"docs=https://docs.example.com/osmo"}));
    const auto nav = frame::nav(m, kPlaces, "resources");
    REQUIRE(nav.items.size() == 4);
    CHECK(nav.items[3].title == "Documentation");
    CHECK(nav.items[3].href == "https://docs.example.com/osmo");
    const auto effects = update(m, Follow{nav.items[3].href});
    REQUIRE(effects.size() == 1);
    CHECK(std::get<OpenPlace>(effects[0]).href == "https://docs.example.com/osmo");
    CHECK(m.route.view == "resources");
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

TEST_CASE("what failed and never came makes nothing that is shown old") {
    static const ViewInfo both{.path = "pools", .title = "Pools", .icon = Icon::layers, .group = NavGroup::fleet, .needs = {Need::pools, Need::fleet}, .make = nullptr};
    auto m = at("#/pools");
    fail(m.pools, broken("GET /api/pool_quota"));
    CHECK(frame::app_bar(m, both).live == "No data");
    CHECK(frame::tab_mark(m, both, Tone::plain) == "warning");
    arrive(m.fleet, fleet({{.name = "a"}}));
    CHECK(frame::app_bar(m, both).live == "Live in part");
    CHECK(frame::app_bar(m, both).live_tone == Tone::quiet);
    CHECK(frame::tab_mark(m, both, Tone::plain).empty());
    fail(m.fleet, broken("GET /api/resources"));
    CHECK(frame::app_bar(m, both).live.starts_with("Data from"));
    CHECK(frame::tab_mark(m, both, Tone::plain) == "warning");
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

static frame::PalettePage palette_of(Model& m, std::string text) {
    m.palette_text = std::move(text);
    return frame::palette(m, kPlaces, frame::palette_rows(m));
}

static std::string groups(const frame::PalettePage& page) {
    std::string out, last;
    for (const auto& item : page.model.items) {
        if (item.group != last) out += (out.empty() ? "" : " / ") + item.group + ":";
        last = item.group;
        out += " " + item.title;
    }
    return out;
}

static Model known() {
    auto m = at("#/pools");
    arrive(m.fleet, fleet({{.name = "resource-h100-001", .gpus_used = 6}, {.name = "resource-h100-002"}, {.name = "resource-a100-003", .pools = {"dev"}, .platform = "x86-a100"}}));
    return m;
}

TEST_CASE("the palette finds commands by all words and marks where") {
    auto m = at("#/resources");
    const auto page = palette_of(m, "go POOL");
    CHECK(groups(page) == "Pages: Go to Pools / Search: Find workflows “go POOL”");
    CHECK(page.model.items[0].key == "g p");
    CHECK(page.model.items[0].matches == std::vector<std::pair<int, int>>{{0, 2}, {6, 10}});
    REQUIRE(page.does.size() == page.model.items.size());
    CHECK(std::get<Follow>(page.does[0]).href == "#/pools");
    for (const auto& item : palette_of(m, "").model.items) CHECK(item.group != "Search");
}

TEST_CASE("pools tell what their own nodes have free, and where these are not known that it is the set's") {
    auto m = known();
    PoolQuota quota;
    quota.node_sets.emplace_back();
    for (const char* name : {"prod-gpu", "dev", "prod-new"}) quota.node_sets[0].pools.push_back({.name = {name}, .usage = {.total_capacity = {100}, .total_free = {70}}});
    arrive(m.pools, quota);
    const auto facts = [&](const std::string& text) {
        std::string out;
        for (const auto& item : palette_of(m, text).model.items) if (item.group == "Pools") out += item.title + " " + item.fact + "; ";
        return out;
    };
    CHECK(facts("prod") == "prod-new 70 GPUs free in the shared set; prod-gpu 10 GPUs free; ");
    CHECK(facts("dev") == "dev 8 GPUs free; ");
}

TEST_CASE("groups stand in a fixed order; among names that match alike the most free comes first") {
    auto m = known();
    const auto page = palette_of(m, "h100");
    CHECK(groups(page).starts_with("Resources: resource-h100-002 resource-h100-001 / Platforms: x86-h100 / Actions: Show all 2 resources matching h100"));
    CHECK(page.model.items[0].group_note == "2, most free first");
    CHECK(page.model.items[0].fact == "8 GPUs free");
    CHECK(page.model.items[0].badge.word == "Healthy");
    CHECK(page.model.items[0].matches == std::vector<std::pair<int, int>>{{9, 13}});
}

TEST_CASE("a thing of exactly that name stands first, then what is named by it, then what else it finds") {
    auto m = known();
    PoolQuota quota;
    for (const char* name : {"dev", "dev-2"}) quota.node_sets.emplace_back().pools.push_back({.name = {name}});
    arrive(m.pools, quota);
    CHECK(groups(palette_of(m, "dev")).starts_with("Pools: dev dev-2 / Resources: resource-a100-003"));
    CHECK(groups(palette_of(m, "de")).starts_with("Pools: dev dev-2 / Resources: resource-a100-003"));
    CHECK(groups(palette_of(m, "resource")).starts_with("Resources: "));
}

TEST_CASE("nodes that are no longer told of are found, and said to be missing") {
    auto m = known();
    m.missing = std::make_shared<const std::vector<MissingNode>>(std::vector{MissingNode{{"resource-h100-900"}, {"east"}, {"prod"}, {"x86-h100"}, Gpus{8}, kNoon - std::chrono::hours(2)}});
    const auto page = palette_of(m, "h100-900");
    CHECK(groups(page).starts_with("Missing resources: resource-h100-900"));
    CHECK(page.model.items[0].badge.word == "Missing");
    CHECK(page.model.items[0].note == "last seen 2h ago");
    CHECK(std::get<Follow>(page.does[0]).href == "#/resources/resource-h100-900?backend=east");
    CHECK(groups(palette_of(m, "h100")).find("/ Missing resources: resource-h100-900") != std::string::npos);
    CHECK(groups(palette_of(m, "health:missing")).starts_with("Missing resources: "));
    CHECK(groups(palette_of(m, "pool:prod")).find("Missing") == std::string::npos);
}

TEST_CASE("so many GPUs are asked for where they are, not by a name") {
    auto m = known();
    const auto page = palette_of(m, "8 GPUs free");
    REQUIRE(!page.model.items.empty());
    CHECK(page.model.items[0].title == "Find where it fits");
    CHECK(page.model.items[0].note == "8 GPUs on one node, any platform");
    CHECK(std::get<Go>(page.does[0]).route == parse_route("#/capacity?q=8 GPUs free"));
    for (const char* text : {"h100", "resource 42", "42", "gpus free", "pool:prod 8 gpus"})
        for (const auto& item : palette_of(m, text).model.items) CHECK_MESSAGE(item.title != "Find where it fits", text);
}

TEST_CASE("a query of keys says what it was taken for, and opens as a list") {
    auto m = known();
    const auto page = palette_of(m, "pool:prod platform:h100");
    CHECK(groups(page) == "Resources in prod-gpu on x86-h100: resource-h100-002 resource-h100-001 / Actions: Open as a filtered list");
    CHECK(page.model.note == "prod matches prod-gpu, h100 matches x86-h100");
    CHECK(page.model.found == "2 resources");
    CHECK(page.model.tokens.size() == 2);
    CHECK(std::get<Go>(page.does.back()).route == parse_route("#/resources?q=pool:prod platform:h100"));
    CHECK(page.model.adds == std::vector<std::string>{"health:", "gpu>=", "type:", "backend:"});
}

TEST_CASE("Tab makes a key, then a value, then the name of what stands first") {
    auto m = known();
    CHECK(palette_of(m, "plat").model.completed == "platform:");
    CHECK(palette_of(m, "platform:h").model.completed == "platform:x86-h100 ");
    CHECK(palette_of(m, "h100-001").model.completed == "resource-h100-001");
}

TEST_CASE("a key that no list has is told, with the nearest; one of another list asks that list only") {
    auto m = known();
    const auto page = palette_of(m, "plattform:h100");
    CHECK(page.model.note.starts_with("“plattform” is not a filter here"));
    CHECK(groups(page) == "Did you mean: platform:h100");
    CHECK(std::get<TypeInPalette>(page.does[0]).text == "platform:h100");
    CHECK(groups(palette_of(m, "user:ada")) == "Search: Find workflows “user:ada”");
}

TEST_CASE("what was pasted stands alone; a bare id stands first unless it is a node's name") {
    auto m = known();
    CHECK(groups(palette_of(m, "osmo workflow query train-7")) == "Open: Workflow train-7");
    CHECK(groups(palette_of(m, "train-7")).starts_with("Open: Workflow train-7 / "));
    CHECK(groups(palette_of(m, "resource-h100-001")).starts_with("Resources: resource-h100-001"));
}

TEST_CASE("recent ones come first before anything is typed, the most used of them at the top") {
    auto m = known();
    (void)update(m, Visited{"#/resources/a", "a"});
    (void)update(m, Visited{"#/resources/b", "b"});
    (void)update(m, Visited{"#/resources/a", "a"});
    (void)update(m, Visited{"#/resources/c", "c"});
    CHECK(groups(palette_of(m, "")).starts_with("Recent: a c b / Pages:"));
    CHECK(read_settings(print_settings(m.settings)).visits == m.settings.visits);
    for (int i = 0; i < 40; ++i) (void)update(m, Visited{"#/x" + std::to_string(i), "x"});
    CHECK(m.settings.visits.size() == 12);
}

TEST_CASE("the help lists every key of the command table, each as caps") {
    const auto all = frame::commands(at("#/resources"), kPlaces);
    const auto groups = frame::help(all);
    std::size_t lines = 0, keys = 0;
    for (const auto& g : groups) for (const auto& line : g.lines) {
        ++lines;
        for (const auto& c : all) keys += c.title == line.words;
    }
    std::size_t expected = 0;
    for (const auto& c : all) expected += !c.key.empty();
    CHECK(keys == expected);
    CHECK(lines > expected);
    CHECK(groups.front().lines.front().keys == std::vector<std::string>{"g", "w"});
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
    for (const auto* title : {"Use the dark theme", "Use the light theme", "Use the theme of the system", "Use compact rows", "Refresh now", "Refresh every 10 s",
                              "Refresh every 30 s", "Refresh every 60 s", "Stop refreshing", "Copy a link to this page", "Go to Resources"})
        CHECK_MESSAGE(has(title), title);
}

TEST_CASE("a frame's palette changes neither what is kept for the person nor, when it only shows, anything else") {
    Model m = at("#/resources");
    (void)update(m, login_event(SiteTold{"embed=1"}));
    const auto all = frame::commands(m, kPlaces);
    const auto has = [&](std::string_view title) { return std::any_of(all.begin(), all.end(), [&](const auto& c) { return c.title == title; }); };
    for (const auto* title : {"Refresh now", "Copy a link to this page", "Go to Resources", "Keyboard shortcuts"}) CHECK_MESSAGE(has(title), title);
    for (const auto* title : {"Use the dark theme", "Use comfortable rows", "Narrow the navigation", "Refresh every 30 s", "Stop refreshing", "Use an access token", "Sign out", "Submit a workflow"})
        CHECK_MESSAGE(!has(title), title);
}

TEST_CASE("the tab's title names the page, then the product") {
    CHECK(frame::document_title("Pools") == "Pools · OSMO Console");
    CHECK(frame::document_title("") == "OSMO Console");
    CHECK(frame::document_title("Pools", "Sky") == "Pools · Sky");
}

TEST_CASE("the tab's icon tells how the thing shown stands, and that its data are old") {
    auto m = at("#/resources");
    arrive(m.fleet, fleet({{.name = "a"}}));
    CHECK(frame::tab_mark(m, kResources, Tone::plain).empty());
    CHECK(frame::tab_mark(m, kResources, Tone::failed) == "failed");
    CHECK(frame::tab_mark(m, kResources, Tone::starting) == "running");
    fail(m.fleet, broken("GET /api/resources"));
    CHECK(frame::tab_mark(m, kResources, Tone::running) == "warning");
}

TEST_CASE("the commands of the login are those that make sense now") {
    const auto titles = [](const Model& m) {
        std::string out;
        for (const auto& c : frame::commands(m, kPlaces)) if (c.group == "Login") out += c.title + "; ";
        return out;
    };
    auto m = at("#/resources");
    CHECK(titles(m) == "Use an access token; Sign out; ");
    m.login.edit().site.token = true;
    CHECK(titles(m) == "Use another access token; Forget the access token; ");
    m.login.edit().site = {.login_page = false, .new_version = true};
    CHECK(titles(m) == "Use an access token; Load the new version; ");
}
