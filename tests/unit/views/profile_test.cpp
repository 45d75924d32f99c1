#include "doctest/doctest.h"
#include "store/login.h"
#include "store/update.h"
#include "unit/views/made_up.h"
#include "views/profile/page.h"

using namespace made_up;
using profile::present;

namespace {

Pool pool(std::string name, std::int64_t limit, std::int64_t free, PoolStatus status = PoolStatus::online) {
    return {.name = {std::move(name)}, .description = {}, .status = status, .guarantee = Gpus{limit}, .usage = {Gpus{limit}, Gpus{limit - free}, Gpus{free}, Gpus{0}, Gpus{64}, Gpus{64}}};
}

Model known() {
    auto m = at("#/profile");
    arrive(m.profile, Profile{.user = {"ada"}, .default_pool = PoolName{"prod"}, .email_notification = true, .roles = {"osmo-user"}, .pools = {{"research"}, {"dev"}, {"prod"}}});
    arrive(m.pools, PoolQuota{.node_sets = {{{pool("prod", 32, 4), pool("dev", 16, 0), pool("research", 8, -3)}}}, .sum = {}});
    return m;
}

std::string fact(const profile::Page& page, std::string_view key) {
    for (const auto& f : page.facts) if (f.key == key) return f.value;
    return "not there";
}

}  // namespace

TEST_CASE("the pools of a person come with what is free of their quota, the default marked") {
    const auto page = present(known());
    REQUIRE(page.pools.size() == 3);
    CHECK(page.pools[0].key == "dev");
    CHECK(page.pools[0].free == "Quota full");
    CHECK(page.pools[1].tag == "Default");
    CHECK(page.pools[1].free == "4 GPUs of quota free");
    CHECK(page.pools[2].free == "3 GPUs over quota");
    CHECK(page.default_pool.button.label == "prod");
    CHECK(page.default_pool.items[1].checked);
}

TEST_CASE("what came of a change stands at its own card") {
    auto m = known();
    (void)update(m, account_event(ChangeProfile{{.pool = PoolName{"dev"}, .email = {}, .slack = {}}}));
    CHECK(present(m).pool_outcome.words == "Saving…");
    CHECK(present(m).busy);
    (void)update(m, account_event(ProfileChanged{end_of_write(Failure{.kind = Failure::Kind::refused, .status = 400, .detail = "Pool dev not found."})}));
    CHECK(present(m).pool_outcome.words == "Not saved");
    CHECK(present(m).pool_outcome.detail == "Pool dev not found.");
    CHECK(present(m).notice_outcome.words.empty());
    (void)update(m, account_event(ChangeProfile{{.pool = {}, .email = false, .slack = {}}}));
    (void)update(m, account_event(ProfileChanged{end_of_write(Failure{.kind = Failure::Kind::unreachable})}));
    CHECK(present(m).notice_outcome.words.starts_with("Whether it was saved is not known"));
    CHECK(present(m).pool_outcome.words.empty());
}

TEST_CASE("a token says how long it lasts, and warns in its last week") {
    auto m = known();
    CHECK(present(m).tokens_note == "Asking for your tokens…");
    arrive(m.account.edit().tokens, std::vector<IssuedToken>{{.name = "a", .description = "laptop", .expires = kNoon + std::chrono::days(30), .roles = {"osmo-user"}},
                                                             {.name = "b", .description = {}, .expires = kNoon + std::chrono::days(3), .roles = {}},
                                                             {.name = "c", .description = {}, .expires = kNoon - std::chrono::hours(1), .roles = {}}});
    const auto page = present(m);
    CHECK(page.tokens[0].about == "laptop · 1 role");
    CHECK(page.tokens[0].expires == "Expires in 30 days");
    CHECK(page.tokens[1].expires_tone == Tone::warning);
    CHECK(page.tokens[2].expires == "Has expired");
}

TEST_CASE("nobody reads the secret of a new token on the page") {
    auto m = known();
    (void)update(m, account_event(OpenNewToken{}));
    (void)update(m, account_event(EditToken{{.name = "ci", .description = "", .expires = "2027-01-01", .without = {}}}));
    (void)update(m, account_event(MakeToken{}));
    CHECK(present(m).asking->send.why_disabled == "The service is being asked");
    (void)update(m, account_event(TokenMade{m.account->number, {}, "the-secret"}));
    const auto asking = *present(m).asking;
    CHECK(asking.title == "ci is made");
    CHECK(asking.effect.find("the-secret") == std::string::npos);
    CHECK(asking.send.label == "Copy token");
    CHECK_FALSE(asking.draft);
}

TEST_CASE("who came with a token reads which, and can forget it; without a login there is nothing to leave") {
    auto m = known();
    auto p = *m.profile.value;
    p.token = AccessToken{"laptop", kNoon + std::chrono::hours(5)};
    arrive(m.profile, p);
    CHECK(fact(present(m), "Signed in with") == "Access token laptop");
    CHECK(fact(present(m), "Token ends") == "in 5h 00m");
    CHECK(present(m).sign_out.label == "Sign out");
}

TEST_CASE("what the site decides is shown as what holds: its least interval, and its usual theme until one is chosen") {
    auto m = known();
    (void)update(m, login_event(SiteTold{"least-refresh=45\nusual-theme=light"}));
    auto page = present(m);
    REQUIRE(page.refresh.selected >= 0);
    CHECK(page.refresh.segments[static_cast<std::size_t>(page.refresh.selected)].label == "45s");
    CHECK(page.refresh.segments.size() == 3);
    CHECK(page.theme.segments[static_cast<std::size_t>(page.theme.selected)].label == "Light");
    CHECK(page.theme_words == "This console begins light, unless you choose Dark or Light.");
    (void)update(m, ChooseTheme{ThemeChoice::system});
    page = present(m);
    CHECK(page.theme.segments[static_cast<std::size_t>(page.theme.selected)].label == "System");
}

TEST_CASE("what this browser keeps can be changed where the service does not answer") {
    auto m = at("#/profile");
    fail(m.profile, broken("GET /api/profile/settings"));
    const auto page = present(m);
    CHECK(page.state.kind == PageState::Kind::failed);
    CHECK(page.theme.segments.size() == 3);
    CHECK(page.refresh.segments.size() == 4);
}
