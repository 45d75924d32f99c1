#pragma once
#include "store/action.h"
#include <variant>

// Tasks across workflows.
struct TasksState {
    std::uint64_t revision = 0;       // changes whenever anything that a page shows does
};

struct TasksAction { std::variant<std::monostate> it; };
struct TasksEffect { std::variant<std::monostate> it; };
template <class A> TasksEvent tasks_event(A one) { return boxed<TasksAction>(std::move(one)); }
template <class E> TasksWish tasks_wish(E one) { return boxed<TasksEffect>(std::move(one)); }

std::vector<Effect> update_tasks(Model&, TasksAction&);
