#include "domain/layout_parts.h"
#include <algorithm>
#include <random>

namespace layout {

static Layers empty_layers(const Part& p) {
    Layers out(std::size_t(p.layer.empty() ? 0 : *std::max_element(p.layer.begin(), p.layer.end()) + 1));
    return out;
}

// A walk in depth lays what belongs together side by side. `back` walks from the ends to the starts.
static Layers walked(const Part& p, bool back) {
    Layers out = empty_layers(p);
    std::vector<char> seen(std::size_t(p.vertices()), 0);
    std::vector<std::pair<int, std::size_t>> walk;
    const Beside &next = back ? p.above : p.below, &before = back ? p.below : p.above;
    const auto visit = [&](int v) {
        seen[std::size_t(v)] = 1;
        out[std::size_t(p.layer[std::size_t(v)])].push_back(v);
        walk.emplace_back(v, 0);
    };
    for (int start = 0; start < p.vertices(); ++start) {
        if (seen[std::size_t(start)] || !before.of(start).empty()) continue;
        for (visit(start); !walk.empty();) {
            auto& [at, done] = walk.back();
            const auto to = next.of(at);
            if (done == to.size()) walk.pop_back();
            else if (const int v = to[done++]; !seen[std::size_t(v)]) visit(v);
        }
    }
    return out;
}

// Walks first, then the order of the data, then that order shuffled: always the same way.
Layers first_order(const Part& p, int start) {
    if (start < 2) return walked(p, start == 1);
    Layers out = empty_layers(p);
    for (int v = 0; v < p.vertices(); ++v) out[std::size_t(p.layer[std::size_t(v)])].push_back(v);
    std::minstd_rand dice(static_cast<unsigned>(start));
    for (auto& line : out)
        for (std::size_t i = line.size(); start > 2 && i > 1; --i) std::swap(line[i - 1], line[dice() % i]);
    return out;
}

static double middle_of(const Part& p, std::span<const int> beside, bool median, std::vector<int>& places) {
    if (!median || beside.size() < 3) {
        double sum = 0;
        for (const int v : beside) sum += p.place[std::size_t(v)];
        return sum / double(beside.size());
    }
    places.clear();
    for (const int v : beside) places.push_back(p.place[std::size_t(v)]);
    const auto half = std::ptrdiff_t(places.size() / 2);
    std::nth_element(places.begin(), places.begin() + half, places.end());
    const int upper = places[std::size_t(half)];
    if (places.size() % 2) return upper;
    return (*std::max_element(places.begin(), places.begin() + half) + upper) / 2.0;
}

// What has no neighbour there keeps its place.
static void sort_layer(Part& p, std::vector<int>& line, const Beside& beside, bool medians) {
    static thread_local std::vector<std::pair<double, int>> wanted;
    static thread_local std::vector<int> places;
    wanted.clear();
    for (const int v : line)
        if (const auto near = beside.of(v); !near.empty()) wanted.emplace_back(middle_of(p, near, medians, places), v);
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t next = 0;
    for (int& v : line) if (!beside.of(v).empty()) v = wanted[next++].second;
    for (std::size_t i = 0; i < line.size(); ++i) p.place[std::size_t(line[i])] = int(i);
}

void sweep(Part& p, bool from_above, bool medians) {
    const std::size_t count = p.layers.size();
    for (std::size_t i = 1; i < count; ++i) sort_layer(p, p.layers[from_above ? i : count - 1 - i], from_above ? p.above : p.below, medians);
}

}  // namespace layout
