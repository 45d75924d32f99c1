#include "domain/dag_layout.h"
#include "domain/layout_parts.h"
#include <algorithm>
#include <optional>

using namespace layout;

// In vertices and segments looked at, for one part: a first try takes as many sweeps as help, up
// to the first limit; others are begun while the second is not reached.
static constexpr std::size_t kSweeps = 2'000'000, kTries = 800'000, kSmall = 4'000;
static constexpr int kMostSweeps = 24, kMostStarts = 16;

struct LayoutJob::State {
    FoldedDag folded;
    LayoutSizes sizes;
    Units units;
    enum class Phase { split, bend, order, exchange, join, level, pack, done } phase = Phase::split;
    Split split;
    std::size_t part = 0;
    int start = 0, sweeps = 0, misses = 0, turns = 0;
    std::size_t tried = 0;
    std::int64_t crossings = 0;
    Layers best;
    std::optional<Levels> levels;
    std::shared_ptr<const GraphShape> shape;

    State(FoldedDag f, LayoutSizes s) : folded(std::move(f)), sizes(s), units(units_of(folded, s)) {}
    Part& now() { return split.parts[part]; }
    std::size_t once() const { return split.parts[part].size() + 1; }
    std::size_t turn();
    void begin_part();
    void keep_better();
    std::size_t order();
    std::size_t level();
};

void LayoutJob::State::begin_part() {
    phase = part < split.parts.size() ? Phase::bend : Phase::pack;
    start = sweeps = misses = turns = 0;
    tried = 0;
}

void LayoutJob::State::keep_better() {
    Part& p = now();
    const auto crossed = crossings_of(p);
    if (!best.empty() && crossed >= p.crossings) return void(++misses);
    p.crossings = crossed;
    best = p.layers;
    misses = 0;
}

// There and back until it no longer helps, from several beginnings; the best of all is kept.
std::size_t LayoutJob::State::order() {
    Part& p = now();
    std::size_t cost = 2 * once();
    if (sweeps == 0) p.put(first_order(p, start)), keep_better(), misses = 0;
    sweep(p, sweeps % 2 == 0, start % 2 == 1);
    for (int i = 0; i < 3 && p.size() < kSmall && exchange(p); ++i) cost += 4 * once();
    keep_better();
    tried += cost;
    const int most = std::clamp(int(kSweeps / once()), 4, kMostSweeps);
    if (++sweeps < most && misses < 4 && p.crossings > 0) return cost;
    sweeps = misses = 0;
    if (p.crossings > 0 && tried < kTries && ++start < kMostStarts) return cost;
    p.put(best);
    best.clear();
    phase = p.crossings > 0 ? Phase::exchange : Phase::join;
    return cost;
}

std::size_t LayoutJob::State::level() {
    const auto cost = 3 * once();
    if (!levels) levels.emplace(now(), sizes);
    if (!levels->turn()) return cost;
    levels.reset();
    crossings += now().crossings;
    ++part;
    begin_part();
    return cost;
}

std::size_t LayoutJob::State::turn() {
    switch (phase) {
        case Phase::split:
            split = parts_of(units);
            begin_part();
            return units.dag.edges().size() + units.all.size();
        case Phase::bend:
            bend_lines(now());
            phase = Phase::order;
            return 4 * once();
        case Phase::order: return order();
        case Phase::exchange:
            if (!exchange(now()) || ++turns == 4) phase = Phase::join;
            return 4 * once();
        case Phase::join:
            join_lines(now());
            now().crossings = crossings_of(now());
            phase = Phase::level;
            return 4 * once();
        case Phase::level: return level();
        case Phase::pack:
            shape = std::make_shared<const GraphShape>(packed(folded, units, split, sizes));
            phase = Phase::done;
            return 1;
        case Phase::done: break;
    }
    return 0;
}

LayoutJob::LayoutJob(FoldedDag folded, LayoutSizes sizes) : state_(std::make_unique<State>(std::move(folded), sizes)) {}
LayoutJob::LayoutJob(Dag dag, LayoutSizes sizes) : LayoutJob(unfolded(std::move(dag)), sizes) {}
LayoutJob::LayoutJob(LayoutJob&&) noexcept = default;
LayoutJob::~LayoutJob() = default;

bool LayoutJob::step(std::size_t work) {
    for (std::size_t done = 0; state_->phase != State::Phase::done && done <= work;) done += state_->turn();
    return state_->phase == State::Phase::done;
}

std::shared_ptr<const GraphShape> LayoutJob::shape() const { return state_->shape; }
std::int64_t LayoutJob::crossings() const { return state_->crossings; }

std::shared_ptr<const GraphShape> lay_out(const Dag& dag, LayoutSizes sizes) {
    LayoutJob job(dag, sizes);
    while (!job.step()) {}
    return job.shape();
}
