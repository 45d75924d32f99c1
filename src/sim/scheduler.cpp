#include "sim/scheduler.h"

#include <algorithm>
#include <map>

#include "sim/life.h"

namespace sim {
namespace {

constexpr int kCandidates = 24;  // nodes looked at for the tightest fit
constexpr int kRefusals = 16;    // groups without room before a pool's turn is over

}  // namespace

void Scheduler::pass() {
    for (int pool = 0; pool < static_cast<int>(world_.books.size()); ++pool)
        if (nth(world_.fleet.pools, pool).status == PoolStatus::online) serve(pool);
}

void Scheduler::serve(int pool) {
    auto& book = nth(world_.books, pool);
    std::vector<Amount> refused(book.nodes.size(), Amount{-1, -1, -1, -1});
    const auto queue = book.queue;  // serving changes it
    int refusals = 0;
    for (const auto& waiting : queue) {
        if (!try_group(waiting, refused) && ++refusals == kRefusals) return;
    }
}

// False when there was no room. Groups over their quota do not count: they cost nothing to ask.
bool Scheduler::try_group(const Waiting& waiting, std::vector<Amount>& refused) {
    const auto& workflow = nth(world_.workflows, waiting.workflow);
    const auto& group = nth(workflow.groups, waiting.group);
    const auto unplaced = unplaced_tasks(waiting);
    if (unplaced.empty() || group.impossible || !allowed(workflow, unplaced)) return true;
    const auto& ask = world_.task(unplaced.front()).ask;
    auto& smallest_refused = refused[group.platform];
    const bool hopeless = smallest_refused.cpus >= 0 && smallest_refused.fits_in(ask);
    if (!hopeless && place_all(waiting, unplaced)) return true;
    if (waiting.priority != Priority::low && preempt_for(waiting, unplaced)) return true;
    smallest_refused = ask;
    return false;
}

std::vector<Place> Scheduler::unplaced_tasks(const Waiting& waiting) const {
    std::vector<Place> out;
    const auto& group = nth(nth(world_.workflows, waiting.workflow).groups, waiting.group);
    for (int t = 0; t < static_cast<int>(group.tasks.size()); ++t) {
        const auto& task = nth(group.tasks, t);
        if (task.last().status == Status::scheduling && !task.last().placed)
            out.push_back({waiting.workflow, waiting.group, t, static_cast<std::int32_t>(task.attempts.size()) - 1});
    }
    return out;
}

bool Scheduler::allowed(const Workflow& workflow, const std::vector<Place>& unplaced) const {
    const auto& quota = world_.pool(workflow).quota;
    if (!quota) return true;
    const auto& held = nth(world_.books, workflow.pool).held;
    std::int64_t gpus = 0;
    for (const auto& at : unplaced) gpus += world_.task(at).ask.gpus;
    if (gpus == 0) return true;
    if (workflow.priority == Priority::low) return quota->maximum < 0 || held.all() + gpus <= quota->maximum;
    return quota->guarantee < 0 || held.other + gpus <= quota->guarantee;
}

int Scheduler::find_node(PoolBook& book, std::uint16_t platform, const Amount& ask) {
    const auto& nodes = book.nodes[platform];
    auto& cursor = book.cursor[platform];
    int best = -1, seen = 0;
    for (std::size_t i = 0; i < nodes.size() && seen < kCandidates; ++i) {
        const auto at = (static_cast<std::size_t>(cursor) + i) % nodes.size();
        const auto& node = nth(world_.fleet.nodes, nodes[at]);
        if (!node.available || !node.schedulable || !ask.fits_in(node.room())) continue;
        ++seen;
        const bool exact = node.room().gpus == ask.gpus;
        if (best < 0 || exact || node.room().gpus < nth(world_.fleet.nodes, best).room().gpus) best = nodes[at];
        if (exact) {
            cursor = static_cast<std::int32_t>(at);
            break;
        }
    }
    return best;
}

bool Scheduler::place_all(const Waiting& waiting, const std::vector<Place>& unplaced) {
    const auto& workflow = nth(world_.workflows, waiting.workflow);
    auto& book = nth(world_.books, workflow.pool);
    const auto platform = nth(workflow.groups, waiting.group).platform;
    std::vector<Place> done;
    for (const auto& at : unplaced) {
        const int node = find_node(book, platform, world_.task(at).ask);
        if (node < 0) {
            for (const auto& placed : done) world_.put_back(placed);
            return false;
        }
        world_.take(at, node);
        done.push_back(at);
    }
    world_.settle(done);
    return true;
}

// Work may take LOW's room in its own pool, and elsewhere what LOW holds beyond that pool's guarantee.
bool Scheduler::may_take(int pool, Place victim) const {
    const auto& workflow = world_.workflow(victim);
    if (workflow.priority != Priority::low) return false;
    if (workflow.pool == pool) return true;
    const auto& quota = world_.pool(workflow).quota;
    return !quota || quota->guarantee < 0 || nth(world_.books, workflow.pool).held.all() > quota->guarantee;
}

bool Scheduler::find_victims(int pool, const Node& node, Amount room, const Amount& ask, Move& move) const {
    if (!node.available || !node.schedulable) return false;
    for (const auto& victim : node.attempts) {
        if (ask.fits_in(room)) break;
        if (!may_take(pool, victim)) continue;
        move.victims.push_back(victim);
        room += world_.task(victim).ask;
    }
    return ask.fits_in(room);
}

bool Scheduler::preempt_for(const Waiting& waiting, const std::vector<Place>& unplaced) {
    const auto& workflow = nth(world_.workflows, waiting.workflow);
    const auto& book = nth(world_.books, workflow.pool);
    if (world_.task(unplaced.front()).ask.gpus == 0) return false;
    const auto& nodes = book.nodes[nth(workflow.groups, waiting.group).platform];
    std::vector<Move> moves;
    std::size_t from = 0;
    for (const auto& at : unplaced) {  // one node each: enough for work that takes whole nodes
        Move move{.task = at, .victims = {}};
        for (; from < nodes.size() && move.node < 0; ++from) {
            const auto& node = nth(world_.fleet.nodes, nodes[from]);
            move.victims.clear();
            if (find_victims(workflow.pool, node, node.room(), world_.task(at).ask, move)) move.node = nodes[from];
        }
        if (move.node < 0) return false;
        moves.push_back(std::move(move));
    }
    Life life(world_);
    for (const auto& move : moves)
        for (const auto& victim : move.victims) life.preempt(victim);
    std::vector<Place> done;
    for (const auto& move : moves) {
        world_.take(move.task, move.node);
        done.push_back(move.task);
    }
    world_.settle(done);
    return true;
}

}  // namespace sim
