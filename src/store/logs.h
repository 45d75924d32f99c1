#pragma once
#include "store/action.h"
#include <variant>

// What a workflow writes: logs, events and specifications, as they stream in or stand in store.
struct LogsState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct LogsAction { std::variant<std::monostate> it; };
struct LogsEffect { std::variant<std::monostate> it; };
template <class A> LogsEvent logs_event(A one) { return boxed<LogsAction>(std::move(one)); }
template <class E> LogsWish logs_wish(E one) { return boxed<LogsEffect>(std::move(one)); }

std::vector<Effect> update_logs(Model&, LogsAction&);
