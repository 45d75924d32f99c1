#include "domain/layout_relax.h"
#include <algorithm>

namespace layout {

static constexpr double kBend = 8, kHalfBend = 2, kLevel = 12, kHardly = 0.01;
static constexpr int kMostLines = 4;              // a trunk of 1,000 does not pull 1,000 times as hard

void Pulling::round(int number, const std::vector<char>& level) {
    const std::size_t count = p_.layers.size();
    const bool down = number % 2 == 0, both = number >= 4;
    for (std::size_t i = 0; i < count; ++i) layer(p_.layers[down ? i : count - 1 - i], both || down, both || !down, level);
}

Pulling::Stretch Pulling::wanted(int v, double offset, bool above, bool below, const std::vector<char>& level) const {
    double weight = 0, sum = 0;
    const auto add = [&](const Beside& beside) {
        const auto near = beside.of(v), segments = beside.segments_of(v);
        for (std::size_t k = 0; k < near.size(); ++k) {
            const auto segment = std::size_t(segments[k]);
            double pull = p_.is_bend(v) && p_.is_bend(near[k]) ? kBend : p_.is_bend(v) || p_.is_bend(near[k]) ? kHalfBend : 1;
            if (level[segment]) pull = std::max(pull, kLevel);
            pull *= std::min(p_.segments[segment].lines, kMostLines);
            weight += pull, sum += pull * (p_.y[std::size_t(near[k])] - offset);
        }
    };
    if (above) add(p_.above);
    if (below) add(p_.below);
    if (weight == 0) weight = kHardly, sum = kHardly * (p_.y[std::size_t(v)] - offset);
    return {weight, sum, 1};
}

// The layer keeps its order and its distances. What the vertices want would overlap: neighbours
// that do so become one stretch, which wants the mean of both. That is the best for all of them.
void Pulling::layer(const std::vector<int>& line, bool above, bool below, const std::vector<char>& level) {
    stretches_.clear(), offsets_.clear();
    double offset = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) offset += apart(p_, sizes_, line[i - 1], line[i]);
        offsets_.push_back(offset);
        Stretch last = wanted(line[i], offset, above, below, level);
        for (; !stretches_.empty() && stretches_.back().at() >= last.at(); stretches_.pop_back()) {
            const Stretch& s = stretches_.back();
            last = {last.weight + s.weight, last.sum + s.sum, last.count + s.count};
        }
        stretches_.push_back(last);
    }
    std::size_t i = 0;
    for (const Stretch& s : stretches_)
        for (std::size_t k = 0; k < s.count; ++k, ++i) p_.y[std::size_t(line[i])] = float(s.at() + offsets_[i]);
}

}  // namespace layout
