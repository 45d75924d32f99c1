#include "domain/capacity_rules.h"
#include <algorithm>
#include <array>

static constexpr std::array<FitRuleText, 13> kRules = {{
    {FitRule::closed, Fit::never, "The pool is in maintenance: nothing can be submitted"},
    {FitRule::not_yours, Fit::never, "Your roles do not let you use the pool"},
    {FitRule::no_nodes, Fit::never, "The pool has no node"},
    {FitRule::no_platform, Fit::never, "None of its nodes is of the platform asked for"},
    {FitRule::too_small, Fit::never, "Its nodes could not hold it even when they are empty"},
    {FitRule::over_maximum, Fit::never, "It takes more GPUs than the pool may ever use"},
    {FitRule::offline, Fit::later, "The pool is offline: work is accepted and waits"},
    {FitRule::at_maximum, Fit::later, "With what runs there now it takes more GPUs than the pool may use"},
    {FitRule::starts_now, Fit::now, "Nodes are free, and the quota left covers it; LOW and work without GPUs need no quota"},
    {FitRule::over_guarantee, Fit::low, "Nodes are free, but it takes more GPUs than the whole quota: only LOW is accepted"},
    {FitRule::over_quota, Fit::low, "Nodes are free, but the quota left does not cover it: LOW starts now, other work waits for quota"},
    {FitRule::nodes_busy, Fit::later, "Its nodes are large enough, but not free"},
    {FitRule::low_busy, Fit::later, "Its nodes are not free, and only LOW is accepted"},
}};

std::span<const FitRuleText> fit_rules() { return kRules; }

static constexpr std::array<RankOrderText, 3> kOrders = {{
    {RankBy::soonest, "", "Soonest start", "starts now, then as LOW, then later; then your default pool, then headroom, then least sharing"},
    {RankBy::headroom, "headroom", "Most headroom", "starts now, then as LOW, then later; then headroom, then your default pool, then least sharing"},
    {RankBy::sharing, "sharing", "Least sharing", "starts now, then as LOW, then later; then least sharing, then your default pool, then headroom"},
}};

std::span<const RankOrderText> rank_orders() { return kOrders; }

static bool starts_without_quota(const CapacityRequest& r) { return r.priority == Priority::low || r.gpus().value == 0; }

static bool holds(FitRule rule, const PoolCount& c, const CapacityRequest& r) {
    const Pool& pool = *c.pool;
    const Gpus asked = r.gpus();
    const bool above_guarantee = !starts_without_quota(r) && pool.guarantee && asked > *pool.guarantee;
    switch (rule) {
        case FitRule::closed: return pool.maintenance || pool.status == PoolStatus::maintenance;
        case FitRule::not_yours: return !c.allowed;
        case FitRule::no_nodes: return c.nodes == 0;
        case FitRule::no_platform: return !c.platform;
        case FitRule::too_small: return !c.holds_when_empty;
        case FitRule::over_maximum: return pool.maximum && asked > *pool.maximum;
        case FitRule::offline: return pool.status == PoolStatus::offline;
        case FitRule::at_maximum: return pool.maximum && pool.usage.total_usage + asked > *pool.maximum && asked.value > 0;
        case FitRule::starts_now: return c.holds_now && (starts_without_quota(r) || (!above_guarantee && pool.usage.quota_free >= asked));
        case FitRule::over_guarantee: return c.holds_now && above_guarantee;
        case FitRule::over_quota: return c.holds_now;
        case FitRule::low_busy: return above_guarantee;
        case FitRule::nodes_busy: return !above_guarantee;
    }
    return false;
}

FitRuleText decide(const PoolCount& count, const CapacityRequest& request) {
    return *std::find_if(kRules.begin(), kRules.end(), [&](const FitRuleText& rule) { return holds(rule.rule, count, request); });
}

Gpus headroom(const PoolCount& c, const CapacityRequest& r, Fit fit) {
    const bool free_counts = starts_without_quota(r) || fit == Fit::low;
    return (free_counts ? c.free : c.pool->usage.quota_free) - r.gpus();
}

bool ranks_before(const PoolFit& a, const PoolFit& b, RankBy by) {
    if (a.fit != b.fit) return a.fit < b.fit;
    const std::array<int, 3> sides = {int(b.is_default) - int(a.is_default),
                                      a.headroom == b.headroom ? 0 : a.headroom > b.headroom ? -1 : 1,
                                      a.sharing == b.sharing ? 0 : a.sharing < b.sharing ? -1 : 1};
    static constexpr std::array<std::array<std::size_t, 3>, 3> orders = {{{0, 1, 2}, {1, 0, 2}, {2, 0, 1}}};
    for (const auto side : orders[static_cast<std::size_t>(by)])
        if (sides[side] != 0) return sides[side] < 0;
    return a.pool < b.pool;
}
