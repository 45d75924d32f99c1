#pragma once
#include "store/action.h"
#include <variant>

// One workflow: its detail, and what a person can do to it.
struct RunState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct RunAction { std::variant<std::monostate> it; };
struct RunEffect { std::variant<std::monostate> it; };
template <class A> RunEvent run_event(A one) { return boxed<RunAction>(std::move(one)); }
template <class E> RunWish run_wish(E one) { return boxed<RunEffect>(std::move(one)); }

std::vector<Effect> update_run(Model&, RunAction&);
