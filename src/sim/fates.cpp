#include "sim/blueprint.h"

// How often which thing goes wrong. Every failure that the service documents is in here, so that a few
// hundred workflows show them all.
namespace sim {
namespace {

struct Risk {
    Outcome outcome;
    double chance;
};
constexpr Risk kRisks[] = {
    {Outcome::exit_error, 0.050}, {Outcome::out_of_memory, 0.012}, {Outcome::evicted, 0.008}, {Outcome::backend_error, 0.008},
    {Outcome::image_pull, 0.012}, {Outcome::start_error, 0.008}, {Outcome::start_timeout, 0.008}, {Outcome::flaky, 0.030},
    {Outcome::always_flaky, 0.010},
};

void give_task_a_fate(Workflow& w, Random& random) {
    auto& groups = w.groups;
    auto& task = nth(groups, random.below(static_cast<int>(groups.size()))).tasks.front();
    double at = random.unit();
    for (const auto& risk : kRisks) {
        if ((at -= risk.chance) >= 0) continue;
        task.fate.outcome = risk.outcome;
        task.fate.run = Span{static_cast<Span::rep>(static_cast<double>(task.fate.run.count()) * (0.05 + 0.9 * random.unit()))};
        return;
    }
    if (w.priority == Priority::low && random.chance(0.03)) task.fate.outcome = Outcome::preempted;
}

}  // namespace

void decide_fates(Workflow& w, Random& random) {
    give_task_a_fate(w, random);
    const double what = random.unit();
    if (what < 0.010) {
        auto& slow = w.groups.front();
        w.exec_timeout = slow.tasks.front().fate.run / 2 + seconds{10};
        slow.tasks.front().fate = {Outcome::complete, slow.tasks.front().fate.startup, w.exec_timeout * 3};
    } else if (what < 0.018) {
        w.groups.front().impossible = true;
        w.queue_timeout = random.chance(0.5) ? minutes{30} : hours{2};
    }
}

}  // namespace sim
