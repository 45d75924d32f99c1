#include "domain/dag_layout.h"
#include "domain/layout_parts.h"
#include <algorithm>
#include <optional>

using namespace layout;

static constexpr std::size_t kAllSweeps = 2'000'000;  // segments looked at, for one part

struct LayoutJob::State {
    Dag dag;
    LayoutSizes sizes;
    enum class Phase { split, bend, order, exchange, level, pack, done } phase = Phase::split;
    Split split;
    std::size_t part = 0;
    int start = 0, sweeps = 0, misses = 0, turns = 0;
    std::int64_t crossings = 0;
    Layers best;
    std::optional<Levels> levels;
    std::shared_ptr<const GraphShape> shape;

    State(Dag d, LayoutSizes s) : dag(std::move(d)), sizes(s) {}
    Part& now() { return split.parts[part]; }
    std::size_t once() const { return split.parts[part].segments.size() + split.parts[part].layer.size() + 1; }
    std::size_t turn();
    void begin_part();
    void keep_better();
    void order();
    void level();
};

void LayoutJob::State::begin_part() {
    phase = part < split.parts.size() ? Phase::bend : Phase::pack;
    start = sweeps = misses = turns = 0;
}

void LayoutJob::State::keep_better() {
    Part& p = now();
    const auto crossed = crossings_of(p);
    if (!best.empty() && crossed >= p.crossings) return void(++misses);
    p.crossings = crossed;
    best = p.layers;
    misses = 0;
}

// There and back until it no longer helps, from several beginnings; the best of all is kept. A
// large part has fewer tries.
void LayoutJob::State::order() {
    Part& p = now();
    if (sweeps == 0) p.put(first_order(p, start)), keep_better(), misses = 0;
    sweep(p, sweeps % 2 == 0, start == 1);
    keep_better();
    const int most = std::clamp(int(kAllSweeps / once()), 4, 24);
    if (++sweeps < most && misses < 4 && p.crossings > 0) return;
    sweeps = misses = 0;
    const bool another = p.crossings > 0 && std::size_t(most) * once() * std::size_t(start + 2) < kAllSweeps;
    if (another && ++start < kStarts) return;
    p.put(best);
    best.clear();
    phase = p.crossings > 0 ? Phase::exchange : Phase::level;
    turns = 0;
}

void LayoutJob::State::level() {
    if (turns == 0) levels.emplace(now(), sizes);
    if (turns < 4) return levels->turn(turns++);
    levels->settle();
    levels.reset();
    crossings += now().crossings;
    ++part;
    begin_part();
}

std::size_t LayoutJob::State::turn() {
    switch (phase) {
        case Phase::split:
            split = parts_of(dag);
            begin_part();
            return dag.edges().size() + std::size_t(dag.count());
        case Phase::bend:
            bend_lines(now());
            phase = Phase::order;
            return 4 * once();
        case Phase::order: {
            const auto cost = 2 * once();
            order();
            return cost;
        }
        case Phase::exchange:
            if (!exchange(now()) || ++turns == 4) phase = Phase::level, turns = 0, now().crossings = crossings_of(now());
            return 4 * once();
        case Phase::level: {
            const auto cost = 4 * once();
            level();
            return cost;
        }
        case Phase::pack:
            shape = std::make_shared<const GraphShape>(packed(dag, split, sizes));
            phase = Phase::done;
            return 1;
        case Phase::done: break;
    }
    return 0;
}

LayoutJob::LayoutJob(Dag dag, LayoutSizes sizes) : state_(std::make_unique<State>(std::move(dag), sizes)) {}
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
