#include "domain/layout_parts.h"
#include <algorithm>

namespace layout {

namespace {

// How many lines end at or above a place, with every place's number changing as one goes along.
class Sums {
  public:
    void clear(std::size_t places) { sums_.assign(places + 1, 0), all_ = 0; }
    void add(int place, int lines) {
        all_ += lines;
        for (auto i = std::size_t(place) + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += lines;
    }
    std::int64_t beyond(int place) const {
        std::int64_t to = 0;
        for (auto i = std::size_t(place) + 1; i > 0; i -= i & (~i + 1)) to += sums_[i];
        return all_ - to;
    }

  private:
    std::vector<std::int64_t> sums_;
    std::int64_t all_ = 0;
};

// Two lines cross when what begins above ends below. Those of one vertex do not cross each other.
std::int64_t crossings_behind(const Part& p, std::size_t layer, Sums& sums) {
    sums.clear(p.layers[layer + 1].size());
    std::int64_t out = 0;
    for (const int v : p.layers[layer]) {
        const auto to = p.below.of(v), segments = p.below.segments_of(v);
        for (std::size_t k = 0; k < to.size(); ++k) out += sums.beyond(p.place[std::size_t(to[k])]) * p.segments[std::size_t(segments[k])].lines;
        for (std::size_t k = 0; k < to.size(); ++k) sums.add(p.place[std::size_t(to[k])], p.segments[std::size_t(segments[k])].lines);
    }
    return out;
}

// Crossings of the lines of two neighbours: as they stand, less what they would be the other way round.
std::int64_t saved_by_exchange(const Part& p, const Beside& beside, int a, int b) {
    static thread_local std::vector<std::pair<int, int>> of_a, of_b;
    const auto read = [&](int v, auto& out) {
        out.clear();
        const auto near = beside.of(v), segments = beside.segments_of(v);
        for (std::size_t k = 0; k < near.size(); ++k) out.emplace_back(p.place[std::size_t(near[k])], p.segments[std::size_t(segments[k])].lines);
        std::sort(out.begin(), out.end());
    };
    if (beside.of(a).empty() || beside.of(b).empty()) return 0;
    read(a, of_a), read(b, of_b);
    std::int64_t before = 0, after = 0, passed = 0;
    std::size_t k = 0;
    std::int64_t total_a = 0;
    for (const auto& [place, lines] : of_a) total_a += lines;
    std::int64_t equal = 0;
    for (const auto& [place, lines] : of_b) {
        while (k < of_a.size() && of_a[k].first < place) passed += of_a[k++].second;
        equal = 0;
        for (std::size_t e = k; e < of_a.size() && of_a[e].first == place; ++e) equal += of_a[e].second;
        before += (total_a - passed - equal) * lines;
        after += passed * lines;
    }
    return before - after;
}

}  // namespace

std::int64_t crossings_of(const Part& p) {
    static thread_local Sums sums;
    std::int64_t out = 0;
    for (std::size_t layer = 0; layer + 1 < p.layers.size(); ++layer) out += crossings_behind(p, layer, sums);
    return out;
}

bool exchange(Part& p) {
    bool any = false;
    for (auto& line : p.layers)
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (saved_by_exchange(p, p.above, line[i], line[i + 1]) + saved_by_exchange(p, p.below, line[i], line[i + 1]) <= 0) continue;
            std::swap(line[i], line[i + 1]);
            std::swap(p.place[std::size_t(line[i])], p.place[std::size_t(line[i + 1])]);
            any = true;
        }
    return any;
}

}  // namespace layout
