#include "domain/pool_free.h"
#include <algorithm>

bool takes_no_work(const Resource& r, Health health) {
    return health == Health::unhealthy ||
           std::any_of(r.taints.begin(), r.taints.end(), [](const Taint& t) { return t.key.find("unschedulable") != std::string::npos; });
}

// Several platforms of one pool on a node are still one node.
static bool told_before(const Resource& r, std::size_t membership) {
    for (std::size_t i = 0; i < membership; ++i)
        if (r.memberships[i].pool == r.memberships[membership].pool) return true;
    return false;
}

FreeGpus::FreeGpus(std::span<const Resource> nodes, std::span<const Health> health) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& r = nodes[i];
        const bool none = takes_no_work(r, health.empty() ? Health::healthy : health[i]);
        for (std::size_t m = 0; m < r.memberships.size(); ++m) {
            if (told_before(r, m)) continue;
            auto& sum = pools_[r.memberships[m].pool.value];
            if (!none) sum += std::max(Gpus{0}, r.memberships[m].available.gpu);
        }
    }
}

std::optional<Gpus> FreeGpus::of(const PoolName& pool) const {
    const auto at = pools_.find(pool.value);
    return at == pools_.end() ? std::nullopt : std::optional(at->second);
}

Gpus FreeGpus::most(const Pool& pool) const { return of(pool.name).value_or(pool.usage.total_free); }

Gpus FreeGpus::most(const Pool& pool, bool low) const { return low ? most(pool) : std::min(pool.usage.quota_free, most(pool)); }
