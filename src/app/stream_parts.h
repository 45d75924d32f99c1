#pragma once
#include "app/asking.h"
#include "app/world.h"
#include <memory>

// What all streams of text share. A session that ended is answered with a page of HTML and "200 OK".
inline bool is_a_page(std::string_view first) { return first.starts_with("<!DOCTYPE html") || first.starts_with("<!doctype html") || first.starts_with("<html"); }

inline std::optional<Failure> failure_of_stream(const HttpRequest& http, const HttpAnswer& a, bool a_page) {
    const auto reply = reply_of(http, a);
    if (a_page) return Failure{.kind = Failure::Kind::signed_out, .status = a.status, .request = reply.request, .detail = "The answer is a page for signing in", .request_id = a.request_id};
    return succeeded(reply) ? std::nullopt : std::optional(failure_of(reply));
}

inline constexpr double kStreamTurnMs = 8;  // so long is read before something else may happen

// `turn` reads on in a turn of its own, unless one is on its way already.
template <class Session, class Turn>
void begin_reading(const World& world, const std::shared_ptr<Session>& session, Turn turn) {
    if (!std::exchange(session->working, true)) world.platform.loop.later(std::move(turn));
}

template <class Session>
void close_stream(World& world, const std::shared_ptr<Session>& session) {
    if (session && session->handle) world.platform.transport.abort(std::exchange(session->handle, 0));
}
