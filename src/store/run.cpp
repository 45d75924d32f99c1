#include "store/run.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_run(Model& m, RunAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
