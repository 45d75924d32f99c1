#include "domain/layout_parts.h"
#include <algorithm>
#include <limits>

// After U. Brandes and B. Köpf, "Fast and simple horizontal coordinate assignment" (2001): each
// vertex is put level with the middle one of its neighbours, four times: by those before and by
// those behind, the upper or the lower of two middles. This is one of the four.
namespace layout {

static constexpr float kBendApart = 16, kBendFromNode = 20;

float apart(const Part& p, LayoutSizes sizes, int a, int b) {
    const float gap = p.is_bend(a) && p.is_bend(b) ? kBendApart : p.is_bend(a) || p.is_bend(b) ? kBendFromNode : sizes.between;
    return p.half(a) + p.half(b) + gap;
}

// The one bend before a bend; -1: none.
static int bend_before(const Part& p, int v) {
    if (!p.is_bend(v)) return -1;
    for (const int u : p.above.of(v)) if (p.is_bend(u)) return u;
    return -1;
}

// A line that crosses the level piece of another gives way: nothing is put level along it.
std::vector<char> crossing_level_pieces(const Part& p) {
    std::vector<char> out(p.segments.size(), 0);
    for (std::size_t layer = 1; layer < p.layers.size(); ++layer) {
        const auto& line = p.layers[layer];
        int from = 0;
        std::size_t next = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const int bend = bend_before(p, line[i]);
            if (bend < 0 && i + 1 < line.size()) continue;
            const int to = bend >= 0 ? p.place[std::size_t(bend)] : int(p.layers[layer - 1].size()) - 1;
            for (; next <= i; ++next) {
                const auto near = p.above.of(line[next]), segments = p.above.segments_of(line[next]);
                for (std::size_t k = 0; k < near.size(); ++k) {
                    const int place = p.place[std::size_t(near[k])];
                    if (place < from || place > to) out[std::size_t(segments[k])] = 1;
                }
            }
            from = to;
        }
    }
    return out;
}

namespace {

// `behind`: by the neighbours behind; `lower`: from the lower end upwards.
class Alignment {
  public:
    Alignment(const Part& p, LayoutSizes sizes, const std::vector<char>& crossed, bool behind, bool lower)
        : p_(p), sizes_(sizes), crossed_(crossed), beside_(behind ? p.below : p.above), behind_(behind), lower_(lower) {
        root_.resize(std::size_t(p.vertices())), next_.resize(root_.size());
        for (std::size_t v = 0; v < root_.size(); ++v) root_[v] = next_[v] = int(v);
    }

    std::vector<float> levels() {
        const std::size_t count = p_.layers.size();
        for (std::size_t i = 1; i < count; ++i) align_layer(p_.layers[behind_ ? count - 1 - i : i]);
        stack_blocks();
        std::vector<float> out(root_.size());
        for (std::size_t v = 0; v < out.size(); ++v) out[v] = lower_ ? -at_[std::size_t(root_[v])] : at_[std::size_t(root_[v])];
        return out;
    }

  private:
    int place(int v) const { return lower_ ? -p_.place[std::size_t(v)] : p_.place[std::size_t(v)]; }
    int nth(const std::vector<int>& line, std::size_t i) const { return line[lower_ ? line.size() - 1 - i : i]; }

    void align_layer(const std::vector<int>& line) {
        int last = std::numeric_limits<int>::min();
        for (std::size_t i = 0; i < line.size(); ++i) {
            const int v = nth(line, i);
            near_.clear();
            const auto to = beside_.of(v), segments = beside_.segments_of(v);
            for (std::size_t k = 0; k < to.size(); ++k) near_.emplace_back(place(to[k]), int(k));
            if (near_.empty()) continue;
            std::sort(near_.begin(), near_.end());
            if (p_.is_bend(v)) keep_bends_only(to);
            for (std::size_t m = (near_.size() - 1) / 2; m <= near_.size() / 2 && next_[std::size_t(v)] == v; ++m) {
                const auto k = std::size_t(near_[m].second);
                if (crossed_[std::size_t(segments[k])] || near_[m].first <= last) continue;
                const int u = to[k];
                next_[std::size_t(u)] = v;
                root_[std::size_t(v)] = root_[std::size_t(u)];
                next_[std::size_t(v)] = root_[std::size_t(u)];
                last = near_[m].first;
            }
        }
    }

    void keep_bends_only(std::span<const int> to) {
        const auto bend = std::find_if(near_.begin(), near_.end(), [&](const auto& n) { return p_.is_bend(to[std::size_t(n.second)]); });
        if (bend != near_.end()) near_ = {*bend};
    }

    struct Room { int from, to; float least; };  // between two blocks that touch in some layer

    // Every block as high as those above it allow, then as near to those below it as it can be.
    void stack_blocks() {
        std::vector<Room> rooms;
        std::vector<int> waits(root_.size(), 0), at(root_.size() + 1, 0), order;
        for (const auto& line : p_.layers)
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const int a = nth(line, i), b = nth(line, i + 1);
                rooms.push_back({root_[std::size_t(a)], root_[std::size_t(b)], apart(p_, sizes_, a, b)});
            }
        for (const auto& r : rooms) ++at[std::size_t(r.from) + 1], ++waits[std::size_t(r.to)];
        for (std::size_t i = 1; i < at.size(); ++i) at[i] += at[i - 1];
        std::vector<int> sorted(rooms.size()), fill(at.begin(), at.end() - 1);
        for (std::size_t k = 0; k < rooms.size(); ++k) sorted[std::size_t(fill[std::size_t(rooms[k].from)]++)] = int(k);
        at_.assign(root_.size(), 0);
        for (std::size_t v = 0; v < root_.size(); ++v) if (root_[v] == int(v) && waits[v] == 0) order.push_back(int(v));
        for (std::size_t i = 0; i < order.size(); ++i)
            for (int k = at[std::size_t(order[i])]; k < at[std::size_t(order[i]) + 1]; ++k) {
                const Room& r = rooms[std::size_t(sorted[std::size_t(k)])];
                at_[std::size_t(r.to)] = std::max(at_[std::size_t(r.to)], at_[std::size_t(r.from)] + r.least);
                if (--waits[std::size_t(r.to)] == 0) order.push_back(r.to);
            }
        for (std::size_t i = order.size(); i-- > 0;) {
            float most = std::numeric_limits<float>::max();
            for (int k = at[std::size_t(order[i])]; k < at[std::size_t(order[i]) + 1]; ++k) {
                const Room& r = rooms[std::size_t(sorted[std::size_t(k)])];
                most = std::min(most, at_[std::size_t(r.to)] - r.least);
            }
            if (most < std::numeric_limits<float>::max()) at_[std::size_t(order[i])] = std::max(at_[std::size_t(order[i])], most);
        }
    }

    const Part& p_;
    LayoutSizes sizes_;
    const std::vector<char>& crossed_;
    const Beside& beside_;
    bool behind_, lower_;
    std::vector<int> root_, next_;                // blocks: the first vertex of each, and a ring through them
    std::vector<float> at_;                       // of each block
    std::vector<std::pair<int, int>> near_;
};

}  // namespace

std::vector<float> aligned(const Part& p, LayoutSizes sizes, const std::vector<char>& crossed, bool behind, bool lower) {
    return Alignment(p, sizes, crossed, behind, lower).levels();
}

}  // namespace layout
