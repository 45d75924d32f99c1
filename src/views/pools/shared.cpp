#include "base/words.h"
#include "views/amounts.h"
#include "views/pools/row.h"
#include <algorithm>
#include <fmt/core.h>

namespace pools {

static constexpr std::size_t kMostMatrix = 8;

static std::string counted(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

// What NORMAL and HIGH hold of a bar, told apart as their running tasks are.
static void tell_apart(Bar& bar, const ByPriority& by) {
    const auto counted = by.high + by.normal;
    if (bar.parts.empty() || bar.parts.front().tone != Tone::normal || counted.value <= 0) return;
    const auto whole = bar.parts.front().share, high = whole * share_of(by.high.value, counted.value);
    bar.parts.front().share = whole - high;
    bar.parts.insert(bar.parts.begin(), {.share = high, .tone = Tone::high});
}

static void add_nodes(Row& row, const NodeSum& sum) {
    row.nodes = counted(sum.nodes);
    row.no_capacity = sum.nodes == 0 ? "No nodes told of" : "No GPUs, " + amount_words(Quantity::cpu, sum.total);
}

void add_work(Row& row, const Model& m, const PoolNodes& nodes) {
    if (m.fleet.value) add_nodes(row, nodes.of(row.name));
    const auto by = running_by_priority(m, row.name);
    if (by.gpus_known) tell_apart(row.quota_bar, by), tell_apart(row.capacity_bar, by);
    if (by.workflows_known) row.running = counted(by.workflows());
    if (const auto queued = queued_workflows(m, row.name)) {
        row.queued = counted(*queued);
        row.queued_tone = *queued > 0 ? Tone::queued : Tone::faint;
    }
}

static void add_caution(Page& page, const std::string& names, const PoolUsage& u, const NodeSum& sum) {
    const auto free = sum.total.gpu - sum.used.gpu;
    if (sum.nodes > 0 && free != u.total_free)
        page.cautions.push_back(fmt::format("{}: the nodes themselves have {} free, the service's sum says {}. It may count GPUs outside workflows twice.", names,
                                            plural(free.value, "GPU"), count_words(u.total_free.value)));
}

static void add_part(SharedSet& out, std::string name, Gpus gpus, Gpus whole, Bar::Part look) {
    look.share = share_of(gpus.value, whole.value);
    out.bar.parts.push_back(look);
    look.share = 1;
    out.legend.push_back({std::move(name) + " " + count_words(gpus.value), {.parts = {look}, .said = {}, .width = 10, .height = 10}});
}

struct SetUse { Gpus whole, free, outside; bool outside_known; };

// What the nodes say; what the service adds up, where they are not known. Its sum may count GPUs outside workflows twice.
static SetUse use_of(const PoolUsage& u, const NodeSum& sum) {
    if (sum.nodes > 0) return {sum.total.gpu, sum.total.gpu - sum.used.gpu, sum.outside.gpu, true};
    return {u.total_capacity, u.total_free, {}, false};
}

// Capacity repeats in every pool of a set: the first one's is everybody's.
void add_shared(Page& page, const NodeSet& set, const PoolNodes& nodes) {
    if (set.pools.empty()) return;
    const auto& u = set.pools.front().usage;
    std::string names;
    for (const auto& pool : set.pools) names += (names.empty() ? "" : ", ") + pool.name.value;
    const auto sum = nodes.of(set);
    add_caution(page, names, u, sum);
    if (set.pools.size() < 2 || u.total_capacity.value == 0) return;
    SharedSet out{.key = names, .title = names, .words = {}, .bar = {.parts = {}, .said = {}, .height = 14}, .legend = {}};
    const auto use = use_of(u, sum);
    const auto in_use = use.whole - use.free, whole = std::max(use.whole, in_use);
    auto rest = in_use;
    for (std::size_t i = 0; i < set.pools.size(); ++i) {
        const auto& pool = set.pools[i];
        const int known = nodes.series(pool.name.value);
        add_part(out, pool.name.value, pool.usage.total_usage, whole, {.series = known < 0 ? static_cast<int>(i) : known});
        rest -= pool.usage.total_usage;
    }
    rest = std::max(Gpus{0}, rest);
    const auto outside = use.outside_known ? std::min(rest, std::max(Gpus{0}, use.outside)) : rest;
    add_part(out, "Outside workflows", outside, whole, {.tone = Tone::unused, .hatched = true});
    if (rest > outside) add_part(out, "Not counted by pools", rest - outside, whole, {.tone = Tone::unused});
    out.words = fmt::format("{} of {} in use, {} free{}", count_words(in_use.value), plural(use.whole.value, "GPU"), count_words(use.free.value),
                            sum.nodes > 0 ? fmt::format(", on {}", plural(static_cast<std::int64_t>(sum.nodes), "node")) : "");
    out.bar.said = names + ": " + out.words;
    page.shared.push_back(std::move(out));
}

void add_matrix(Page& page, const PoolQuota& quota, const PoolNodes& nodes) {
    std::vector<std::string> names;
    for (const auto& set : quota.node_sets)
        for (const auto& pool : set.pools)
            if (nodes.shared_with_others(pool.name.value) > 0) names.push_back(pool.name.value);
    const auto several = nodes.in_several();
    if (several.nodes == 0 || names.size() < 2) return;
    page.matrix_note = fmt::format("{} ({}) belong to more than one pool. They count in each pool, and once in totals.", plural(static_cast<std::int64_t>(several.nodes), "node"),
                                   amount_words(Quantity::gpu, several.total));
    if (names.size() > kMostMatrix) page.matrix_note += fmt::format(" Shown are the first {} of {} such pools.", kMostMatrix, names.size());
    names.resize(std::min(names.size(), kMostMatrix));
    page.matrix_columns.push_back({.key = "pool", .title = "Pool", .least = 90, .sortable = false});
    for (const auto& name : names) page.matrix_columns.push_back({.key = name, .title = name, .width = 92, .align = Column::Align::right, .sortable = false});
    for (const auto& row : names) {
        MatrixRow out{.key = row, .cells = {}, .strong = {}};
        for (const auto& column : names) {
            const auto n = row == column ? nodes.of(row).nodes : nodes.shared(row, column);
            out.cells.push_back(counted(n));
            out.strong.push_back(row != column && n > 0);
        }
        page.matrix.push_back(std::move(out));
    }
}

}  // namespace pools
