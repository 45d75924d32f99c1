#include "app/world.h"
#include "store/bulk.h"

namespace {
void carry(World&, const std::monostate&) {}
}  // namespace

void carry_out(World& world, const BulkEffect& effect) {
    std::visit([&](const auto& e) { carry(world, e); }, effect.it);
}
