#pragma once
#include "api/errors.h"
#include <optional>
#include <string>
#include <string_view>

// From a reply to a value or to a Failure. `answer_to` knows which decoder each request of the
// service has: what the console asks for and what the contract test checks are one table.
template <class T>
struct Outcome {
    std::optional<T> value;
    std::optional<Failure> failure;
};

template <class T>
Outcome<T> read_reply(const Reply& reply, Result<T> (*decode)(std::string_view)) {
    if (!succeeded(reply)) return {{}, failure_of(reply)};
    auto value = decode(reply.body);
    if (!value) return {{}, garbled(reply, value.error())};
    return {std::move(*value), {}};
}

struct AnswerKind {
    std::string_view method, path;                            // "*" is any one step of a path
    std::optional<Failure> (*read)(const Reply&);             // decodes; none: all was well
};

// The decoder the console uses for this request; null when no page asks for such a thing yet.
const AnswerKind* answer_to(std::string_view method, std::string_view url);
