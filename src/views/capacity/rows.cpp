#include "views/capacity/rows.h"
#include "base/words.h"
#include "store/submit.h"
#include "views/amounts.h"
#include "views/links.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>

namespace capacity {

static const Pool& pool_of(const Input& in, std::uint32_t pool) { return *in.supply.pools[pool].pool; }

static std::string gpus(Gpus n) { return plural(n.value, "GPU"); }

static std::string other_pool(const Input& in, std::uint32_t pool) {
    for (const auto& set : in.quota->node_sets)
        for (const auto& p : set.pools)
            if (&p == &pool_of(in, pool)) return set.pools[&p == &set.pools.front() ? 1 : 0].name.value;
    return "another pool";
}

static std::string fit_words(const PoolFit& f, const Input& in) {
    auto words = f.nodes == 1 ? std::string("1 node fits") : count_words(static_cast<std::int64_t>(f.nodes)) + " nodes fit";
    if (f.sharing < 2) return words;
    return words + ", nodes shared with " + (f.sharing == 2 ? other_pool(in, f.pool) : plural(static_cast<std::int64_t>(f.sharing) - 1, "other pool"));
}

static std::string quota_words(const PoolFit& f, const Pool& pool, const CapacityRequest& r) {
    if (r.gpus().value == 0) return "Needs no GPU, so no quota";
    if (r.priority == Priority::low) return fmt::format("LOW needs no quota; {} free, {} after this", gpus(f.free), count_words(f.headroom.value));
    return fmt::format("{} of quota left, {} after this", gpus(pool.usage.quota_free), count_words(f.headroom.value));
}

static std::string too_small(const PoolFit& f, const Input& in, const CapacityRequest& r) {
    if (f.large > 0) return "Its nodes together are too few, even when empty";
    return r.gpus().value > 0 && in.nodes.of(pool_of(in, f.pool).name.value).total.gpu.value == 0 ? "No GPUs in this pool" : "No node is large enough, even when empty";
}

// HIGH and NORMAL wait for quota too, where it does not cover them.
static bool waits_for_quota(const PoolFit& f, const Pool& pool, const CapacityRequest& r) {
    return f.rule == FitRule::nodes_busy && r.priority != Priority::low && r.gpus() > pool.usage.quota_free;
}

static std::string quota_missing(const Pool& pool, const CapacityRequest& r) {
    return fmt::format("{} of quota left: {} waits for quota too", gpus(pool.usage.quota_free), r.priority == Priority::high ? "HIGH" : "NORMAL");
}

static std::string no_platform(const Pool& pool, const CapacityRequest& r) {
    if (r.tasks.size() != 1) return "Not all platforms are there";
    const auto& said = r.tasks.front().platform;
    return said.empty() ? "No node of its default platform " + pool.default_platform.value : "No node of platform " + said;
}

// Two lines: what the nodes say, and what the quota says.
static std::vector<std::string> reasons(const PoolFit& f, const Input& in, const CapacityRequest& r) {
    const Pool& pool = pool_of(in, f.pool);
    const auto large = plural(static_cast<std::int64_t>(f.large), "node");
    switch (f.rule) {
        case FitRule::closed: return {"Nothing can be submitted"};
        case FitRule::not_yours: return {"Your roles do not let you use it"};
        case FitRule::no_nodes: return {"No nodes online"};
        case FitRule::no_platform: return {no_platform(pool, r)};
        case FitRule::too_small: return {too_small(f, in, r)};
        case FitRule::over_maximum: return {fmt::format("The pool may use {} at most", gpus(pool.maximum.value_or(Gpus{})))};
        case FitRule::offline: return {"Work is accepted and waits", large + " large enough, as last seen"};
        case FitRule::at_maximum: return {fmt::format("{} of its {} at most are in use", gpus(pool.usage.total_usage), count_words(pool.maximum.value_or(Gpus{}).value))};
        case FitRule::starts_now: return {fit_words(f, in), quota_words(f, pool, r)};
        case FitRule::over_guarantee: return {fmt::format("{}, but the whole quota is {}", fit_words(f, in), gpus(*pool.guarantee)), "Only LOW is accepted: it can be preempted"};
        case FitRule::over_quota: return {fmt::format("{}, but {} of quota left", fit_words(f, in), gpus(pool.usage.quota_free)), "LOW would start now, and can be preempted"};
        case FitRule::nodes_busy: return {fmt::format("{} large enough, {} free", large, f.nodes == 0 ? "none" : "not enough"),
                                          waits_for_quota(f, pool, r) ? quota_missing(pool, r) : "Starts when tasks end"};
        case FitRule::low_busy: return {fmt::format("{} large enough, {} free", large, f.nodes == 0 ? "none" : "not enough"), fmt::format("Over the quota of {}: only LOW is accepted", gpus(*pool.guarantee))};
    }
    return {};
}

static Badge verdict(const PoolFit& f, const Pool& pool, const CapacityRequest& r) {
    if (f.rule == FitRule::closed) return {.word = "In maintenance", .tone = Tone::quiet, .icon = Icon::wrench};
    if (f.rule == FitRule::not_yours) return {.word = "Not yours", .tone = Tone::quiet, .icon = Icon::lock};
    if (f.rule == FitRule::offline) return {.word = "Offline", .tone = Tone::queued, .icon = Icon::power_off};
    switch (f.fit) {
        case Fit::now: return {.word = "Starts now", .tone = Tone::completed, .icon = Icon::circle_play};
        case Fit::low: return {.word = "Starts now as LOW", .tone = Tone::queued, .icon = Icon::clock};
        case Fit::later: return {.word = f.rule == FitRule::at_maximum ? "At the pool's maximum" : waits_for_quota(f, pool, r) ? "Waits for nodes and quota" : "Waits for nodes", .tone = Tone::queued, .icon = Icon::clock};
        case Fit::never: break;
    }
    return {.word = "Does not fit", .tone = Tone::quiet, .icon = Icon::circle_slash};
}

// On the pool's own nodes, so that what is left white is what is free; on those of its set where its own are not known.
static Bar use_bar(const Input& in, const PoolFit& f, const Pool& pool, const ByPriority& by) {
    const auto& u = pool.usage;
    const auto own = in.nodes.of(pool.name.value);
    const auto whole = own.nodes > 0 ? own.total.gpu : u.total_capacity, free = own.nodes > 0 ? f.free : u.total_free;
    const auto high = by.gpus_known ? by.high : Gpus{}, normal = by.gpus_known ? by.normal : std::min(u.quota_used, u.total_usage);
    const auto low = by.gpus_known ? by.low : std::max(Gpus{}, u.total_usage - u.quota_used), others = std::max(Gpus{}, whole - free - high - normal - low);
    Bar bar;
    double left = 1 - std::clamp(share_of(free.value, whole.value), 0.0, 1.0);
    const auto part = [&](Gpus n, Tone tone, bool hatched) {
        const double share = std::clamp(share_of(n.value, whole.value), 0.0, left);
        left -= share;
        if (share > 0) bar.parts.push_back({.share = share, .tone = tone, .hatched = hatched});
    };
    part(high, Tone::high, false), part(normal, Tone::normal, false), part(low, Tone::low, true), part(others, Tone::unused, false);
    if (bar.parts.empty()) bar.parts.push_back({.share = 0, .tone = Tone::unused});  // the track is still drawn
    if (whole.value > 0 && u.quota_limit <= whole) bar.limit = share_of(u.quota_limit.value, whole.value);
    const auto counted = by.gpus_known ? fmt::format("{} HIGH, {} NORMAL", high.value, normal.value) : fmt::format("{} NORMAL and HIGH", normal.value);
    bar.said = fmt::format("{}, {} LOW, {} by others, {} free of {}, quota {}", counted, low.value, others.value, free.value, gpus(whole), u.quota_limit.value);
    return bar;
}

static std::string quoted(const std::string& word) {
    const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == std::string::npos;
    if (plain && !word.empty()) return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

static bool only_low(const PoolFit& f) { return f.fit == Fit::low || f.rule == FitRule::low_busy; }

static std::string priority_word(const PoolFit& f, const CapacityRequest& r) {
    if (only_low(f) || r.priority == Priority::low) return "LOW";
    return r.priority == Priority::high ? "HIGH" : "";
}

// Of a file that was dropped before the page was loaded anew only the name is left: its command is for a terminal.
static bool only_its_name(const Model& m) {
    const auto file = m.route.param("spec");
    return !file.empty() && (m.submit->offered.name != file || m.submit->offered.spec.text.empty());
}

static std::vector<Action> start(const Pool& pool, const PoolFit& f, const CapacityRequest& r, const Model& m) {
    const auto file = m.route.param("spec");
    const auto priority = priority_word(f, r);
    const Action there = Follow{submit_href(pool.name.value, priority)};
    if (file.empty()) return {there};
    if (!only_its_name(m)) return {submit_event(TakeOffered{priority.empty() ? Priority::normal : priority == "LOW" ? Priority::low : Priority::high}), there};
    return {CopyText{fmt::format("osmo workflow submit {} --pool {}{}", quoted(std::string(file)), quoted(pool.name.value), priority.empty() ? "" : " --priority " + priority), "Command copied"}};
}

static Button start_button(const Pool& pool, const PoolFit& f, const Model& m) {
    if (!only_its_name(m)) return {.label = only_low(f) ? "Submit as LOW" : "Submit here", .about = "to " + pool.name.value};
    return {.label = only_low(f) ? "Copy as LOW" : "Copy command", .icon = Icon::copy, .about = "for " + pool.name.value};
}

PoolItem pool_item(const Input& in, const PoolFit& f, const CapacityRequest& r, const Model& m) {
    const Pool& pool = pool_of(in, f.pool);
    Ranked item{.place = "–", .title = pool.name.value, .href = format_route({.view = "pools", .item = pool.name.value, .params = {}}), .tag = f.is_default ? "Default" : "",
                .verdict = verdict(f, pool, r), .lines = reasons(f, in, r), .faded = f.fit == Fit::never};
    if (item.faded) return {std::move(item), {}};
    const auto quota = pool.usage.quota_free.value;
    item.left = count_words(quota), item.left_word = "quota free", item.left_tone = quota > 0 ? Tone::strong : Tone::queued;
    item.right = count_words(f.free.value), item.right_word = "GPUs free";
    item.bar = use_bar(in, f, pool, running_by_priority(m, pool.name.value));
    item.button = start_button(pool, f, m);
    return {std::move(item), start(pool, f, r, m)};
}

static std::string more(std::size_t memberships) { return memberships > 1 ? fmt::format(" +{}", memberships - 1) : ""; }

static std::string number(Quantity q, const Amounts& a) { return measure(q, a, a).used; }

// "505 of 600 GiB"; with both units where they are not the same.
static std::string bytes_of(Bytes have, Bytes need) {
    auto some = bytes_words(have);
    const auto all = bytes_words(need);
    const auto unit = some.find(' ');
    if (unit != std::string::npos && all.ends_with(some.substr(unit))) some.resize(unit);
    return some + " of " + all;
}

// What a node has room for of more than it has room for.
static std::string part_words(const NearMiss& miss, const CapacityRequest& r) {
    if (r.tasks.size() > 1) return "A part of it has room";
    if (r.spread && r.gpus().value > 0) return fmt::format("{} of {} free", miss.free.gpu.value, gpus(r.gpus()));
    return fmt::format("Room for {} of {}", miss.holds, plural(r.tasks.front().count, "task"));
}

static std::string missing_words(const Input& in, const NearMiss& miss, const CapacityRequest& r) {
    using L = NearMiss::Lacks;
    const auto largest = std::max_element(r.tasks.begin(), r.tasks.end(), [](const TaskNeed& a, const TaskNeed& b) { return a.each.gpu < b.each.gpu; });
    const Amounts& need = largest->each;
    const Pool& pool = pool_of(in, miss.pool);
    switch (miss.lacks) {
        case L::gpu: return fmt::format("{} of {} free", miss.free.gpu.value, gpus(r.spread ? r.gpus() : need.gpu));
        case L::cpu: return fmt::format("{} of {} free", number(Quantity::cpu, miss.free), amount_words(Quantity::cpu, need));
        case L::memory: return bytes_of(miss.free.memory, need.memory) + " memory free";
        case L::storage: return bytes_of(miss.free.storage, need.storage) + " storage free";
        case L::excluded: return "Left out by the request";
        case L::health: return fmt::format("{} free, but {}", miss.free.gpu.value, in.fleet->verdict(miss.node).reason);
        case L::maximum: return fmt::format("{} free, but {} may use {} at most", miss.free.gpu.value, pool.name.value, count_words(pool.maximum.value_or(Gpus{}).value));
        case L::whole: return part_words(miss, r);
        case L::closed: break;
    }
    return fmt::format("{} free, but {} takes no work now", miss.free.gpu.value, pool.name.value);
}

static std::string node_href(const Input& in, std::uint32_t node, const std::string& pool) {
    return format_route(Route{.view = "resources", .item = in.fleet->resources()[node].name.value, .params = {}}.with("from", pool));
}

NearRow near_row(const Input& in, const NearMiss& miss, const CapacityRequest& r) {
    const auto& node = in.fleet->resources()[miss.node];
    const auto& pool = pool_of(in, miss.pool).name.value;
    return {.name = node.name.value, .href = node_href(in, miss.node, pool), .what = missing_words(in, miss, r), .pool = pool + more(node.memberships.size())};
}

NodeRow row(const Input& in, const NodeFit& fit) {
    const auto& node = in.fleet->resources()[fit.node];
    const auto& pool = pool_of(in, fit.pool).name.value;
    const auto at = std::find_if(node.memberships.begin(), node.memberships.end(), [&](const Membership& m) { return m.pool.value == pool; });
    const Amounts free = at == node.memberships.end() ? node.free() : at->available, whole = at == node.memberships.end() ? node.total : at->allocatable;
    return {.name = node.name.value, .href = node_href(in, fit.node, pool), .pool = pool + (fit.more_pools ? fmt::format(" +{}", fit.more_pools) : ""),
            .gpus = number(Quantity::gpu, free), .gpus_total = number(Quantity::gpu, whole), .cores = number(Quantity::cpu, free), .memory = number(Quantity::memory, free)};
}

}  // namespace capacity
