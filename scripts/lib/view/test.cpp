#include "doctest/doctest.h"
#include "unit/views/made_up.h"
#include "views/NAME/page.h"

using namespace made_up;
using NAME::present;

static Profile example() { return {.user = {"alice"}}; }

TEST_CASE("NAME: before any answer the page is loading") { CHECK(present(at("#/NAME")).state.kind == PageState::Kind::loading); }

TEST_CASE("NAME: a failure without data says what failed and offers a retry") {
    auto m = at("#/NAME");
    fail(m.profile, broken("GET /api/profile/settings"));
    REQUIRE(present(m).state.failed);
    CHECK(present(m).state.failed->notice.heading == "TITLE did not load");
    CHECK(std::holds_alternative<Refresh>(present(m).state.failed->does.at(0)));
}

TEST_CASE("NAME: what has loaded is shown") {
    auto m = at("#/NAME");
    arrive(m.profile, example());
    const auto page = present(m);
    CHECK_FALSE(page.state.banner);
    REQUIRE(page.facts.size() == 1);
    CHECK(page.facts[0].value == "alice");
}

TEST_CASE("NAME: data once loaded stays when a refresh fails") {
    auto m = at("#/NAME");
    arrive(m.profile, example());
    fail(m.profile, broken("GET /api/profile/settings"));
    const auto page = present(m);
    CHECK(page.state.banner);
    CHECK(page.facts.size() == 1);
}
