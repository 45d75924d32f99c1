#include "ui/harness.h"
#include <doctest/doctest.h>
#include <fmt/ranges.h>

// Every view in every state. What a state must show is in the table; what every page must
// have, in whatever state, is checked for all of them.
namespace {

struct Place {
    const char* hash;
    const char* title;        // the page's h1
    const char* loaded;       // words that only data can bring
    const char* empty;        // words of a service that has nothing; null: there is no such state
};

constexpr Place kPlaces[] = {
    {"#/resources", "Resources", "sky-h100-02", "No resources"},
    {"#/resources/sky-h100-01", "sky-h100-01", "NoSchedule", nullptr},
    {"#/resources?look=map&by=pool", "Resources", "sky-shared, 1 resource", "No resources"},
    {"#/capacity?q=8 GPUs", "Find capacity", "Close, but not quite", "No pools"},
    {"#/compare?r=sky-h100-01,sky-h100-02", "Compare resources", "Best fit", nullptr},
    {"#/pools", "Pools", "sky-shared", "No pools"},
    {"#/pools/sky-h100", "sky-h100", "Can start now", nullptr},
    {"#/pools/sky-h100/resources", "sky-h100", "sky-h100-02", nullptr},
    {"#/pools/sky-h100/workflows", "sky-h100", "train-7", nullptr},
    {"#/pools/sky-h100/platforms", "sky-h100", "Not allowed", nullptr},
    {"#/pools/sky-h100/limits", "sky-h100", "Guarantee", nullptr},
    {"#/workflows", "Workflows", "train-7", "No workflows"},
    {"#/tasks", "Tasks", "sky-h100-01", "No task is active"},
    {"#/tasks?look=summary&by=user", "Tasks", "Totals", "Nothing to add up"},
};

void check_page(Harness& h, const Place& place) {
    INFO(place.hash, "\n", h.outline());
    int titles = 0;
    for (const auto* heading : h.all(a11y::Role::heading)) titles += heading->level == 1;
    CHECK(titles == 1);
    CHECK(h.find("heading", place.title) != nullptr);
    CHECK(h.all(a11y::Role::main).size() == 1);
    CHECK(h.all(a11y::Role::navigation).size() >= 1);
    const auto unsaid = h.unsaid();
    INFO(fmt::format("{}", fmt::join(unsaid, "\n")));
    CHECK(unsaid.empty());
}

}  // namespace

TEST_CASE("before an answer every page shows its title and none of its data") {
    for (const auto& place : kPlaces) {
        Harness h(place.hash);
        h.hold().start();
        check_page(h, place);
        CHECK_FALSE(h.find("button", "Retry now"));
        CHECK(h.console.transport.pending() > 0);
        CHECK(h.console.app.busy());
    }
}

TEST_CASE("with answers every page shows its data and rests") {
    for (const auto& place : kPlaces) {
        Harness h(place.hash);
        h.answer().start();
        check_page(h, place);
        INFO(h.outline());
        CHECK(h.says(place.loaded));
        CHECK_FALSE(h.find("button", "Retry now"));
        CHECK_FALSE(h.console.app.busy());
        CHECK(h.console.transport.pending() == 0);
    }
}

TEST_CASE("a failure says what was asked, what came back and offers to retry") {
    for (const auto& place : kPlaces) {
        Harness h(place.hash);
        h.fail().start();
        h.wait(Millis(6000));  // three tries
        check_page(h, place);
        INFO(h.outline());
        CHECK_FALSE(h.says(place.loaded));
        CHECK(h.says("503"));
        CHECK(h.says("7f3a91"));
        REQUIRE(h.find("button", "Retry now"));
        h.answer();
        h.click("button", "Retry now");
        CHECK(h.says(place.loaded));
        CHECK_FALSE(h.find("button", "Retry now"));
    }
}

TEST_CASE("after a failed refresh the last good data stays, with the reason over it") {
    for (const auto& place : kPlaces) {
        Harness h(place.hash);
        h.answer().start();
        h.fail();
        h.console.app.dispatch(Refresh{});
        h.wait(Millis(6000));
        check_page(h, place);
        INFO(h.outline());
        CHECK(h.says(place.loaded));
        CHECK(h.find("button", "Retry now"));
        h.answer();
        h.click("button", "Retry now");
        CHECK(h.says(place.loaded));
        CHECK_FALSE(h.find("button", "Retry now"));
    }
}

TEST_CASE("a service with nothing in it is told from one that did not answer") {
    for (const auto& place : kPlaces) {
        if (!place.empty) continue;
        Harness h(place.hash);
        h.answer_empty().start();
        check_page(h, place);
        INFO(h.outline());
        CHECK(h.says(place.empty));
        CHECK_FALSE(h.find("button", "Retry now"));
    }
}

TEST_CASE("an answer that is not what was promised is a failure that names where") {
    for (const auto& place : kPlaces) {
        Harness h(place.hash);
        h.answer();
        h.console.transport.answer("/api/resources", R"({"resources":[{"hostname":7}]})");
        h.console.transport.answer("/api/pool_quota", R"({"node_sets":[{"pools":[{"name":7}]}]})");
        h.console.transport.answer("/api/workflow", "{\"workflows\":[{\"name\":");
        h.console.transport.answer("/api/task", "{\"tasks\":[{\"workflow_id\":");
        h.start();
        check_page(h, place);
        INFO(h.outline());
        CHECK(h.find("button", "Retry now"));
    }
}

TEST_CASE("unknown places and unknown names get a page that helps") {
    Harness nowhere("#/nope");
    nowhere.answer().start();
    INFO(nowhere.outline());
    CHECK(nowhere.get("heading", "No such page").level == 1);
    CHECK(nowhere.says("#/nope"));
    CHECK(nowhere.find("link", "Resources"));
    CHECK(nowhere.unsaid().empty());

    Harness unknown("#/resources/no-such-node");
    unknown.answer();
    unknown.console.transport.answer("/api/task?all_users=true&all_pools=true&nodes=", R"({"tasks":[]})");
    unknown.console.transport.answer("/api/resources/", HttpAnswer{.status = 400, .body = R"({"message":"Resource no-such-node not found!","error_code":"USER"})"});
    unknown.start();
    INFO(unknown.outline());
    CHECK(unknown.find("heading", "no-such-node"));
    CHECK(unknown.says("left the fleet"));
    CHECK(unknown.find("button", "Search the fleet"));
    CHECK(unknown.unsaid().empty());
}
