#include "domain/waiting_room.h"
#include <algorithm>

static bool fits(const Amounts& asks, const Amounts& in) { return asks.gpu <= in.gpu && asks.cpu <= in.cpu && asks.memory <= in.memory && asks.storage <= in.storage; }

static bool larger(const Amounts& a, const Amounts& b) {
    if (a.gpu != b.gpu) return a.gpu > b.gpu;
    return a.memory != b.memory ? a.memory > b.memory : a.cpu > b.cpu;
}

std::optional<Gang> gang_of(const RunGroup& g, const std::unordered_map<std::string, Amounts>* asks) {
    if (!asks || g.tasks.empty()) return std::nullopt;
    Gang out;
    for (const auto& t : g.tasks) {
        const auto at = asks->find(t.name);
        if (at == asks->end()) return std::nullopt;
        if (!is_waiting(t.last().status.status)) continue;  // it has its place, or needs none any more
        const auto& a = at->second;
        out.each.push_back(a);
        out.sum += a;
        out.largest = {std::max(out.largest.gpu, a.gpu), std::max(out.largest.cpu, a.cpu), std::max(out.largest.memory, a.memory), std::max(out.largest.storage, a.storage)};
    }
    out.tasks = out.each.size();
    std::sort(out.each.begin(), out.each.end(), larger);
    return out;
}

// The largest task first, each on the node where it leaves least: as good as any without trying all ways.
static std::size_t place(const std::vector<Amounts>& tasks, std::vector<Amounts> free) {
    std::size_t placed = 0;
    for (const auto& task : tasks) {
        Amounts* best = nullptr;
        for (auto& node : free)
            if (fits(task, node) && (!best || larger(*best, node))) best = &node;
        if (!best) continue;
        *best = *best - task;
        ++placed;
    }
    return placed;
}

Room room_for(const Gang& gang, const Pool& pool, std::optional<std::span<const Resource>> nodes) {
    Room out;
    if (!nodes) return out;
    std::vector<Amounts> free, whole;
    for (const auto& node : *nodes)
        for (const auto& m : node.memberships)
            if (m.pool == pool.name) {
                free.push_back(m.available), whole.push_back(m.allocatable);
                break;  // several platforms of a pool on one node are still one node
            }
    out.known = !free.empty();
    if (!out.known) return out;
    for (std::size_t i = 0; i < free.size(); ++i) {
        if (free[i].gpu.value > 0) out.free += free[i].gpu;
        out.largest_gap = std::max(out.largest_gap, free[i].gpu);
        if (larger(whole[i], out.most)) out.most = whole[i];
        out.nodes_for_one += !gang.each.empty() && fits(gang.each.front(), free[i]);
    }
    out.could_ever = std::all_of(gang.each.begin(), gang.each.end(), [&](const Amounts& t) { return std::any_of(whole.begin(), whole.end(), [&](const Amounts& n) { return fits(t, n); }); });
    out.placed = place(gang.each, std::move(free));
    out.places_all = out.placed == gang.tasks;
    return out;
}
