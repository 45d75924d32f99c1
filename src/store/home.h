#pragma once
#include "store/action.h"
#include <variant>

// The first page: what runs, what waits, what needs attention.
struct HomeState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct HomeAction { std::variant<std::monostate> it; };
struct HomeEffect { std::variant<std::monostate> it; };
template <class A> HomeEvent home_event(A one) { return boxed<HomeAction>(std::move(one)); }
template <class E> HomeWish home_wish(E one) { return boxed<HomeEffect>(std::move(one)); }

std::vector<Effect> update_home(Model&, HomeAction&);
