#include "views/capacity/rows.h"
#include "base/words.h"
#include "views/amounts.h"
#include "views/links.h"
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

static std::string no_platform(const Pool& pool, const CapacityRequest& r) {
    if (r.tasks.size() != 1) return "Not all platforms are there";
    const auto& said = r.tasks.front().platform;
    return said.empty() ? "No node of its default platform " + pool.default_platform.value : "No node of platform " + said;
}

// Two lines: what the nodes say, and what the quota says.
static std::vector<std::string> reasons(const PoolFit& f, const Input& in, const CapacityRequest& r) {
    const Pool& pool = pool_of(in, f.pool);
    const auto asked = r.gpus();
    const auto large = plural(static_cast<std::int64_t>(f.large), "node");
    switch (f.rule) {
        case FitRule::closed: return {"Nothing can be submitted"};
        case FitRule::not_yours: return {"Your roles do not let you use it"};
        case FitRule::no_nodes: return {"No nodes online"};
        case FitRule::no_platform: return {no_platform(pool, r)};
        case FitRule::too_small: return {f.large == 0 ? "No node is large enough, even when empty" : "Its nodes together are too few, even when empty"};
        case FitRule::over_maximum: return {fmt::format("The pool may use {} at most", gpus(pool.maximum.value_or(Gpus{})))};
        case FitRule::offline: return {"Work is accepted and waits", large + " large enough, as last seen"};
        case FitRule::at_maximum: return {fmt::format("{} of its {} at most are in use", gpus(pool.usage.total_usage), count_words(pool.maximum.value_or(Gpus{}).value))};
        case FitRule::starts_now: return {fit_words(f, in), quota_words(f, pool, r)};
        case FitRule::over_guarantee: return {fmt::format("{}, but the whole quota is {}", fit_words(f, in), gpus(*pool.guarantee)), "Only LOW is accepted: it can be preempted"};
        case FitRule::over_quota: return {fmt::format("{}, but {} of quota left", fit_words(f, in), gpus(pool.usage.quota_free)), "LOW would start now, and can be preempted"};
        case FitRule::nodes_busy: return {fmt::format("{} large enough, {} free", large, f.nodes == 0 ? "none" : "not enough"),
                                          asked > pool.usage.quota_free && r.priority != Priority::low ? fmt::format("{} of quota left", gpus(pool.usage.quota_free)) : "Starts when tasks end"};
        case FitRule::low_busy: return {fmt::format("{} large enough, {} free", large, f.nodes == 0 ? "none" : "not enough"), fmt::format("Over the quota of {}: only LOW is accepted", gpus(*pool.guarantee))};
    }
    return {};
}

static Badge verdict(const PoolFit& f) {
    if (f.rule == FitRule::closed) return {.word = "In maintenance", .tone = Tone::quiet, .icon = Icon::wrench};
    if (f.rule == FitRule::not_yours) return {.word = "Not yours", .tone = Tone::quiet, .icon = Icon::lock};
    if (f.rule == FitRule::offline) return {.word = "Offline", .tone = Tone::queued, .icon = Icon::power_off};
    switch (f.fit) {
        case Fit::now: return {.word = "Starts now", .tone = Tone::completed, .icon = Icon::circle_play};
        case Fit::low: return {.word = "Starts now as LOW", .tone = Tone::queued, .icon = Icon::clock};
        case Fit::later: return {.word = "Waits for nodes", .tone = Tone::queued, .icon = Icon::clock};
        case Fit::never: break;
    }
    return {.word = "Does not fit", .tone = Tone::quiet, .icon = Icon::circle_slash};
}

static Bar quota_bar(const Pool& pool) {
    const auto& u = pool.usage;
    const auto whole = u.total_capacity.value;
    const auto share = [&](std::int64_t n) { return std::clamp(share_of(n, whole), 0.0, 1.0); };
    const auto low = std::max<std::int64_t>(0, (u.total_usage - u.quota_used).value);
    Bar bar{.parts = {{.share = share(std::min(u.quota_used, u.total_usage).value), .tone = Tone::normal}, {.share = share(low), .tone = Tone::low, .hatched = true}}};
    if (whole > 0 && u.quota_limit.value <= whole) bar.limit = share(u.quota_limit.value);
    bar.said = fmt::format("{} NORMAL and HIGH, {} LOW, quota {}, capacity {}", u.quota_used.value, low, u.quota_limit.value, whole);
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

// A file that was dropped here stays with the person: its command is for their terminal. All else is written here.
static Action start(const Pool& pool, const PoolFit& f, const CapacityRequest& r, std::string_view file) {
    const auto priority = priority_word(f, r);
    if (file.empty()) return Follow{submit_href(pool.name.value, priority)};
    return CopyText{fmt::format("osmo workflow submit {} --pool {}{}", quoted(std::string(file)), quoted(pool.name.value), priority.empty() ? "" : " --priority " + priority), "Command copied"};
}

static Button start_button(const Pool& pool, const PoolFit& f, std::string_view file) {
    if (file.empty()) return {.label = only_low(f) ? "Submit as LOW" : "Submit here", .about = "to " + pool.name.value};
    return {.label = only_low(f) ? "Copy as LOW" : "Copy command", .icon = Icon::copy, .about = "for " + pool.name.value};
}

PoolItem pool_item(const Input& in, const PoolFit& f, const CapacityRequest& r, const Route& route) {
    const Pool& pool = pool_of(in, f.pool);
    Ranked item{.place = "–", .title = pool.name.value, .href = format_route({.view = "pools", .item = pool.name.value, .params = {}}), .tag = f.is_default ? "Default" : "",
                .verdict = verdict(f), .lines = reasons(f, in, r), .faded = f.fit == Fit::never};
    const auto file = route.param("spec");
    if (item.faded) return {std::move(item), start(pool, f, r, file)};
    const auto quota = pool.usage.quota_free.value;
    item.left = count_words(quota), item.left_word = "quota free", item.left_tone = quota > 0 ? Tone::strong : Tone::queued;
    item.right = count_words(f.free.value), item.right_word = "GPUs free";
    item.bar = quota_bar(pool);
    item.button = start_button(pool, f, file);
    return {std::move(item), start(pool, f, r, file)};
}

static std::string more(std::size_t memberships) { return memberships > 1 ? fmt::format(" +{}", memberships - 1) : ""; }

static std::string number(Quantity q, const Amounts& a) { return measure(q, a, a).used; }

static std::string missing_words(const Input& in, const NearMiss& miss, const CapacityRequest& r) {
    using L = NearMiss::Lacks;
    const auto largest = std::max_element(r.tasks.begin(), r.tasks.end(), [](const TaskNeed& a, const TaskNeed& b) { return a.each.gpu < b.each.gpu; });
    const Amounts& need = largest->each;
    switch (miss.lacks) {
        case L::gpu: return fmt::format("{} of {} free", miss.free.gpu.value, gpus(r.spread ? Gpus{1} : need.gpu));
        case L::cpu: return fmt::format("{} of {} free", number(Quantity::cpu, miss.free), amount_words(Quantity::cpu, need));
        case L::memory: return fmt::format("{} of {} memory free", number(Quantity::memory, miss.free), bytes_words(need.memory));
        case L::storage: return fmt::format("{} of {} storage free", number(Quantity::storage, miss.free), bytes_words(need.storage));
        case L::excluded: return "Left out by the request";
        case L::health: return fmt::format("{} free, but {}", miss.free.gpu.value, in.fleet->verdict(miss.node).reason);
        case L::pool: break;
    }
    return fmt::format("{} free, but {} takes no work now", miss.free.gpu.value, pool_of(in, miss.pool).name.value);
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
