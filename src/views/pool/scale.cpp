#include "base/words.h"
#include "views/badges.h"
#include "views/pool/parts.h"
#include <algorithm>
#include <fmt/core.h>

namespace pool {

static std::string gpus(Gpus g) { return count_words(g.value); }

// Steps of a scale that a person can count in.
static std::int64_t tick_step(std::int64_t whole) {
    for (std::int64_t unit = 1;; unit *= 10)
        for (const std::int64_t step : {1, 2, 4, 8})
            if (whole / (unit * step) <= 7) return unit * step;
}

static void add_ticks(Scale& scale, std::int64_t whole) {
    const auto step = tick_step(whole);
    for (std::int64_t at = 0; at <= whole; at += step) scale.ticks.emplace_back(share_of(at, whole), count_words(at));
}

// Who counts against the quota, as far as that is told; otherwise all in one colour.
static std::vector<Bar::Part> counted_parts(const ByPriority& by, Gpus used, std::int64_t whole) {
    if (!by.gpus_known) return {{.share = share_of(used.value, whole), .tone = Tone::normal}};
    return {{.share = share_of(by.high.value, whole), .tone = Tone::high}, {.share = share_of(by.normal.value, whole), .tone = Tone::normal}};
}

static Scale::Row quota_row(const Pool& pool, const ByPriority& by, std::int64_t whole) {
    const auto& u = pool.usage;
    Scale::Row row{.title = "Quota", .note = pool.guarantee ? "HIGH and NORMAL only" : "No quota set: all of the capacity", .end = {},
                   .filled = "Used " + gpus(u.quota_used), .left = "Free " + gpus(u.quota_free), .parts = {}, .said = {}};
    row.whole = share_of(std::max(u.quota_limit.value, u.quota_used.value), whole);
    row.filled_to = share_of(u.quota_used.value, whole);
    row.parts = counted_parts(by, u.quota_used, whole);
    row.said = fmt::format("Quota: {} of {} used by HIGH and NORMAL, {} free", gpus(u.quota_used), plural(u.quota_limit.value, "GPU"), gpus(u.quota_free));
    return row;
}

static Scale::Row capacity_row(const Pool& pool, const NodeSet& set, const ByPriority& by, std::int64_t whole) {
    const auto& u = pool.usage;
    const auto in_use = u.total_capacity - u.total_free;
    Scale::Row row{.title = "Capacity", .note = set.pools.size() > 1 ? fmt::format("All priorities, {} pools", set.pools.size()) : "All priorities", .end = "Physical " + gpus(u.total_capacity),
                   .filled = "In use " + gpus(in_use), .left = "Free " + gpus(u.total_free), .parts = {}, .said = {}};
    row.whole = share_of(std::max(u.total_capacity.value, in_use.value), whole);
    row.filled_to = share_of(in_use.value, whole);
    row.parts = counted_parts(by, std::min(u.quota_used, u.total_usage), whole);
    const auto low = by.gpus_known ? by.low : std::max(Gpus{0}, u.total_usage - u.quota_used);
    const auto ours = by.gpus_known ? by.total() : u.total_usage;
    const auto others = std::max(Gpus{0}, in_use - ours);
    row.parts.push_back({.share = share_of(low.value, whole), .tone = Tone::low, .hatched = true});
    row.parts.push_back({.share = share_of(others.value, whole), .tone = Tone::unused});
    row.said = fmt::format("Capacity: {} of {} in use, {} LOW here, {} by other pools or outside workflows, {} free", gpus(in_use),
                           plural(u.total_capacity.value, "GPU"), gpus(low), gpus(others), gpus(u.total_free));
    return row;
}

static void add_cautions(Page& page, const Pool& pool, const NodeSet& set, const ByPriority& by, const PoolNodes& nodes) {
    const auto& u = pool.usage;
    const auto sum = nodes.of(set);
    const auto free = sum.total.gpu - sum.used.gpu;
    if (sum.nodes > 0 && free != u.total_free)
        page.cautions.push_back(fmt::format("The nodes themselves have {} free, the service's sum says {}: it may count GPUs outside workflows twice.", plural(free.value, "GPU"), gpus(u.total_free)));
    if (sum.nodes > 0 && sum.total.gpu != u.total_capacity)
        page.cautions.push_back(fmt::format("The nodes themselves have {}, the service's sum says {}.", plural(sum.total.gpu.value, "GPU"), gpus(u.total_capacity)));
    if (by.gpus_known && by.high + by.normal != u.quota_used)
        page.cautions.push_back(fmt::format("Running HIGH and NORMAL tasks ask for {}, the quota counts {}: the two are told at different moments.", plural((by.high + by.normal).value, "GPU"), gpus(u.quota_used)));
}

// A row of the scale on a scale of its own.
static Gauge gauge(const Scale::Row& row, Gpus used, Gpus of, Gpus free, double limit) {
    Gauge out{.title = row.title, .used = gpus(used), .total = "/ " + plural(of.value, "GPU"), .free = gpus(free) + " free", .bar = {}};
    if (row.whole <= 0) return out;
    out.bar = {.parts = row.parts, .limit = limit / row.whole, .said = row.said, .height = 8};
    for (auto& part : out.bar.parts) part.share /= row.whole;
    return out;
}

void add_scale(Page& page, const Pool& pool, const NodeSet& set, const ByPriority& by, const PoolNodes& nodes) {
    const auto& u = pool.usage;
    const auto in_use = u.total_capacity - u.total_free;
    const auto whole = std::max({u.total_capacity.value, u.quota_limit.value, u.quota_used.value, in_use.value, std::int64_t{0}});
    page.no_gpus = whole == 0;
    add_cautions(page, pool, set, by, nodes);
    std::string others;
    for (const auto& other : set.pools) if (other.name != pool.name) others += (others.empty() ? "" : ", ") + other.name.value;
    if (!others.empty()) page.shared_note = "Shares nodes with " + others + ": the capacity is that of all of them, each node once.";
    if (page.no_gpus) return;
    page.scale.rows = {quota_row(pool, by, whole), capacity_row(pool, set, by, whole)};
    page.scale.limit = share_of(u.quota_limit.value, whole);
    page.gauges = {gauge(page.scale.rows[0], u.quota_used, u.quota_limit, u.quota_free, -1), gauge(page.scale.rows[1], in_use, u.total_capacity, u.total_free, page.scale.limit)};
    page.scale.limit_label = "Limit " + gpus(u.quota_limit);
    add_ticks(page.scale, whole);
}

static PriorityLine line(Priority priority, const char* about, Gpus g, std::size_t workflows, const ByPriority& by) {
    PriorityLine out{.badge = priority_badge(priority, ""), .swatch = {}, .about = about, .workflows = {}, .gpus = by.gpus_known ? gpus(g) : "—"};
    out.swatch = {.parts = {{.share = 1, .tone = out.badge.tone, .hatched = priority == Priority::low}}, .said = {}, .width = 10, .height = 14};
    if (by.workflows_known) out.workflows = plural(static_cast<std::int64_t>(workflows), "workflow");
    return out;
}

// The pool's own nodes, or those of its whole set where its own are not known; never beyond its maximum.
static std::string start_words(const Pool& pool, const NodeSet& set, const FreeGpus& nodes, Tone& tone) {
    const auto& u = pool.usage;
    tone = Tone::queued;
    if (pool.status == PoolStatus::offline) return "Nothing can start now: the pool is offline, what is submitted waits";
    if (pool.status == PoolStatus::maintenance) return "Nothing can start now: in maintenance only administrators may submit";
    const bool known = nodes.of(pool.name).has_value();
    auto low = std::max(Gpus{0}, nodes.most(pool));
    if (pool.maximum) low = std::min(low, std::max(Gpus{0}, *pool.maximum - u.total_usage));
    const auto normal = std::max(Gpus{0}, std::min(u.quota_free, low));
    if (low.value > 0 || normal.value > 0) tone = Tone::accent;
    auto words = fmt::format("Can start now: {} as NORMAL, {} as LOW", plural(normal.value, "GPU"), gpus(low));
    if (!known && set.pools.size() > 1) words += ", in the shared set";
    if (u.quota_free.value < 0) words += fmt::format(" (quota is over by {})", count_words(-u.quota_free.value));
    if (!known && u.total_free.value < 0) words += fmt::format(" (capacity is over by {})", count_words(-u.total_free.value));
    return words;
}

void add_priorities(Page& page, const Pool& pool, const NodeSet& set, const ByPriority& by, const FreeGpus& nodes) {
    page.priorities = {line(Priority::high, "Counts against quota", by.high, by.high_workflows, by),
                       line(Priority::normal, "Counts against quota", by.normal, by.normal_workflows, by),
                       line(Priority::low, "Spare capacity, preemptable", by.low, by.low_workflows, by)};
    page.total = gpus(by.gpus_known ? by.total() : pool.usage.total_usage);
    page.start_now = start_words(pool, set, nodes, page.start_tone);
}

}  // namespace pool
