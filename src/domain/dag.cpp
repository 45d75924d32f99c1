#include "domain/dag.h"
#include <algorithm>
#include <unordered_map>

Dag::Dag(int count, std::vector<DagEdge> edges) : count_(std::max(0, count)), edges_(std::move(edges)) {
    std::erase_if(edges_, [&](const DagEdge& e) { return e.from < 0 || e.to < 0 || e.from >= count_ || e.to >= count_; });
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
    index();
    set_circular_aside();
    put_in_order();
}

static void make_index(int count, std::span<const DagEdge> edges, bool down, std::vector<int>& all, std::vector<int>& at) {
    at.assign(std::size_t(count) + 1, 0);
    all.resize(edges.size());
    for (const auto& e : edges) ++at[std::size_t(down ? e.from : e.to) + 1];
    for (std::size_t i = 1; i < at.size(); ++i) at[i] += at[i - 1];
    std::vector<int> next(at.begin(), at.end() - 1);
    for (const auto& e : edges) all[std::size_t(next[std::size_t(down ? e.from : e.to)]++)] = down ? e.to : e.from;
}

void Dag::index() {
    make_index(count_, edges_, true, down_, down_at_);
    make_index(count_, edges_, false, up_, up_at_);
}

// A walk in depth without recursion (a chain may be 100,000 long): an edge to a group that is
// still being walked closes a circle. It begins where nothing is waited for, so that the edges
// set aside are those that lead back.
void Dag::set_circular_aside() {
    enum : char { fresh, open, done };
    std::vector<char> state(std::size_t(count_), fresh);
    std::vector<std::pair<int, std::size_t>> walk;
    const auto begin_at = [&](int start) {
        if (state[std::size_t(start)] != fresh) return;
        walk.emplace_back(start, 0);
        state[std::size_t(start)] = open;
        while (!walk.empty()) {
            auto& [at, next] = walk.back();
            const auto below = down(at);
            if (next == below.size()) {
                state[std::size_t(at)] = done;
                walk.pop_back();
                continue;
            }
            const int to = below[next++];
            if (state[std::size_t(to)] == open) circular.push_back({at, to});
            if (state[std::size_t(to)] != fresh) continue;
            state[std::size_t(to)] = open;
            walk.emplace_back(to, 0);
        }
    };
    for (int i = 0; i < count_; ++i) if (up(i).empty()) begin_at(i);
    for (int i = 0; i < count_; ++i) begin_at(i);
    if (circular.empty()) return;
    std::sort(circular.begin(), circular.end());
    std::erase_if(edges_, [&](const DagEdge& e) { return std::binary_search(circular.begin(), circular.end(), e); });
    index();
}

void Dag::put_in_order() {
    std::vector<int> waits_for(std::size_t(count_), 0);
    for (int i = 0; i < count_; ++i) waits_for[std::size_t(i)] = int(up(i).size());
    order_.reserve(std::size_t(count_));
    for (int i = 0; i < count_; ++i) if (waits_for[std::size_t(i)] == 0) order_.push_back(i);
    for (std::size_t at = 0; at < order_.size(); ++at)
        for (const int to : down(order_[at])) if (--waits_for[std::size_t(to)] == 0) order_.push_back(to);
}

Dag make_dag(std::span<const DagGroup> groups) {
    std::unordered_map<std::string_view, int> by_name;
    for (std::size_t i = 0; i < groups.size(); ++i) by_name.try_emplace(groups[i].name, int(i));
    std::vector<DagEdge> edges;
    std::vector<Dag::Unknown> unknown;
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const auto& name : groups[i].downstream) {
            const auto at = by_name.find(name);
            if (at == by_name.end()) unknown.push_back({int(i), name});
            else edges.push_back({int(i), at->second});
        }
    Dag dag(int(groups.size()), std::move(edges));
    dag.unknown = std::move(unknown);
    return dag;
}
