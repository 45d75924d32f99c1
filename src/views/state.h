#pragma once
#include "store/action.h"
#include "ui/parts.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a page shows when it has not, or not quite, what it needs. Data once loaded stays
// on screen: a failed refresh is a banner above it, never a blank page.
struct Prompt {
    Notice notice;
    std::vector<Action> does;  // one for each of the notice's buttons
};

struct PageState {
    enum class Kind { loading, failed, ready } kind = Kind::loading;
    std::optional<Prompt> failed;
    std::optional<Prompt> banner;  // over kept data
};

struct Asked {
    bool has_value = false;
    std::optional<Failure> failure;
    std::optional<Instant> fetched;
    Unread unread;
};

template <class T>
Unread unread_of(const T& value) {
    if constexpr (requires { value.unread(); }) return value.unread();
    else if constexpr (requires { value.unread; }) return value.unread;
    else return {};
}

template <class T>
Asked asked(const Remote<T>& remote) {
    return {remote.value != nullptr, remote.failure, remote.fetched, remote.value ? unread_of(*remote.value) : Unread{}};
}

PageState state_of(const Asked&, std::string_view what, const Model&);  // what: "Resources"

std::string reason_words(const Failure&);    // what went wrong, and what to do where there is something
std::string request_words(const Failure&);   // "GET /api/resources 503 req 7f3a91: …", for copying

// Ages count whole minutes, so that a page that shows one is made anew once a minute.
std::string age_words(Instant then, Instant now);
std::int64_t minute(Instant);
