#include "store/asker.h"

Asker asker_of(const Model& m) {
    Asker out{.now_ms = m.now.time_since_epoch().count()};
    if (!m.profile.value) return out;
    out.user = m.profile.value->user.value;
    for (const auto& pool : m.profile.value->pools) out.pools.push_back(pool.value);
    return out;
}

bool asker_awaited(const Model& m, const Query& query) { return !m.profile.value && !m.profile.failure && speaks_of_asker(query); }
