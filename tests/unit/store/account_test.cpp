#include "doctest/doctest.h"
#include "store/account.h"
#include "store/update.h"
#include "unit/views/made_up.h"

using namespace made_up;

namespace {

Model known() {
    auto m = at("#/profile");
    arrive(m.profile, Profile{.user = {"ada"}, .default_pool = PoolName{"dev"}, .email_notification = true, .roles = {"osmo-user", "osmo-dev"}, .pools = {{"dev"}, {"prod"}}});
    return m;
}

template <class E>
const E& only(const std::vector<Effect>& effects) {
    REQUIRE(!effects.empty());
    return std::get<E>(std::get<AccountWish>(effects[0]).what->it);
}

WriteEnd ended(Failure::Kind kind) { return end_of_write(Failure{.kind = kind, .status = 400, .detail = "Pool nope not found."}); }
ChangeProfile to_pool(const char* name) { return {{.pool = PoolName{name}, .email = {}, .slack = {}}}; }

}  // namespace

TEST_CASE("a change of the profile is sent once, and shown when the service took it") {
    auto m = known();
    CHECK(only<WriteProfile>(update(m, account_event(to_pool("prod")))).change.pool == PoolName{"prod"});
    CHECK(changing_profile(*m.account));
    CHECK(update(m, account_event(to_pool("dev"))).empty());  // one at a time
    CHECK(m.profile.value->default_pool == PoolName{"dev"});
    const auto effects = update(m, account_event(ProfileChanged{}));
    CHECK(m.profile.value->default_pool == PoolName{"prod"});
    CHECK(m.profile.value->email_notification);
    CHECK(std::holds_alternative<FetchProfile>(effects[0]));
}

TEST_CASE("what was refused is not shown, and what nobody answered is asked for") {
    for (const auto kind : {Failure::Kind::refused, Failure::Kind::timed_out}) {
        auto m = known();
        (void)update(m, account_event(to_pool("prod")));
        const auto effects = update(m, account_event(ProfileChanged{ended(kind)}));
        CHECK(m.profile.value->default_pool == PoolName{"dev"});
        CHECK(std::holds_alternative<FetchProfile>(effects[0]));
        CHECK(m.account->change_end->kind == (kind == Failure::Kind::refused ? WriteEnd::Kind::refused : WriteEnd::Kind::unknown));
        CHECK_FALSE(changing_profile(*m.account));
    }
}

TEST_CASE("a token needs a name of its own and a last day that is to come") {
    auto m = known();
    arrive(m.account.edit().tokens, std::vector<IssuedToken>{{.name = "laptop", .description = "", .expires = {}, .roles = {}}});
    (void)update(m, account_event(OpenNewToken{}));
    CHECK(m.account->draft.expires == "2027-02-20");
    const auto fault = [&](const char* name, const char* day) { return fault_in({.name = name, .description = "", .expires = day, .without = {}}, *m.account, m.now); };
    CHECK(fault("", "2027-01-01") == "Give it a name");
    CHECK(fault("laptop", "2027-01-01") == "You have a token of this name");
    CHECK(fault("ci", "tomorrow") == "Its last day is written as 2027-06-30");
    CHECK(fault("ci", "2026-11-22") == "Its last day is over");
    CHECK(fault("ci", "2026-11-23").empty());
    CHECK(update(m, account_event(MakeToken{})).empty());  // it has no name
}

TEST_CASE("a new token carries the roles that were left ticked, and is sent once") {
    auto m = known();
    (void)update(m, account_event(OpenNewToken{}));
    (void)update(m, account_event(EditToken{{.name = "ci", .description = "builds", .expires = "2027-01-01", .without = {"osmo-dev"}}}));
    const auto sent = only<WriteToken>(update(m, account_event(MakeToken{})));
    CHECK(sent.roles == std::vector<std::string>{"osmo-user"});
    CHECK(update(m, account_event(MakeToken{})).empty());
    (void)update(m, account_event(TokenMade{sent.number, {}, "the-secret"}));
    CHECK(std::get<WriteClipboard>(update(m, account_event(CopySecret{}))[0]).text == "the-secret");
}

TEST_CASE("a secret is gone with its dialog, and with the page") {
    const auto with_secret = [] {
        auto m = known();
        (void)update(m, account_event(OpenNewToken{}));
        (void)update(m, account_event(EditToken{{.name = "ci", .description = "", .expires = "2027-01-01", .without = {}}}));
        (void)update(m, account_event(MakeToken{}));
        (void)update(m, account_event(TokenMade{m.account->number, {}, "the-secret"}));
        return m;
    };
    auto m = with_secret();
    (void)update(m, account_event(CloseAccount{}));
    CHECK(m.account->secret.empty());
    CHECK(update(m, account_event(CopySecret{})).empty());
    m = with_secret();
    (void)update(m, Follow{"#/pools"});
    CHECK(m.account->secret.empty());
    CHECK(m.account->dialog == AccountDialog::none);
}

TEST_CASE("an answer that comes after its dialog was closed tells no secret to another one") {
    auto m = known();
    (void)update(m, account_event(OpenNewToken{}));
    const auto before = m.account->number;
    (void)update(m, account_event(CloseAccount{}));
    (void)update(m, account_event(OpenNewToken{}));
    (void)update(m, account_event(TokenMade{before, {}, "the-secret"}));
    CHECK(m.account->secret.empty());
    CHECK_FALSE(m.account->end);
}

TEST_CASE("a token that was deleted closes its dialog; one that was not says why") {
    auto m = known();
    (void)update(m, account_event(OpenDropToken{"laptop"}));
    auto sent = only<EraseToken>(update(m, account_event(DropToken{})));
    CHECK(sent.name == "laptop");
    (void)update(m, account_event(TokenDropped{sent.number, ended(Failure::Kind::refused)}));
    CHECK(m.account->dialog == AccountDialog::drop_token);
    sent = only<EraseToken>(update(m, account_event(DropToken{})));
    (void)update(m, account_event(TokenDropped{sent.number, {}}));
    CHECK(m.account->dialog == AccountDialog::none);
    CHECK(m.toasts.back().title == "Token deleted");
}

TEST_CASE("forgetting the browser brings all settings back to what they were at first") {
    auto m = known();
    m.settings.theme = ThemeChoice::light;
    m.settings.hidden_workflows = {"a-1"};
    (void)update(m, account_event(ChooseTimes{true}));
    CHECK(shown_zone(m).count() == 0);
    (void)only<ClearBrowser>(update(m, account_event(ForgetBrowser{})));
    CHECK(m.settings == Settings{});
}
