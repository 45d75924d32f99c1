#include "domain/layout_parts.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace layout {

namespace {

// Level pieces move as one, each to where its lines are shortest, as far as its neighbours let it.
class Settling {
  public:
    Settling(Part& p, LayoutSizes sizes) : p_(p), sizes_(sizes) {
        block_.assign(std::size_t(p.vertices()), -1);
        for (const auto& line : p.layers)
            for (const int v : line) if (block_[std::size_t(v)] < 0) gather(v);
    }

    void round(bool back) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) move(back ? blocks_[blocks_.size() - 1 - i] : blocks_[i]);
    }

  private:
    void gather(int start) {
        std::vector<int> found{start};
        block_[std::size_t(start)] = int(blocks_.size());
        for (std::size_t at = 0; at < found.size(); ++at)
            for (const auto beside : {p_.above.of(found[at]), p_.below.of(found[at])})
                for (const int u : beside) {
                    if (block_[std::size_t(u)] >= 0 || std::abs(p_.y[std::size_t(u)] - p_.y[std::size_t(start)]) > 0.01f) continue;
                    block_[std::size_t(u)] = int(blocks_.size());
                    found.push_back(u);
                }
        blocks_.push_back(std::move(found));
    }

    // Between the two middle ends of its lines all are equally short: then half way.
    float wanted(const std::vector<int>& block) {
        ends_.clear();
        for (const int v : block)
            for (const Beside* beside : {&p_.above, &p_.below}) {
                const auto near = beside->of(v), segments = beside->segments_of(v);
                for (std::size_t k = 0; k < near.size(); ++k) {
                    if (block_[std::size_t(near[k])] == block_[std::size_t(v)]) continue;
                    const bool level = p_.is_bend(v) || p_.is_bend(near[k]);
                    ends_.emplace_back(p_.y[std::size_t(near[k])], (level ? 2 : 1) * std::min(p_.segments[std::size_t(segments[k])].lines, 4));
                }
            }
        if (ends_.empty()) return p_.y[std::size_t(block.front())];
        std::sort(ends_.begin(), ends_.end());
        long all = 0, sum = 0;
        for (const auto& [y, weight] : ends_) all += weight;
        float low = ends_.front().first;
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            sum += ends_[i].second;
            if (2 * sum < all) continue;
            low = ends_[i].first;
            return 2 * sum == all && i + 1 < ends_.size() ? (low + ends_[i + 1].first) / 2 : low;
        }
        return low;
    }

    void move(const std::vector<int>& block) {
        float least = -std::numeric_limits<float>::max(), most = std::numeric_limits<float>::max();
        for (const int v : block) {
            const auto& line = p_.layers[std::size_t(p_.layer[std::size_t(v)])];
            const auto at = std::size_t(p_.place[std::size_t(v)]);
            if (at > 0) least = std::max(least, p_.y[std::size_t(line[at - 1])] + apart(p_, sizes_, line[at - 1], v));
            if (at + 1 < line.size()) most = std::min(most, p_.y[std::size_t(line[at + 1])] - apart(p_, sizes_, v, line[at + 1]));
        }
        if (least > most) return;  // rounding: it stands exactly where it must
        const float y = std::clamp(wanted(block), least, most);
        for (const int v : block) p_.y[std::size_t(v)] = y;
    }

    Part& p_;
    LayoutSizes sizes_;
    std::vector<int> block_;                      // of each vertex
    std::vector<std::vector<int>> blocks_;
    std::vector<std::pair<float, int>> ends_;
};

float mean_of_middle_two(std::array<float, 4> y) {
    std::sort(y.begin(), y.end());
    return (y[1] + y[2]) / 2;
}

}  // namespace

// The four are laid over one another by the ends of the narrowest: those that count from above by
// their upper end, the others by their lower.
void Levels::settle() {
    float low[4], high[4];
    int narrowest = 0;
    for (int i = 0; i < 4; ++i) {
        const auto [least, most] = std::minmax_element(found_[i].begin(), found_[i].end());
        low[i] = *least, high[i] = *most;
        if (high[i] - low[i] < high[narrowest] - low[narrowest]) narrowest = i;
    }
    part_.y.resize(found_[0].size());
    for (int i = 0; i < 4; ++i) {
        const float by = i % 2 == 0 ? low[narrowest] - low[i] : high[narrowest] - high[i];
        for (float& y : found_[i]) y += by;
    }
    for (std::size_t v = 0; v < part_.y.size(); ++v) part_.y[v] = mean_of_middle_two({found_[0][v], found_[1][v], found_[2][v], found_[3][v]});
    Settling settling(part_, sizes_);
    for (int i = 0; i < 6; ++i) settling.round(i % 2 == 1);
    const float top = *std::min_element(part_.y.begin(), part_.y.end());
    for (float& y : part_.y) y = std::round(y - top);
}

}  // namespace layout
