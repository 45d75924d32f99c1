#include "platform/headless/console.h"
#include "shots.h"
#include "store/account.h"

// The profile, and what it asks before something is sent.
static void new_token(HeadlessConsole& c) { c.app.dispatch(account_event(OpenNewToken{})); }
static void made(HeadlessConsole& c) {
    new_token(c);
    c.run();
    c.app.dispatch(account_event(EditToken{{.name = "nightly", .description = "Builds", .expires = "2027-01-31", .without = {}}}));
    c.app.dispatch(account_event(MakeToken{}));
    c.run();
    c.app.dispatch(account_event(TokenMade{c.app.model().account->number, {}, "secret"}));
}
static void not_saved(HeadlessConsole& c) {
    c.app.dispatch(account_event(ChangeProfile{{.pool = PoolName{"dev-gpu"}, .email = {}, .slack = {}}}));
    c.app.dispatch(account_event(ProfileChanged{end_of_write(Failure{.kind = Failure::Kind::refused, .status = 400, .detail = "Pool dev-gpu not found."})}));
}
static void forget(HeadlessConsole& c) { c.app.dispatch(account_event(OpenForget{})); }

std::vector<Shot> profile_shots() {
    using State = Shot::State;
    const auto shot = [](std::string name, void (*then)(HeadlessConsole&), State state = State::loaded, int width = 0) {
        return Shot{.name = std::move(name), .hash = "#/profile", .state = state, .width = width, .then = then};
    };
    return {shot("profile", nullptr), shot("profile-narrow", nullptr, State::loaded, 390), shot("profile-failed", nullptr, State::failed), shot("profile-loading", nullptr, State::loading),
            shot("profile-not-saved", not_saved), shot("profile-new-token", new_token), shot("profile-token-made", made), shot("profile-forget", forget)};
}
