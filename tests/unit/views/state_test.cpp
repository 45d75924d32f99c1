#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "store/login.h"
#include "views/state.h"

using namespace made_up;

TEST_CASE("before any answer a page is loading") {
    const auto s = state_of({}, "Resources", at("#/resources"));
    CHECK(s.kind == PageState::Kind::loading);
    CHECK_FALSE(s.failed);
    CHECK_FALSE(s.banner);
}

TEST_CASE("a failure without data fills the page: what failed, the request, and a retry") {
    const auto s = state_of({.failure = broken("GET /api/resources")}, "Resources", at("#/resources"));
    REQUIRE(s.failed);
    CHECK(s.failed->notice.heading == "Resources did not load");
    CHECK(s.failed->notice.words == "The service had a failure of its own. Trying again every 30 s.");
    CHECK(s.failed->notice.code == "GET /api/resources 503 req 7f3a91: no healthy upstream");
    REQUIRE(s.failed->does.size() == s.failed->notice.actions.size());
    CHECK(std::holds_alternative<Refresh>(s.failed->does[0]));
}

TEST_CASE("with refreshing off nothing promises to try again") {
    auto m = at("#/resources");
    m.settings.refresh = Seconds(0);
    CHECK(state_of({.failure = broken("GET /x")}, "Pools", m).failed->notice.words == "The service had a failure of its own.");
}

TEST_CASE("a failure over kept data is a banner with its age and reason") {
    const auto s = state_of({true, broken("GET /api/resources"), kNoon - std::chrono::minutes(12)}, "Resources", at("#/resources"));
    CHECK(s.kind == PageState::Kind::ready);
    REQUIRE(s.banner);
    CHECK(s.banner->notice.heading == "Resources from 12m ago");
    CHECK(s.banner->notice.words == "The service had a failure of its own.");
    CHECK(std::holds_alternative<Refresh>(s.banner->does.at(0)));
}

TEST_CASE("a person who is signed out or not allowed is told so, and what to do") {
    const Failure out{.kind = Failure::Kind::signed_out, .status = 401, .request = "GET /api/resources"}, no{.kind = Failure::Kind::denied, .status = 403};
    const auto s = *state_of({.failure = out}, "Resources", at("")).failed;
    CHECK(s.notice.heading == "You are not signed in");
    REQUIRE(s.notice.actions.size() == 3);
    CHECK(s.notice.actions[0].label == "Sign in");
    CHECK(std::get<AskOfPage>(std::get<LoginEvent>(s.does[0]).what->it).wish == AskOfPage::Wish::sign_in);
    CHECK(s.notice.actions[1].label == "Use an access token");
    CHECK(state_of({.failure = no}, "Resources", at("")).failed->notice.heading == "No access to resources");
}

TEST_CASE("a login that ends leaves what is there, and one press leads back to it") {
    const Failure out{.kind = Failure::Kind::signed_out, .status = 401, .request = "GET /api/resources"};
    const auto s = state_of({true, out, kNoon - std::chrono::minutes(12)}, "Resources", at("#/resources"));
    CHECK(s.kind == PageState::Kind::ready);
    CHECK(s.banner->notice.words == "Your login has ended. What you see stays; sign in to go on.");
    CHECK(s.banner->notice.actions.at(0).label == "Sign in");
}

TEST_CASE("with a token, or where there is no login page, nobody is sent to one") {
    const Failure out{.kind = Failure::Kind::signed_out, .status = 401};
    auto m = at("");
    m.login.edit().site.token = true;
    CHECK(state_of({.failure = out}, "Resources", m).failed->notice.actions.at(0).label == "Use another token");
    CHECK(state_of({.failure = out}, "Resources", m).failed->notice.words == "The service no longer accepts the access token.");
    m.login.edit().site.token = false;
    m.login.edit().site.login_page = false;
    CHECK(state_of({.failure = out}, "Resources", m).failed->notice.actions.at(0).label == "Use an access token");
}

TEST_CASE("a service that says very much is cut short, not in the middle of a letter") {
    Failure f{.kind = Failure::Kind::garbled, .status = 200, .request = "GET /api/resources"};
    for (int i = 0; i < 400; ++i) f.detail += "ж";
    const auto words = request_words(f);
    CHECK(words.size() < 350);
    CHECK(words.substr(words.size() - 5) == "ж…");
}

TEST_CASE("ages count whole minutes") {
    CHECK(age_words(kNoon - Seconds(59), kNoon) == "under a minute ago");
    CHECK(age_words(kNoon - Seconds(119), kNoon) == "1m ago");
    CHECK(age_words(kNoon - Seconds(2 * 3600 + 31 * 60 + 7), kNoon) == "2h 31m ago");
    CHECK(age_words(kNoon + Seconds(600), kNoon) == "in 10m");
}
