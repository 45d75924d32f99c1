#include "sim/submitter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/names.h"

namespace sim {
namespace {

constexpr std::size_t kLongQueue = 40;

Span days_text(std::string_view text, Span otherwise) {  // "7d"
    return text.empty() ? otherwise : Span{days{std::stoi(std::string(text))}};
}

std::string three(int n) {
    auto text = std::to_string(n);
    return std::string(text.size() < 3 ? 3 - text.size() : 0, '0') + text;
}

}  // namespace

Instant Submitter::time_of(const World& world, int number) {
    const auto& s = world.scenario;
    const double at = number + Random(world.seed, 0xa11 + static_cast<std::uint64_t>(number)).unit();
    const auto scaled = [](Span all, double part) {
        return Span{static_cast<Span::rep>(static_cast<double>(all.count()) * part)};
    };
    if (number < s.workflows) return world.start - s.past + scaled(s.past, at / s.workflows);
    return world.start + scaled(s.pause, at - s.workflows);
}

void Submitter::arrive() {
    Random random(world_.seed, static_cast<std::uint64_t>(world_.submitted) + 0x1000);
    Workflow w;
    w.key = random.next();
    w.pool = pick_pool(random);
    const auto& pool = nth(world_.fleet.pools, w.pool);
    Wish wish{.machine = {}, .platform = static_cast<std::uint16_t>(pick_platform(w.pool, random)), .budget = 0,
              .tasks = tasks_allowed(), .big = false, .long_run = world_.scenario.long_run};
    const auto& nodes = nth(world_.books, w.pool).nodes[wish.platform];
    wish.machine = nth(world_.fleet.nodes, nodes.front()).allocatable - kControl;
    const auto whole = wish.machine.gpus > 0 ? wish.machine.gpus : wish.machine.cpus;
    const auto wanted = demand(w.pool, whole, random);
    w.priority = wanted.priority;
    wish.budget = wanted.budget;
    wish.big = wanted.big;
    const auto blueprint = draw(wish, random, w);
    w.user = pick_user(world_, w.pool, blueprint.automatic, random);
    const int id = world_.next_job_id(blueprint.spec, blueprint.first_id);
    w.name = std::string(blueprint.spec) + "-" + (blueprint.first_id == 1 ? three(id) : std::to_string(id));
    w.app = blueprint.app;
    if (random.chance(0.05)) make_restart(w, blueprint.spec, id);
    w.labels = pick_labels(random);
    w.tags = pick_tags(random);
    w.submit = world_.now;
    w.exec_timeout = days_text(pool.timeouts.default_exec, days{60});
    w.queue_timeout = days_text(pool.timeouts.default_queue, days{60});
    decide_fates(w, random);
    if (random.chance(0.015)) reject(w);
    for (const auto& g : w.groups) world_.tasks_made += static_cast<std::int64_t>(g.tasks.size());
    const auto index = static_cast<int>(world_.workflows.size());
    world_.submit(std::move(w));
    ++world_.submitted;
    schedule_mishaps(index, random);
    world_.push(Event::Kind::arrive, time_of(world_, world_.submitted));
}

// The same again, after one that failed.
void Submitter::make_restart(Workflow& w, std::string_view spec, int id) const {
    for (auto before = world_.workflows.rbegin();
         before != world_.workflows.rend() && before - world_.workflows.rbegin() < 200; ++before) {
        if (before->status < WorkflowStatus::failed || before->pool != w.pool ||
            !before->name.starts_with(std::string(spec) + "-"))
            continue;
        w.parent_name = spec;
        w.parent_job = std::min(id - 1, std::stoi(before->name.substr(spec.size() + 1)));
        w.user = before->user;
        return;
    }
}

// A spec that the service refused: a row with nothing in it.
void Submitter::reject(Workflow& w) const {
    w.groups.clear();
    w.status = WorkflowStatus::failed_submission;
    w.start = w.end = w.submit;
}

void Submitter::schedule_mishaps(int index, Random& random) {
    const auto& w = nth(world_.workflows, index);
    if (w.groups.empty()) return;
    const double what = random.unit();
    if (what < 0.006) world_.push(Event::Kind::server_error, world_.now + seconds{2}, {.workflow = index});
    else if (what < 0.046)
        world_.push(Event::Kind::cancel, world_.now + random.between(seconds{8}, hours{2}), {.workflow = index});
}

// By size. The pool in maintenance gets a few shortly before the start, which then wait in it.
int Submitter::pick_pool(Random& random) const {
    const auto& pools = world_.fleet.pools;
    const int from_start = world_.scenario.workflows - world_.submitted;
    if (from_start == 2 || from_start == 20) {
        const auto closed =
            std::find_if(pools.begin(), pools.end(), [](const Pool& p) { return p.status == PoolStatus::maintenance; });
        if (closed != pools.end()) return static_cast<int>(closed - pools.begin());
    }
    std::int64_t total = 0;
    const auto weight = [&](std::size_t p) -> std::int64_t {
        if (pools[p].status != PoolStatus::online) return 0;
        std::int64_t nodes = 1;
        if (world_.books[p].queue.size() > kLongQueue) return nodes;  // people go elsewhere
        for (const auto& list : world_.books[p].nodes) nodes += static_cast<std::int64_t>(list.size());
        return nodes;
    };
    for (std::size_t p = 0; p < pools.size(); ++p) total += weight(p);
    auto at = static_cast<std::int64_t>(random.unit() * static_cast<double>(total));
    for (std::size_t p = 0; p < pools.size(); ++p)
        if ((at -= weight(p)) < 0) return static_cast<int>(p);
    return 0;
}

int Submitter::pick_platform(int pool, Random& random) const {
    const auto& lists = nth(world_.books, pool).nodes;
    std::size_t total = 0;
    for (const auto& list : lists) total += list.size();
    auto at = static_cast<std::size_t>(random.below(static_cast<int>(total)));
    for (std::size_t q = 0; q < lists.size(); ++q) {
        if (at < lists[q].size()) return static_cast<int>(q);
        at -= lists[q].size();
    }
    return 0;
}

// First the guarantee is used, in waves over the hours; LOW work fills up to the load wanted.
Submitter::Demand Submitter::demand(int pool, std::int64_t whole, Random& random) const {
    const auto& book = nth(world_.books, pool);
    const auto& quota = nth(world_.fleet.pools, pool).quota;
    const auto capacity = static_cast<double>(book.capacity);
    const double hour = static_cast<double>((world_.now.time_since_epoch()).count()) / 3.6e9;
    const double wave = 0.86 + 0.12 * std::sin(2 * std::numbers::pi * (hour / 6 + pool * 0.31));
    const double eager = world_.scenario.load / 0.74 * (pool % 6 == 4 ? 1.25 : 1.0);  // one pool in six always wants too much
    const double limit =
        quota && quota->guarantee >= 0 ? static_cast<double>(quota->guarantee) : capacity * world_.scenario.load;
    const auto missing = limit * wave * eager - static_cast<double>(book.wanted.other);
    const auto spare = capacity * world_.scenario.load - static_cast<double>(book.wanted.all());
    const double part = 0.35 + 0.65 * random.unit();
    if (missing >= static_cast<double>(whole)) {
        const auto most = std::min(missing, limit);
        return {random.chance(0.25) ? Priority::high : Priority::normal,
                std::max(whole, static_cast<std::int64_t>(most * part)), true};
    }
    if (spare >= static_cast<double>(whole))
        return {Priority::low, std::max(whole, static_cast<std::int64_t>(spare * part)), true};
    const double which = random.unit();
    return {which < 0.12 ? Priority::high : which < 0.75 ? Priority::normal : Priority::low, whole / 4, false};
}

// So that the scenario has about as many tasks as it says.
int Submitter::tasks_allowed() const {
    const double each = world_.scenario.tasks_per_workflow;
    const double left = (world_.submitted + 1) * each + 7 * each - static_cast<double>(world_.tasks_made);
    return std::clamp(static_cast<int>(left), 1, 32);
}

}  // namespace sim
