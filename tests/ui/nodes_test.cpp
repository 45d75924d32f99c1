#include "ui/harness.h"
#include <doctest/doctest.h>

// The pages of one resource and one pool, used as a person would.
TEST_CASE("a pool's table leads to a resource and back: the way is kept, also by reload") {
    Harness h("#/pools/sky-h100/resources");
    h.answer().start();
    INFO(h.outline());
    h.activate("link", "sky-h100-01");
    CHECK(h.hash() == "#/resources/sky-h100-01?from=sky-h100");
    CHECK(h.says("Opened from here"));
    CHECK(h.get("link", "sky-h100").href == "#/pools/sky-h100");
    Harness again(h.hash());
    again.answer().start();
    CHECK(again.get("link", "sky-h100").href == "#/pools/sky-h100");
    CHECK(again.says("Opened from here"));
}

TEST_CASE("on a narrow screen an arrow leads back to where a resource was opened from") {
    for (const int width : {390, 720}) {
        Harness h("#/resources/sky-h100-01?from=sky-h100", {.width = width, .height = 844});
        h.answer().start();
        h.click("link", "Back to sky-h100");
        CHECK(h.hash() == "#/pools/sky-h100");
        CHECK(h.find("link", "Back to Pools"));
    }
    Harness list("#/resources", {.width = 390, .height = 844});
    list.answer().start();
    CHECK(list.outline().find("Back to") == std::string::npos);
}

TEST_CASE("a resource says what runs on it, what happened and what draining would do") {
    Harness h("#/resources/sky-h100-01");
    h.answer().start();
    INFO(h.outline());
    CHECK(h.find("grid", "Running tasks"));
    CHECK(h.says("train-7/main"));
    CHECK(h.says("2 tasks would stop, of ada@example.com, ben@example.com."));
    CHECK(h.says("Did not start"));
    h.activate("button", "Copy drain");
    CHECK(h.console.clipboard.text == "kubectl drain --ignore-daemonsets --delete-emptydir-data sky-h100-01");
    h.activate("button", "Copy link");
    CHECK(h.console.clipboard.text == "https://console.example.com/#/resources/sky-h100-01");
    CHECK(h.asked_for("/api/task?all_users=true&all_pools=true&nodes=sky-h100-01") == 1);
    CHECK(h.unsaid().empty());
}

TEST_CASE("the tabs of a pool are places, and work by the keyboard") {
    Harness h("#/pools/sky-h100");
    h.answer().start();
    h.click("tab", "Limits");
    CHECK(h.hash() == "#/pools/sky-h100/limits");
    CHECK(h.says("Guarantee"));
    CHECK(h.get("tab", "Limits").selected);
}

TEST_CASE("one bad element is told in a banner, and the others are shown") {
    Harness h("#/resources");
    h.answer();
    h.console.transport.answer("/api/resources", R"({"resources":[{"hostname":"fine","usage_fields":{},"allocatable_fields":{"gpu":"8"}},{"hostname":"odd","usage_fields":{"gpu":"eight"},"allocatable_fields":{}}]})");
    h.start();
    INFO(h.outline());
    CHECK(h.find("link", "fine"));
    CHECK(h.says("1 of 2 resources could not be read"));
    CHECK(h.says("resources[1].usage_fields.gpu: expected a whole number, got \"eight\""));
    h.click("button", "Copy details");
    CHECK(h.console.clipboard.text.find("resources[1]") != std::string::npos);
}

TEST_CASE("a node that vanishes is remembered over visits, and its page says since when") {
    Harness h("#/resources");
    h.answer().start();
    CHECK(h.console.history.values.count("nodes") == 1);
    h.console.transport.answer("/api/resources", R"({"resources":[{"hostname":"sky-h100-00","backend":"sky","usage_fields":{},"allocatable_fields":{}}]})");
    h.console.transport.answer("/api/resources/", HttpAnswer{.status = 400, .body = R"({"message":"Resource sky-h100-02 not found!","error_code":"USER"})"});
    h.wait(Millis(60'000));
    h.console.app.dispatch(Refresh{});
    h.rest();
    INFO(h.outline());
    CHECK(h.console.history.values["nodes-missing"].find("sky-h100-02") != std::string::npos);
    CHECK(h.says("seen before"));
    CHECK_FALSE(h.says("5 resources"));
    h.activate("link", "Show all missing");
    CHECK(h.hash() == "#/resources?q=health:missing");
    CHECK(h.find("grid", "Missing resources"));
    CHECK(h.find("link", "sky-h100-02"));

    Harness later("#/resources/sky-h100-02");
    later.answer();
    later.console.history.values = h.console.history.values;
    later.console.transport.answer("/api/resources", R"({"resources":[{"hostname":"sky-h100-00","backend":"sky","usage_fields":{},"allocatable_fields":{}}]})");
    later.console.transport.answer("/api/resources/", HttpAnswer{.status = 400, .body = R"({"message":"Resource sky-h100-02 not found!","error_code":"USER"})"});
    later.start();
    INFO(later.outline());
    CHECK(later.says("Missing"));
    CHECK(later.says("Last seen"));
}
