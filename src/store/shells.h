#pragma once
#include "store/action.h"
#include <variant>

// Interactive sessions in running tasks.
struct ShellsState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct ShellsAction { std::variant<std::monostate> it; };
struct ShellsEffect { std::variant<std::monostate> it; };
template <class A> ShellsEvent shells_event(A one) { return boxed<ShellsAction>(std::move(one)); }
template <class E> ShellsWish shells_wish(E one) { return boxed<ShellsEffect>(std::move(one)); }

std::vector<Effect> update_shells(Model&, ShellsAction&);
