#include "store/logs.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_logs(Model& m, LogsAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
