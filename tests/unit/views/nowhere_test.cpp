#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/nowhere/page.h"

static nowhere::Page show(std::string_view hash) {
    static const std::vector<Place> places = {{"workflows", "Workflows", Icon::workflow, NavGroup::work}, {"pools", "Pools", Icon::layers, NavGroup::fleet},
                                              {"resources", "Resources", Icon::server, NavGroup::fleet}, {"nowhere", "Nowhere", Icon::none, NavGroup::none}};
    return nowhere::present(parse_route(hash), places);
}

TEST_CASE("an unknown place says what was asked and offers the nearest views first") {
    const auto page = show("#/resorces?q=h100");
    CHECK(page.prompt.notice.heading == "Nothing is here");
    CHECK(page.prompt.notice.code == "#/resorces?q=h100");
    REQUIRE(page.links.size() == 3);
    CHECK(page.links[0].href == "#/resources");
    CHECK(show("#/pool").links[0].title == "Pools");
}

TEST_CASE("datasets and buckets of older services are not called a mistake: it is said where they are") {
    for (const auto* hash : {"#/datasets", "#/datasets/imagenet?f=x", "#/dataset"}) {
        CHECK(show(hash).prompt.notice.heading == "Datasets are not shown here");
        CHECK(show(hash).prompt.notice.words.find("up to 6.3") != std::string::npos);
        CHECK(show(hash).prompt.notice.code == "osmo dataset list --all-users");
    }
    CHECK(show("#/buckets").prompt.notice.code == "osmo bucket list");
    CHECK(std::get<CopyText>(show("#/buckets").prompt.does.at(0)).text == "osmo bucket list");
}

TEST_CASE("every button of these pages does something") {
    for (const auto* hash : {"#/x", "#/datasets", "#/buckets", "#/workflows/a", "#/profile", "#/home", "#/%00%ff"}) CHECK(show(hash).prompt.does.size() == show(hash).prompt.notice.actions.size());
}
