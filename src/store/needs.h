#pragma once
#include "store/polling.h"

// What the tables of needs are made of.
template <class T>
Standing standing_of(const Remote<T>& r, Seconds least = Seconds(0)) {
    return {r.in_flight, r.failure.has_value(), r.value != nullptr, r.tried, r.fetched, least};
}

// The number of a new request; older answers are void from now on.
template <class T>
int ask_anew(const Model& m, Remote<T>& r) {
    r.in_flight = true;
    r.tried = m.now;
    ++r.revision;
    return ++r.asked;
}

// The answer about one thing is never shown for another.
template <class T, class Name>
void start_anew(Remote<T>& remote, Name& asked, const std::string& item) {
    if (asked.value != item) remote = {.asked = remote.asked, .revision = remote.revision};
    asked = {item};
}
