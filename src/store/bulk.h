#pragma once
#include "store/action.h"
#include <variant>

// Several workflows at once: which are ticked, and what was asked for all of them.
struct BulkState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct BulkAction { std::variant<std::monostate> it; };
struct BulkEffect { std::variant<std::monostate> it; };
template <class A> BulkEvent bulk_event(A one) { return boxed<BulkAction>(std::move(one)); }
template <class E> BulkWish bulk_wish(E one) { return boxed<BulkEffect>(std::move(one)); }

std::vector<Effect> update_bulk(Model&, BulkAction&);
