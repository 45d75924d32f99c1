#pragma once
#include "store/action.h"
#include <variant>

// A workflow being written: text, checks, where it would land, and sending it once.
struct SubmitState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct SubmitAction { std::variant<std::monostate> it; };
struct SubmitEffect { std::variant<std::monostate> it; };
template <class A> SubmitEvent submit_event(A one) { return boxed<SubmitAction>(std::move(one)); }
template <class E> SubmitWish submit_wish(E one) { return boxed<SubmitEffect>(std::move(one)); }

std::vector<Effect> update_submit(Model&, SubmitAction&);
