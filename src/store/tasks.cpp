#include "store/tasks.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_tasks(Model& m, TasksAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
