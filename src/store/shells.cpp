#include "store/shells.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_shells(Model& m, ShellsAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
