#include "store/login.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_login(Model& m, LoginAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
