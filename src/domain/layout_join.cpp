#include "domain/layout_parts.h"
#include <algorithm>
#include <numeric>

// Where the order has put lines of one source side by side, they go as one until they part; where
// lines come to one target side by side, they go as one once they have met. A line is never in both
// at once: then one could not see where it leads.
namespace layout {

namespace {

class Joining {
  public:
    explicit Joining(Part& p) : p_(p) {
        kept_.resize(std::size_t(p.vertices()));
        std::iota(kept_.begin(), kept_.end(), 0);
        several_.assign(kept_.size(), 0);
        end_.assign(kept_.size(), -1);
    }

    void join() {
        along(true);
        along(false);
        rebuild();
    }

  private:
    // The source, or the target, of each bend's only line.
    void find_ends(bool sources) {
        for (std::size_t e = 0; e < p_.edges.size(); ++e)
            for (int w = p_.way_at[e]; w < p_.way_at[e + 1]; ++w) {
                const Segment& s = p_.segments[std::size_t(p_.way[std::size_t(w)])];
                for (const int v : {s.from, s.to}) if (p_.is_bend(v)) end_[std::size_t(v)] = sources ? p_.edges[e].from : p_.edges[e].to;
            }
    }

    void along(bool sources) {
        find_ends(sources);
        const std::size_t count = p_.layers.size();
        std::vector<std::pair<int, int>> joined;
        for (std::size_t i = 1; i < count; ++i) {
            const auto& line = p_.layers[sources ? i : count - 1 - i];
            for (std::size_t k = 1, last = 0; k < line.size(); ++k) {
                const int a = kept_[std::size_t(line[last])], b = line[k];
                if (kept_[std::size_t(b)] != b) continue;  // gone already: what stands beside it is next to the one before
                last = k;
                if (!joinable(a, b, sources)) continue;
                kept_[std::size_t(b)] = a;
                joined.emplace_back(a, b);
            }
        }
        for (const auto& [a, b] : joined) several_[std::size_t(a)] = several_[std::size_t(b)] = 1;
    }

    bool joinable(int a, int b, bool sources) const {
        if (!p_.is_bend(a) || !p_.is_bend(b) || end_[std::size_t(a)] != end_[std::size_t(b)]) return false;
        if (several_[std::size_t(a)] || several_[std::size_t(b)]) return false;
        const Beside& back = sources ? p_.above : p_.below;
        return kept_[std::size_t(back.of(a).front())] == kept_[std::size_t(back.of(b).front())];
    }

    void rebuild() {
        std::vector<int> now(kept_.size(), -1), layer;
        for (std::size_t v = 0; v < kept_.size(); ++v)
            if (kept_[v] == int(v)) now[v] = int(layer.size()), layer.push_back(p_.layer[v]);
        for (std::size_t v = 0; v < kept_.size(); ++v) if (now[v] < 0) now[v] = now[std::size_t(kept_[v])];
        for (auto& line : p_.layers) {
            std::erase_if(line, [&](int v) { return kept_[std::size_t(v)] != v; });
            for (int& v : line) v = now[std::size_t(v)];
        }
        rebuild_segments(now);
        p_.layer = std::move(layer);
        p_.place.resize(p_.layer.size());
        p_.put(Layers(p_.layers));
        p_.find_neighbours();
    }

    void rebuild_segments(const std::vector<int>& now) {
        std::vector<int> order(p_.segments.size()), place(order.size());
        std::iota(order.begin(), order.end(), 0);
        for (Segment& s : p_.segments) s.from = now[std::size_t(s.from)], s.to = now[std::size_t(s.to)];
        const auto ends = [&](int i) { return std::pair(p_.segments[std::size_t(i)].from, p_.segments[std::size_t(i)].to); };
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return ends(a) < ends(b); });
        std::vector<Segment> segments;
        for (const int i : order) {
            const Segment& s = p_.segments[std::size_t(i)];
            if (segments.empty() || segments.back().from != s.from || segments.back().to != s.to) segments.push_back({s.from, s.to, 0});
            segments.back().lines += s.lines;
            place[std::size_t(i)] = int(segments.size()) - 1;
        }
        p_.segments = std::move(segments);
        for (int& w : p_.way) w = place[std::size_t(w)];
    }

    Part& p_;
    std::vector<int> kept_;         // the vertex that stands for each
    std::vector<char> several_;     // bends that joined in the pass before
    std::vector<int> end_;
};

}  // namespace

void join_lines(Part& p) {
    if (!p.shared && p.vertices() > p.nodes()) Joining(p).join();
}

}  // namespace layout
