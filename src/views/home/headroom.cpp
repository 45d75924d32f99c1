#include "base/words.h"
#include "views/amounts.h"
#include "views/badges.h"
#include "views/home/cards.h"
#include "views/links.h"
#include "views/pool_nodes.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>

namespace home {

namespace {

constexpr std::size_t kShown = 5;

// HIGH, NORMAL, LOW of this pool, then what others use, on the capacity of all nodes it shares.
Bar bar_of(const Pool& pool, const ByPriority& by) {
    const auto& u = pool.usage;
    const auto whole = u.total_capacity.value, in_use = (u.total_capacity - u.total_free).value;
    Bar bar;
    double left = 1;
    const auto part = [&](std::int64_t gpus, Tone tone, bool hatched) {
        const double share = std::clamp(share_of(gpus, whole), 0.0, left);
        left -= share;
        if (share > 0) bar.parts.push_back({.share = share, .tone = tone, .hatched = hatched});
    };
    if (by.gpus_known) part(by.high.value, Tone::high, false), part(by.normal.value, Tone::normal, false), part(by.low.value, Tone::low, true);
    else part(u.quota_used.value, Tone::normal, false), part((u.total_usage - u.quota_used).value, Tone::low, true);
    part(in_use - u.total_usage.value, Tone::unused, false);
    if (whole > 0 && u.quota_limit.value > 0 && u.quota_limit.value <= whole) bar.limit = share_of(u.quota_limit.value, whole);
    bar.said = fmt::format("{} of {} in use, quota {} of {}", count_words(in_use), plural(whole, "GPU"), count_words(u.quota_used.value), count_words(u.quota_limit.value));
    return bar;
}

HeadroomRow row_of(const Model& m, const Pool& pool, const FreeGpus& nodes) {
    const auto& u = pool.usage;
    HeadroomRow row{.key = pool.name.value, .name = pool.name.value, .href = pool_href(pool.name.value), .tag = m.profile.value && m.profile.value->default_pool == pool.name ? "Default" : ""};
    if (pool.status != PoolStatus::online) row.tag = badge_of(pool).word;
    if (u.total_capacity.value == 0) {
        row.capacity = "No GPUs";
        return row;
    }
    row.capacity = count_words(nodes.most(pool).value) + " capacity";
    row.capacity_href = format_route(Route{.view = "resources", .item = {}, .params = {}}.with("q", quoted_term("pool", pool.name.value) + " gpu>=1"));
    const auto free = u.quota_free.value;
    row.quota = u.quota_limit.value == 0 ? "No quota" : free > 0 ? count_words(free) + " quota" : free == 0 ? "Quota full" : "Quota over by " + count_words(-free);
    row.quota_tone = free > 0 ? Tone::strong : u.quota_limit.value == 0 ? Tone::quiet : Tone::queued;
    row.bar = bar_of(pool, running_by_priority(m, pool.name.value));
    return row;
}

}  // namespace

// Those the reader may use; of whom nobody told it, all.
HeadroomCard headroom_card(const Model& m) {
    HeadroomCard out{.state = state_of(asked(m.pools), "Pools", m)};
    if (!m.pools.value) return out;
    std::vector<const Pool*> pools;
    const bool mine = m.profile.value && !m.profile.value->pools.empty();
    for (const auto& set : m.pools.value->node_sets)
        for (const auto& pool : set.pools)
            if (!mine || std::find(m.profile.value->pools.begin(), m.profile.value->pools.end(), pool.name) != m.profile.value->pools.end()) pools.push_back(&pool);
    const auto first = [&](const Pool* p) { return m.profile.value && m.profile.value->default_pool == p->name; };
    std::stable_sort(pools.begin(), pools.end(), [&](const Pool* a, const Pool* b) {
        if (first(a) != first(b)) return first(a);
        return a->usage.total_capacity > b->usage.total_capacity;
    });
    const auto nodes = m.fleet.value ? free_gpus(*m.fleet.value) : FreeGpus();
    for (std::size_t i = 0; i < std::min(kShown, pools.size()); ++i) out.rows.push_back(row_of(m, *pools[i], nodes));
    out.note = mine ? "GPUs free, your pools" : "GPUs free now";
    if (pools.size() > kShown) out.more = fmt::format("{} more", pools.size() - kShown);
    if (pools.empty()) out.note = mine ? "None of the pools you may use is there" : "There are no pools";
    return out;
}

}  // namespace home
