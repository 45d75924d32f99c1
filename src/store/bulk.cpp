#include "store/bulk.h"

namespace {
std::vector<Effect> on(Model&, std::monostate&) { return {}; }
}  // namespace

std::vector<Effect> update_bulk(Model& m, BulkAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
