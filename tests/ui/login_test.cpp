#include "ui/harness.h"
#include <doctest/doctest.h>

TEST_CASE("on first load without a login the page says so and leads to it") {
    Harness h("#/resources");
    h.fail(401).start();
    h.wait(Millis(1000));
    INFO(h.outline());
    CHECK(h.find("heading", "You are not signed in"));
    h.click("button", "Sign in");
    REQUIRE(h.console.location.wishes.size() == 1);
    CHECK(h.console.location.wishes[0] == "sign_in");
    h.click("button", "Use an access token");
    CHECK(h.console.location.wishes.back() == "use_token");
}

TEST_CASE("a login that ends keeps the rows, says so above them, and heals by itself") {
    Harness h("#/resources");
    h.answer().start();
    REQUIRE(h.says("sky-h100-02"));
    h.fail(401);
    h.wait(Millis(31'000));
    CHECK(h.says("sky-h100-02"));
    CHECK(h.says("Your login has ended"));
    REQUIRE(h.find("button", "Sign in"));
    h.answer();
    h.wait(Millis(31'000));
    CHECK_FALSE(h.says("Your login has ended"));
}

TEST_CASE("a login page in place of the fleet is a login that ended, and not an answer nobody can read") {
    Harness h("#/resources");
    h.answer();
    h.console.transport.answer("/api/resources", "<!DOCTYPE html><title>Sign in</title>");
    h.start();
    CHECK(h.find("heading", "You are not signed in"));
}
