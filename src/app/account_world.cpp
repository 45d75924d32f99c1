#include "api/session.h"
#include "app/asking.h"
#include "app/kept.h"
#include "app/sightings.h"
#include "app/world.h"
#include "store/account.h"

namespace {

template <class Then>
void send(World& world, HttpRequest http, Then then) {
    http.timeout = Seconds(60);
    world.requests.send({.http = http, .slot = {}, .piece = {}, .restart = {}, .done = [=](HttpAnswer a) { then(reply_of(http, a)); }});
}

WriteEnd end_of(const Reply& reply) { return succeeded(reply) ? WriteEnd{} : end_of_write(failure_of(reply)); }

void carry(World& world, const WriteProfile& e) {
    const auto& c = e.change;
    send(world, {.method = "POST", .url = profile_url(), .body = profile_change(c.pool, c.email, c.slack)},
         [dispatch = world.dispatch](const Reply& reply) { dispatch(account_event(ProfileChanged{end_of(reply)})); });
}

void carry(World& world, const FetchTokens& e) {
    ask<TokensCame, AccountAction>("tokens", tokens_url(), e.request, world.requests, world.dispatch, decode_tokens);
}

// The secret goes no other way than into the model: the request of a failure names none.
void carry(World& world, const WriteToken& e) {
    send(world, {.method = "POST", .url = new_token_url(e.draft.name, e.draft.expires, e.draft.description, e.roles)},
         [dispatch = world.dispatch, number = e.number](const Reply& reply) {
             auto made = read_reply(reply, decode_secret);
             if (made.failure && made.failure->kind == Failure::Kind::garbled) made.failure->detail.clear();  // it might quote the secret
             dispatch(account_event(TokenMade{number, end_of_write(std::move(made.failure)), made.value.value_or("")}));
         });
}

void carry(World& world, const EraseToken& e) {
    send(world, {.method = "DELETE", .url = token_url(e.name)},
         [dispatch = world.dispatch, number = e.number](const Reply& reply) { dispatch(account_event(TokenDropped{number, end_of(reply)})); });
}

// An empty text is what was never written. The page starts anew: what is in memory is forgotten with it.
void carry(World& world, const ClearBrowser& e) {
    for (const auto& key : {std::string("settings"), std::string("logs"), kept_under(e.person), aside_under(e.person)})
        if (world.platform.storage.read(key)) world.platform.storage.write(key, "");
    for (const auto key : kKeptOfNodes) world.platform.history.write(key, "");
    world.platform.location.wish("reload");
}

}  // namespace

void carry_out(World& world, const AccountEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
