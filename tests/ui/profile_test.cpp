#include <algorithm>
#include "ui/harness.h"
#include <doctest/doctest.h>

// The profile used as a person would: what is kept by the service, and what by the browser.
struct AtProfile : Harness {
    AtProfile() : Harness("#/profile") {
        answer();
        console.transport.answer("/api/auth/access_token", R"([{"user_name":"ada@example.com","token_name":"laptop","expires_at":"2027-06-01T00:00:00","description":"For the CLI","roles":["osmo-user"]}])");
        start();
    }
};

TEST_CASE("the default pool is chosen from a menu, and what the service said stands beside it") {
    AtProfile h;
    INFO(h.outline());
    h.console.transport.answer("/api/profile/settings", HttpAnswer{.status = 400, .body = R"({"message":"Pool sky-l40s not found.","error_code":"USER"})"});
    h.activate("button", "sky-h100 default pool");
    h.activate("menuitemradio", "sky-shared");
    CHECK(h.asked_for("/api/profile/settings") >= 2);
    const auto& asked = h.console.transport.asked();
    const auto post = std::find_if(asked.begin(), asked.end(), [](const HttpRequest& r) { return r.method == "POST"; });
    REQUIRE(post != asked.end());
    CHECK(post->body == R"({"pool":"sky-shared"})");
    CHECK(h.says("Not saved"));
    CHECK(h.says("Pool sky-l40s not found."));
}

TEST_CASE("a token is made by keyboard alone, and its secret is copied but never said") {
    AtProfile h;
    h.activate("button", "New token");
    h.console.transport.answer("/api/auth/access_token/", R"("s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-43")");
    h.type("textbox", "Name", "ci");
    h.activate("button", "30 days");
    h.activate("button", "Make token");
    INFO(h.outline());
    CHECK(h.find("dialog", "ci is made"));
    CHECK_FALSE(h.says("s3cret"));
    h.activate("button", "Copy token");
    CHECK(h.console.clipboard.text.starts_with("s3cret"));
    CHECK_FALSE(h.says("s3cret"));
    h.activate("button", "Close");
    CHECK_FALSE(h.find("dialog", "ci is made"));
    CHECK(h.last_asked("/api/auth/access_token/").starts_with("/api/auth/access_token/ci?expires_at="));
}

TEST_CASE("settings of the browser act at once and are kept") {
    AtProfile h;
    h.click("radio", "Compact");
    CHECK(h.console.storage.values["settings"].find("density=compact") != std::string::npos);
    h.click("switch", "Reduce motion");
    CHECK(h.get("switch", "Reduce motion").check == a11y::Check::on);
    CHECK(h.console.storage.values["settings"].find("motion=none") != std::string::npos);
    h.click("radio", "UTC");
    CHECK(h.console.storage.values["settings"].find("times=utc") != std::string::npos);
    CHECK(h.unsaid().empty());
}

TEST_CASE("forgetting this browser asks first, then leaves nothing of it and begins anew") {
    AtProfile h;
    h.click("radio", "Compact");
    h.activate("button", "Forget… this browser");
    REQUIRE(h.find("dialog", "Forget this browser?"));
    h.activate("button", "Keep");
    CHECK_FALSE(h.console.storage.values["settings"].empty());
    h.activate("button", "Forget… this browser");
    h.activate("button", "Forget");
    CHECK(h.console.storage.values["settings"].empty());
    CHECK(h.console.history.values["nodes"].empty());
    REQUIRE(!h.console.location.wishes.empty());
    CHECK(h.console.location.wishes.back() == "reload");
}

TEST_CASE("without the service the page still shows what this browser keeps") {
    Harness h("#/profile");
    h.console.transport.answer("/api/", HttpAnswer{.status = 503, .body = R"({"message":"The database is away"})"});
    h.start();
    h.wait(Millis(8000));
    INFO(h.outline());
    CHECK(h.says("Your profile did not load"));
    CHECK(h.find("group", "Theme"));
}
