#pragma once
#include "domain/failure.h"
#include <cstdint>
#include <memory>
#include <optional>

// Something the service knows and we may not. The last good value survives a refresh
// and survives a failure, so a view never goes blank because a poll did.
template <class T>
struct Remote {
    std::shared_ptr<const T> value;   // null: never had one. Shared, so that a page may keep what it was made from
    std::optional<Failure> failure;   // of the latest attempt, if it failed
    std::optional<Instant> fetched;   // when `value` arrived
    std::optional<Instant> tried;     // when the newest request was sent
    bool in_flight = false;
    int asked = 0;                    // number of the newest request; older answers are dropped
    std::uint64_t revision = 0;       // changes whenever anything above that a page shows does

    bool stale() const { return value && failure; }
};

// What came back for a request: a value, or why there is none.
template <class T>
struct Answer {
    std::shared_ptr<const T> value;
    std::optional<Failure> failure;
};
