#include "views/pools/row.h"
#include "base/words.h"
#include "views/amounts.h"
#include "views/badges.h"
#include "views/links.h"
#include <algorithm>
#include <fmt/core.h>

namespace pools {

static std::int64_t low_gpus(const PoolUsage& u) { return std::max<std::int64_t>(0, (u.total_usage - u.quota_used).value); }

static double cut(double share) { return std::clamp(share, 0.0, 1.0); }

static void add_quota(Row& row, const Pool& pool) {
    const auto& u = pool.usage;
    row.has_quota = u.quota_limit.value != 0 || u.quota_used.value != 0;
    if (!row.has_quota) return;
    const auto share = share_of(u.quota_used.value, u.quota_limit.value);
    row.quota_used = count_words(u.quota_used.value);
    row.quota_limit = "/ " + count_words(u.quota_limit.value);
    row.quota_note = pool.guarantee ? percent_words(share) : "all capacity";
    row.quota_bar = {.parts = {{.share = cut(share), .tone = share > 1 ? Tone::warning : Tone::normal}},
                     .said = fmt::format("{} of {} quota used by NORMAL and HIGH", row.quota_used, plural(u.quota_limit.value, "GPU"))};
    const auto free = u.quota_free.value;
    row.quota_free = free > 0 ? count_words(free) : free == 0 ? "Full" : count_words(free) + " (over)";
    row.quota_free_tone = free > 0 ? Tone::strong : free == 0 ? Tone::queued : Tone::warning;
}

static void add_capacity(Row& row, const PoolUsage& u) {
    row.has_capacity = u.total_capacity.value != 0 || u.total_usage.value != 0;
    if (!row.has_capacity) return;
    const auto in_use = (u.total_capacity - u.total_free).value, low = low_gpus(u), whole = u.total_capacity.value;
    const auto counted = std::min(u.quota_used, u.total_usage).value, others = std::max<std::int64_t>(0, in_use - u.total_usage.value);
    row.in_use = count_words(in_use);
    row.capacity = "/ " + count_words(whole);
    row.capacity_note = low > 0 ? count_words(low) + " LOW" : "";
    const double a = cut(share_of(counted, whole)), b = std::min(cut(share_of(low, whole)), 1 - a), c = std::min(cut(share_of(others, whole)), 1 - a - b);
    row.capacity_bar.parts = {{.share = a, .tone = Tone::normal}, {.share = b, .tone = Tone::low, .hatched = true}, {.share = c, .tone = Tone::unused}};
    if (row.has_quota && whole > 0 && u.quota_limit.value <= whole) row.capacity_bar.limit = share_of(u.quota_limit.value, whole);
    row.capacity_bar.said = fmt::format("{} of {} in use: {} NORMAL and HIGH, {} LOW, {} by others", in_use, plural(whole, "GPU"), counted, low, others);
    const auto free = u.total_free.value;
    row.capacity_free = count_words(free);
    row.capacity_free_tone = free > 0 ? Tone::strong : free == 0 ? Tone::faint : Tone::warning;
}

static void add_sort_keys(Row& row, const Pool& pool) {
    static constexpr int order[] = {3, 2, 0, 1};  // what needs attention first: offline, maintenance, online, unknown
    row.status_order = order[static_cast<std::size_t>(pool.status)];
    row.quota_used_gpus = pool.usage.quota_used.value;
    row.quota_free_gpus = pool.usage.quota_free.value;
    row.in_use_amount = (pool.usage.total_capacity - pool.usage.total_free).value;
    row.capacity_free_amount = pool.usage.total_free.value;
}

Row row(const Pool& pool, const NodeSet& among, const std::optional<PoolName>& default_pool) {
    Row out{.key = pool.name.value, .name = pool.name.value, .description = pool.description, .tag = default_pool == pool.name ? "Default" : "", .status = badge_of(pool), .quota_used = {}};
    if (pool.maintenance && pool.status != PoolStatus::maintenance) out.status.note = "maintenance";
    add_quota(out, pool);
    add_capacity(out, pool.usage);
    for (const auto& p : pool.platforms) out.platforms.push_back(p.name.value);
    for (const auto& other : among.pools)
        if (other.name != pool.name) out.shares_with.push_back(other.name.value);
    out.href = pool_href(pool.name.value);
    add_sort_keys(out, pool);
    return out;
}

// One number with its bar: the quota's, or what else is left where there is no quota or another quantity was chosen.
void add_brief(Row& row, Quantity q) {
    const bool quota = q == Quantity::gpu && row.has_quota;
    if (quota) row.brief = "Quota free";
    else if (!row.has_capacity) row.brief = row.no_capacity;
    else row.brief = q == Quantity::cpu ? "Cores free" : q == Quantity::memory ? "Memory free" : "No quota, GPUs free";
    if (!row.queued.empty() && row.queued != "0") row.brief += ", " + row.queued + " queued";
    if (!quota && !row.has_capacity) return;
    row.brief_free = quota ? count_words(row.quota_free_gpus) : row.capacity_free;
    row.brief_of = "of " + (quota ? row.quota_limit : row.capacity).substr(2);  // behind "/ "
    row.brief_bar = quota ? row.quota_bar : row.capacity_bar;
}

}  // namespace pools
