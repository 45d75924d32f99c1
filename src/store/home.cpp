#include "store/home.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_home(Model& m, HomeAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
