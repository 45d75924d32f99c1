#include "store/route.h"
#include <doctest/doctest.h>

TEST_CASE("every route survives the address bar") {
    const Route routes[] = {
        {}, {"pools", "", {}}, {"resources", "a b/c?d#e", {}}, {"workflows", "team/train %41", {}},
        {"resources", "", {{"q", "pool:prod gpu>=4 \"a&b=c\""}, {"sort", "health"}, {"desc", "1"}}},
        {"résumé", "名前 🚀", {{"clé", "wert=1&x"}, {"", "no key"}, {"empty", ""}}},
    };
    for (const auto& r : routes) CHECK(parse_route(format_route(r)) == r);
}

TEST_CASE("an empty address is the home page, and odd ones are still places") {
    CHECK(parse_route("").view == "home");
    CHECK(parse_route("#").view == "home");
    CHECK(parse_route("#/").view == "home");
    CHECK(parse_route("#/nope/what").view == "nope");
    CHECK(parse_route("#/nope/what").item == "what");
    CHECK(parse_route("#/%zz%4").view == "%zz%4");
}

TEST_CASE("a filter stays readable in the address bar") {
    CHECK(format_route(Route{"resources", "", {{"q", "pool:prod-gpu gpu>=4"}}}) == "#/resources?q=pool:prod-gpu%20gpu>=4");
}

TEST_CASE("a parameter nobody knows is kept where it stood") {
    const auto r = parse_route("#/pools?utm=x&sort=name").with("sort", "quota");
    CHECK(format_route(r) == "#/pools?utm=x&sort=quota");
    CHECK(format_route(r.with("sort", "")) == "#/pools?utm=x");
}

TEST_CASE("an item's page may have a part") {
    const auto r = parse_route("#/pools/prod-gpu/resources?sort=health");
    CHECK(r.view == "pools");
    CHECK(r.item == "prod-gpu");
    CHECK(r.part == "resources");
    CHECK(format_route(r) == "#/pools/prod-gpu/resources?sort=health");
    CHECK(parse_route("#/resources/a%2Fb").item == "a/b");   // a slash in a name is no part
    CHECK(parse_route("#/resources/a%2Fb").part.empty());
    CHECK(format_route(parse_route("#/resources/a%2Fb")) == "#/resources/a%2Fb");
    CHECK(parse_route("#/pools//resources").part.empty());
}

TEST_CASE("lines of a log may be named as they are elsewhere") {
    CHECK(parse_route("#/workflows/a-1/logs?L120-L140").param("L") == "120-L140");
    CHECK(parse_route("#/workflows/a-1/logs?hide=debug&L7").param("L") == "7");
    CHECK(format_route(parse_route("#/workflows/a-1/logs?L=120-140")) == "#/workflows/a-1/logs?L=120-140");
    CHECK(parse_route("#/x?Last").param("L").empty());
}
