#include "domain/layout_relax.h"
#include <algorithm>
#include <array>
#include <cmath>

// How the y of a part is found: four alignments and the mean of their middle two; then what
// belongs together is pulled together, and comes to rest.
namespace layout {

static constexpr int kAlign = 4, kPull = 24, kRest = 15;  // turns

struct Levels::State {
    State(Part& p, LayoutSizes s) : part(p), sizes(s), crossed(crossing_level_pieces(p)), pulling(p, s), settling(p, s) {}
    Part& part;
    LayoutSizes sizes;
    std::vector<char> crossed, level;             // segments
    std::array<std::vector<float>, kAlign> found;
    Pulling pulling;
    Settling settling;
    int turn = 0;

    void mean();
    void rest(int turn);
    void finish();
};

Levels::Levels(Part& p, LayoutSizes sizes) : state_(std::make_unique<State>(p, sizes)) {}
Levels::~Levels() = default;

// The four are laid over one another by the ends of the narrowest: those that count from above by
// their upper end, the others by their lower.
void Levels::State::mean() {
    std::array<float, kAlign> low{}, high{};
    std::size_t narrowest = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto [least, most] = std::minmax_element(found[i].begin(), found[i].end());
        low[i] = *least, high[i] = *most;
        if (high[i] - low[i] < high[narrowest] - low[narrowest]) narrowest = i;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const float by = i % 2 == 0 ? low[narrowest] - low[i] : high[narrowest] - high[i];
        for (float& y : found[i]) y += by;
    }
    part.y.resize(found[0].size());
    for (std::size_t v = 0; v < part.y.size(); ++v) {
        std::array<float, kAlign> ys{found[0][v], found[1][v], found[2][v], found[3][v]};
        std::sort(ys.begin(), ys.end());
        part.y[v] = (ys[1] + ys[2]) / 2;
    }
    level.clear();
    for (const auto& s : part.segments) level.push_back(std::abs(part.y[std::size_t(s.from)] - part.y[std::size_t(s.to)]) < 0.01f);
}

// What was level in the alignments is made level again where there is room; then whatever is
// level moves as one; at last a line is made level even where that costs a little length.
void Levels::State::rest(int t) {
    if (t == 0) settling.gather(100, &level);
    else if (t == 2) settling.gather(25);
    else if (t > 2) settling.gather(0.01f);
    settling.round(t % 2 == 1, t >= 9);
}

void Levels::State::finish() {
    const float top = *std::min_element(part.y.begin(), part.y.end());
    for (float& y : part.y) y = std::round(y - top);
}

bool Levels::turn() {
    State& s = *state_;
    const int t = s.turn++;
    if (t < kAlign) {
        s.found[std::size_t(t)] = aligned(s.part, s.sizes, s.crossed, t >= 2, t % 2 == 1);
        if (t == kAlign - 1) s.mean();
    } else if (t < kAlign + kPull) {
        s.pulling.round(t - kAlign, s.level);
    } else {
        s.rest(t - kAlign - kPull);
        if (t == kAlign + kPull + kRest - 1) return s.finish(), true;
    }
    return false;
}

}  // namespace layout
