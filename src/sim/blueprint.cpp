#include "sim/blueprint.h"

#include <algorithm>
#include <numeric>

namespace sim {
namespace {

using Draw = void (*)(const Wish&, Random&, Workflow&);

// The part of a node that goes with so many of its GPUs, a little less than all.
Amount part_of(const Amount& machine, double share, std::int64_t gpus) {
    const auto some = [&](std::int64_t all) {
        return std::max<std::int64_t>(1, static_cast<std::int64_t>(0.88 * share * static_cast<double>(all)));
    };
    return {gpus, some(machine.cpus), some(machine.memory_kib / kKibPerGib) * kKibPerGib,
            std::max<std::int64_t>(20, some(machine.storage_bytes / kGib) / 8) * kGib};
}

Amount gpus_of(const Amount& machine, std::int64_t gpus) {
    return part_of(machine, static_cast<double>(gpus) / static_cast<double>(machine.gpus), gpus);
}
Amount cores_of(const Amount& machine, double share) { return part_of(machine, share, 0); }

Amount helper_of(const Amount& machine) { return part_of(machine, 0.06, 0); }

Span run_time(const Wish& wish, Random& random) {
    if (!wish.big) return seconds{18} + random.exponential(minutes{4});
    return std::clamp(minutes{6} + random.exponential(wish.long_run), Span{minutes{6}}, wish.long_run * 5);
}

Task make_task(std::string name, const Amount& ask, bool lead, Span run, Random& random) {
    return {std::move(name), ask, lead, {Outcome::complete, random.between(seconds{2}, seconds{50}), run}, {}};
}

int add_group(Workflow& w, std::string name, std::uint16_t platform) {
    w.groups.push_back(
        {.name = std::move(name), .platform = platform, .upstream = {}, .downstream = {}, .failure = {}, .tasks = {}});
    return static_cast<int>(w.groups.size()) - 1;
}

int add_single(Workflow& w, const std::string& name, const Wish& wish, const Amount& ask, Span run, Random& random) {
    const int g = add_group(w, name + "-group", wish.platform);
    w.groups.back().tasks.push_back(make_task(name, ask, true, run, random));
    return g;
}

void link(Workflow& w, int from, int to) {
    nth(w.groups, from).downstream.push_back(to);
    nth(w.groups, to).upstream.push_back(from);
}

std::string numbered(std::string_view word, int n) { return std::string(word) + (n < 10 ? "-0" : "-") + std::to_string(n); }

Amount unit(const Wish& wish, std::int64_t gpus) {
    return wish.machine.gpus > 0 ? gpus_of(wish.machine, gpus) : cores_of(wish.machine, 0.9);
}
std::int64_t whole(const Wish& wish) { return wish.machine.gpus > 0 ? wish.machine.gpus : wish.machine.cpus; }

// prepare → a lead with workers → evaluate
void train(const Wish& wish, Random& random, Workflow& w) {
    int workers = static_cast<int>(std::clamp<std::int64_t>(wish.budget / whole(wish), 1, std::max(1, wish.tasks)));
    const bool framed = wish.tasks >= workers + 2;
    const Span run = run_time(wish, random);
    const int prepare =
        framed ? add_single(w, "prepare", wish, helper_of(wish.machine), random.between(seconds{20}, minutes{6}), random)
               : -1;
    const int main = add_group(w, "train", wish.platform);
    for (int i = 0; i < workers; ++i)
        w.groups.back().tasks.push_back(
            make_task(i == 0 ? "master" : numbered("worker", i), unit(wish, wish.machine.gpus), i == 0, run, random));
    if (!framed) return;
    const int evaluate = add_single(w, "evaluate", wish, unit(wish, std::min<std::int64_t>(1, wish.machine.gpus)),
                                    random.between(minutes{1}, minutes{25}), random);
    link(w, prepare, main);
    link(w, main, evaluate);
}

// seed → many alike, side by side → report
void sweep(const Wish& wish, Random& random, Workflow& w) {
    const std::int64_t each = std::max<std::int64_t>(1, wish.machine.gpus / 2);
    const auto size = wish.machine.gpus > 0 ? each : wish.machine.cpus;
    const int trials = static_cast<int>(std::clamp<std::int64_t>(wish.budget / size, 2, std::max(2, wish.tasks - 2)));
    const bool framed = wish.tasks >= trials + 2;
    const int seed =
        framed ? add_single(w, "seed", wish, helper_of(wish.machine), random.between(seconds{4}, seconds{40}), random) : -1;
    const int report =
        framed ? add_single(w, "report", wish, helper_of(wish.machine), random.between(seconds{8}, minutes{2}), random)
               : -1;
    for (int i = 0; i < trials; ++i) {
        const int trial = add_single(w, numbered("trial", i), wish, unit(wish, each), run_time(wish, random), random);
        if (!framed) continue;
        link(w, seed, trial);
        link(w, trial, report);
    }
}

// One after the other, a GPU each.
void chain(const Wish& wish, Random& random, Workflow& w) {
    const int steps = std::clamp(wish.tasks, 2, 18);
    const Span all = run_time(wish, random);
    for (int i = 0; i < steps; ++i) {
        const int step = add_single(w, numbered("case", i), wish, unit(wish, std::min<std::int64_t>(1, wish.machine.gpus)),
                                    all / steps + seconds{5}, random);
        if (i > 0) link(w, step - 1, step);
    }
}

void pair(const Wish& wish, Random& random, Workflow& w) {
    add_group(w, "eval", wish.platform);
    const Span run = run_time(wish, random);
    w.groups.back().tasks.push_back(
        make_task("simulate", unit(wish, std::min<std::int64_t>(2, wish.machine.gpus)), true, run, random));
    if (wish.tasks > 1) w.groups.back().tasks.push_back(make_task("score", helper_of(wish.machine), false, run, random));
}

void single(const Wish& wish, Random& random, Workflow& w) {
    const auto gpus = random.chance(0.6) ? std::min<std::int64_t>(1, wish.machine.gpus) : 0;
    add_single(w, "main", wish,
               wish.machine.gpus > 0 && gpus > 0 ? gpus_of(wish.machine, gpus) : cores_of(wish.machine, 0.12),
               run_time(wish, random), random);
}

struct Kind {
    Blueprint blueprint;
    Draw draw;
    bool big, gpu;
    int weight;
};
const Kind kKinds[] = {
    {{"training-job", 1, false, {}}, train, true, true, 5},
    {{"policy-train", 380, false, {}}, train, true, true, 4},
    {{"finetune-llm", 120, false, {}}, train, true, true, 4},
    {{"groot-mimic", 1, false, {"user-d", "groot-mimic", 3}}, train, true, true, 2},
    {{"sim-sweep", 1, false, {}}, sweep, true, true, 3},
    {{"video-augment", 40, false, {}}, sweep, true, true, 2},
    {{"eval", 300, false, {}}, pair, false, true, 6},
    {{"atlas-eval", 1, false, {}}, pair, false, true, 3},
    {{"nightly-regression", 210, true, {}}, chain, false, true, 3},
    {{"smoke-test", 900, true, {}}, single, false, true, 6},
    {{"notebook", 60, false, {}}, single, false, true, 3},
    {{"preprocess", 500, false, {}}, sweep, true, false, 4},
    {{"hdf5-to-mp4", 1, false, {"user-g", "hdf5-to-mp4", 1}}, sweep, true, false, 3},
    {{"lerobot-convert", 30, false, {}}, train, true, false, 3},
    {{"index-shards", 1, true, {}}, chain, false, false, 3},
    {{"lint-dataset", 1, true, {}}, single, false, false, 5},
};

const Kind& pick_kind(const Wish& wish, Random& random) {
    const auto fits = [&](const Kind& k) { return k.big == wish.big && k.gpu == (wish.machine.gpus > 0); };
    const int total = std::accumulate(std::begin(kKinds), std::end(kKinds), 0,
                                      [&](int sum, const Kind& k) { return sum + (fits(k) ? k.weight : 0); });
    int at = random.below(total);
    for (const auto& k : kKinds)
        if (fits(k) && (at -= k.weight) < 0) return k;
    return kKinds[0];
}

}  // namespace

Amount peak_of(const Workflow& w) {
    std::vector<std::size_t> rank(w.groups.size(), 0);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t g = 0; g < w.groups.size(); ++g)
            for (const int up : w.groups[g].upstream) {
                if (rank[g] > nth(rank, up)) continue;
                rank[g] = nth(rank, up) + 1;
                changed = true;
            }
    }
    std::vector<Amount> asks(w.groups.size());
    for (std::size_t g = 0; g < w.groups.size(); ++g)
        for (const auto& t : w.groups[g].tasks) asks[rank[g]] += t.ask;
    return *std::max_element(asks.begin(), asks.end(), [](const Amount& a, const Amount& b) {
        return std::pair(a.gpus, a.cpus) < std::pair(b.gpus, b.cpus);
    });
}

Blueprint draw(const Wish& wish, Random& random, Workflow& into) {
    const auto& kind = pick_kind(wish, random);
    kind.draw(wish, random, into);
    into.peak = peak_of(into);
    return kind.blueprint;
}

}  // namespace sim
