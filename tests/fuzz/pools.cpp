#include "api/pools.h"
#include "target.h"

inline void probe(std::string_view text) {
    const auto quota = decode_pool_quota(text);
    if (!quota) {
        MUST(!quota.error().what.empty());
        return;
    }
    for (const auto& set : quota->node_sets)
        for (const auto& pool : set.pools) MUST(!pool.guarantee || pool.guarantee->value >= 0);
}
