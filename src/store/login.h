#pragma once
#include "store/action.h"
#include <variant>

// Who is logged in, by which way, and what became of it.
struct LoginState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct LoginAction { std::variant<std::monostate> it; };
struct LoginEffect { std::variant<std::monostate> it; };
template <class A> LoginEvent login_event(A one) { return boxed<LoginAction>(std::move(one)); }
template <class E> LoginWish login_wish(E one) { return boxed<LoginEffect>(std::move(one)); }

std::vector<Effect> update_login(Model&, LoginAction&);
