#include "views/submit/landing.h"
#include "base/words.h"
#include "domain/capacity_rules.h"
#include "views/amounts.h"
#include "views/queue.h"
#include <algorithm>
#include <fmt/core.h>

namespace submit {

static constexpr std::size_t kMostKinds = 6;

static std::string gpus(Gpus n) { return plural(n.value, "GPU"); }
static std::string nodes(std::size_t n) { return plural(static_cast<std::int64_t>(n), "node"); }

Ranking rank_spec(const SpecRoom& room, const capacity::Input& in) { return room.request.tasks.empty() ? Ranking{} : rank(in.supply, room.request); }

static Badge verdict(const PoolFit& f, Priority priority) {
    switch (f.rule) {
        case FitRule::closed: return {.word = "In maintenance", .tone = Tone::quiet, .icon = Icon::wrench};
        case FitRule::not_yours: return {.word = "Not yours", .tone = Tone::quiet, .icon = Icon::lock};
        case FitRule::offline: return {.word = "Offline", .tone = Tone::queued, .icon = Icon::power_off};
        case FitRule::over_guarantee: case FitRule::low_busy: return {.word = "Only as LOW", .tone = Tone::queued, .icon = Icon::chevron_down};
        case FitRule::over_quota: return {.word = "Waits for quota", .tone = Tone::queued, .icon = Icon::clock};
        case FitRule::starts_now: return {.word = priority == Priority::low ? "Starts as LOW" : "Starts now", .tone = Tone::running, .icon = Icon::circle_play};
        case FitRule::at_maximum: return {.word = "At the pool's maximum", .tone = Tone::queued, .icon = Icon::clock};
        case FitRule::nodes_busy: return {.word = "Waits for nodes", .tone = Tone::queued, .icon = Icon::clock};
        case FitRule::no_nodes: case FitRule::no_platform: case FitRule::too_small: case FitRule::over_maximum: break;
    }
    return {.word = "Does not fit", .tone = Tone::quiet, .icon = Icon::circle_slash};
}

static std::string no_platform(const Pool& pool, const CapacityRequest& r) {
    if (r.tasks.size() != 1) return "Not all platforms are there";
    const auto& said = r.tasks.front().platform;
    return "No " + (said.empty() ? pool.default_platform.value : said) + " nodes";
}

// One line: what decides, with its numbers.
static std::string reason(const PoolFit& f, const Pool& pool, const CapacityRequest& r) {
    const auto& u = pool.usage;
    const auto fit = f.nodes == 1 ? std::string("1 node fits") : count_words(static_cast<std::int64_t>(f.nodes)) + " nodes fit";
    const auto limit = count_words(u.quota_limit.value);
    switch (f.rule) {
        case FitRule::closed: return "Nothing can be submitted";
        case FitRule::not_yours: return "Your roles do not let you use it";
        case FitRule::no_nodes: return "No nodes online";
        case FitRule::no_platform: return no_platform(pool, r);
        case FitRule::too_small: return f.large == 0 ? "No node is large enough" : "Too few nodes, even when empty";
        case FitRule::over_maximum: return fmt::format("The pool may use {} at most", gpus(pool.maximum.value_or(Gpus{})));
        case FitRule::offline: return "Accepted, and waits";
        case FitRule::at_maximum: return fmt::format("{} of its {} at most are in use", count_words(u.total_usage.value), gpus(pool.maximum.value_or(Gpus{})));
        case FitRule::over_guarantee: case FitRule::low_busy: return fmt::format("More than its quota of {}", gpus(pool.guarantee.value_or(Gpus{})));
        case FitRule::over_quota: return fmt::format("{} of {} quota used. Starts as LOW", count_words(u.quota_used.value), limit);
        case FitRule::nodes_busy: return f.nodes == 0 ? nodes(f.large) + " large enough, none free" : fit + ", not enough";
        case FitRule::starts_now: break;
    }
    if (r.gpus().value == 0) return fit + ", needs no quota";
    return r.priority == Priority::low ? fmt::format("{}, {} free", fit, gpus(f.free)) : fmt::format("{}, {} of quota free", fit, gpus(u.quota_free));
}

std::string priority_words(Priority priority, const Pool* pool) {
    switch (priority) {
        case Priority::high: return "Uses quota. Starts before NORMAL and LOW, and is never preempted.";
        case Priority::low: return "Needs no quota. Starts after HIGH and NORMAL, and may be stopped when others claim the nodes.";
        default: break;
    }
    auto words = std::string("Uses quota. Starts after HIGH and is never preempted.");
    if (pool && pool->guarantee) words += fmt::format(" A group of more than {} is only taken as LOW in {}.", gpus(*pool->guarantee), pool->name.value);
    return words;
}

static std::string amounts_words(const Amounts& a) {
    std::string out = a.gpu.value > 0 ? gpus(a.gpu) + ", " : "";
    return out + amount_words(Quantity::cpu, a) + ", " + bytes_words(a.memory);
}

static void add_facts(Landing& out, const Pool* pool, const SpecRoom& room) {
    out.facts.push_back({.key = "Largest task", .value = amounts_words(room.largest)});
    if (room.tasks > 1) out.facts.push_back({.key = fmt::format("At once, {} tasks", count_words(static_cast<std::int64_t>(room.tasks))), .value = amounts_words(room.at_once)});
    if (!pool || room.at_once.gpu.value == 0) return;
    const auto key = pool->name.value + " quota after start";
    if (room.request.priority == Priority::low) return void(out.facts.push_back({.key = key, .value = "Not touched by LOW"}));
    const auto used = pool->usage.quota_used + room.at_once.gpu;
    out.facts.push_back({.key = key, .value = fmt::format("{} of {}", count_words(used.value), gpus(pool->usage.quota_limit)), .tone = used > pool->usage.quota_limit ? Tone::queued : Tone::plain});
}

static std::string kind_words(const SpecOutline& outline, const TaskNeed& need) {
    for (const auto& g : outline.groups)
        for (const auto& t : g.tasks)
            if (t.each == need.each && t.platform == need.platform) return need.count == 1 ? t.name : fmt::format("{} ×{}", t.name, need.count);
    return "task";
}

static void add_nodes(Landing& out, const capacity::Input& in, const SpecOutline& outline, const SpecRoom& room, const PoolName& pool) {
    auto needs = needs_of(outline);
    if (needs.size() > kMostKinds) needs.resize(kMostKinds);
    for (auto& need : needs) {
        const auto name = kind_words(outline, need);
        need.count = 1;
        const auto ranking = rank(in.supply, {.tasks = {need}, .priority = room.request.priority, .excluded = room.request.excluded, .whole_names = true});
        const auto at = std::find_if(ranking.pools.begin(), ranking.pools.end(), [&](const PoolFit& f) { return in.supply.pools[f.pool].pool->name == pool; });
        if (at == ranking.pools.end()) continue;
        out.nodes.push_back({.key = name, .value = at->large == 0 ? "No node is large enough" : fmt::format("{} free of {} large enough", count_words(static_cast<std::int64_t>(at->nodes)), nodes(at->large)),
                             .mono = false, .tone = at->large == 0 ? Tone::failed : at->nodes == 0 ? Tone::queued : Tone::plain});
    }
}

static std::string risk_words(const PoolFit& f, const Pool& pool, const SpecRoom& room) {
    const auto asked = room.at_once.gpu;
    if (room.request.priority != Priority::low || asked.value == 0) return "";
    if (asked <= pool.usage.quota_free) return "Within the quota that is free now: other pools do not take these nodes back while it is.";
    return f.sharing > 1 ? "Beyond the free quota, on nodes that other pools share: they may take them back, and it starts anew." : "Beyond the free quota: work with quota may take its place, and it starts anew.";
}

static std::string note_words(const SpecRoom& room) {
    if (room.at_once.gpu.value == 0) return "Ranked by fit, no GPUs";
    return "Ranked by fit for " + gpus(room.at_once.gpu) + (room.tasks > 1 ? " at once" : "");
}

Landing landing_of(const Model& m, const capacity::Input& in, const Ranking& ranking, const SpecRoom& room) {
    Landing out;
    const auto chosen = submit_pool(m);
    const auto* pool = pool_named(m, chosen.value);
    const auto priority = m.submit->draft.spec.priority;
    if (room.tasks > 0) add_facts(out, pool, room);
    if (ranking.pools.empty()) {   // nothing to rank by yet: those one may use, as they are
        for (const auto& p : in.supply.pools) {
            const auto& may = in.supply.allowed;
            if (!may.empty() && std::find(may.begin(), may.end(), p.pool->name) == may.end()) continue;
            if (p.pool->name == chosen) out.chosen = static_cast<int>(out.names.size());
            out.pools.push_back({.title = p.pool->name.value, .tag = in.supply.default_pool == p.pool->name ? "Default" : "", .words = fmt::format("{} of quota free", gpus(p.pool->usage.quota_free))});
            out.names.push_back(p.pool->name);
        }
        return out;
    }
    out.known = true, out.note = note_words(room);
    for (const auto& fit : ranking.pools) {
        const auto& p = *in.supply.pools[fit.pool].pool;
        if (fit.rule == FitRule::not_yours && p.name != chosen) continue;
        if (p.name == chosen) out.chosen = static_cast<int>(out.names.size()), out.risk = risk_words(fit, p, room);
        out.pools.push_back({.title = p.name.value, .tag = fit.is_default ? "Default" : "", .words = reason(fit, p, room.request), .verdict = verdict(fit, priority), .faded = fit.fit == Fit::never});
        out.names.push_back(p.name);
    }
    if (out.chosen < 0) return out;
    add_nodes(out, in, m.submit->check->outline, room, chosen);
    out.ways = ways_of(*m.submit->check, in, chosen);
    return out;
}

}  // namespace submit
