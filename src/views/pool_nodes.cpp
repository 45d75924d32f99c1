#include "views/pool_nodes.h"
#include <algorithm>

static bool has(const std::vector<std::string>& pools, const std::string& name) { return std::find(pools.begin(), pools.end(), name) != pools.end(); }

FreeGpus free_gpus(const Fleet& fleet) {
    std::vector<Health> health(fleet.resources().size());
    for (std::uint32_t i = 0; i < health.size(); ++i) health[i] = fleet.verdict(i).health;
    return FreeGpus(fleet.resources(), health);
}

int pool_series(const std::vector<std::string>& names, std::string_view pool) {
    const auto at = std::lower_bound(names.begin(), names.end(), pool);
    return at == names.end() || *at != pool ? -1 : static_cast<int>(static_cast<std::size_t>(at - names.begin()) % kPoolColours);
}

PoolNodes::PoolNodes(const Fleet& fleet) : free_(free_gpus(fleet)), names_(fleet.pool_names()) {
    for (const auto& kind : fleet.kinds()) kinds_.push_back({kind.pools, {}});
    for (std::uint32_t i = 0; i < fleet.resources().size(); ++i) {
        auto& sum = kinds_[fleet.kind(i)].sum;
        ++sum.nodes;
        sum.total += fleet.resources()[i].total;
        sum.used += fleet.resources()[i].used;
        sum.outside += fleet.resources()[i].outside;
    }
}

template <class Kinds, class Wanted>
static NodeSum sum_of(const Kinds& kinds, Wanted wanted) {
    NodeSum out;
    for (const auto& kind : kinds) {
        if (!wanted(kind.pools)) continue;
        out.nodes += kind.sum.nodes;
        out.total += kind.sum.total;
        out.used += kind.sum.used;
        out.outside += kind.sum.outside;
    }
    return out;
}

NodeSum PoolNodes::of(const std::string& pool) const {
    return sum_of(kinds_, [&](const auto& pools) { return has(pools, pool); });
}

NodeSum PoolNodes::of(const NodeSet& set) const {
    return sum_of(kinds_, [&](const auto& pools) {
        return std::any_of(set.pools.begin(), set.pools.end(), [&](const Pool& p) { return has(pools, p.name.value); });
    });
}

std::size_t PoolNodes::shared(const std::string& a, const std::string& b) const {
    return sum_of(kinds_, [&](const auto& pools) { return has(pools, a) && has(pools, b); }).nodes;
}

std::size_t PoolNodes::shared_with_others(const std::string& pool) const {
    return sum_of(kinds_, [&](const auto& pools) { return pools.size() > 1 && has(pools, pool); }).nodes;
}

NodeSum PoolNodes::in_several() const {
    return sum_of(kinds_, [](const auto& pools) { return pools.size() > 1; });
}
