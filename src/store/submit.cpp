#include "store/submit.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_submit(Model& m, SubmitAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
