#include "sim/world.h"

#include <algorithm>

#include "sim/build_fleet.h"
#include "sim/life.h"
#include "sim/names.h"
#include "sim/odd_names.h"
#include "sim/random.h"
#include "sim/scheduler.h"
#include "sim/showcase.h"
#include "sim/submitter.h"

namespace sim {
namespace {

constexpr Span kPassEvery = seconds{1};
constexpr Span kGraceOfLostPods = minutes{5};

}  // namespace

World::World(const Scenario& wanted, std::uint64_t seed_of_all, Instant at)
    : scenario(wanted), seed(seed_of_all), start(at), now(at - wanted.past), fleet(build_fleet(wanted, seed_of_all, at)) {
    const bool odd = scenario.trouble == Trouble::odd_names;
    users = first_users(fleet, scenario.trouble == Trouble::first_login);
    if (odd) {
        make_odd(fleet);
        make_odd(users);
    }
    open_books();
    if (scenario.workflows > 0) {
        workflows.reserve(static_cast<std::size_t>(scenario.workflows) + 1024);
        push(Event::Kind::arrive, Submitter::time_of(*this, 0));
        plan_node_failures();
    }
    if (scenario.showcase) plan_shows(*this);
    advance(start);
    if (odd) make_odd_work(*this);
}

void World::open_books() {
    for (const auto& pool : fleet.pools) {
        PoolBook book;
        book.nodes.resize(pool.platforms.size());
        book.cursor.resize(pool.platforms.size());
        books.push_back(std::move(book));
    }
    std::vector<Amount> capacity(books.size());
    for (std::size_t n = 0; n < fleet.nodes.size(); ++n)
        for (const auto m : fleet.nodes[n].memberships) {
            books[m.pool].nodes[m.platform].push_back(static_cast<std::int32_t>(n));
            if (fleet.nodes[n].available) capacity[m.pool] += fleet.nodes[n].allocatable;
        }
    for (std::size_t p = 0; p < books.size(); ++p) {
        auto& book = books[p];
        book.capacity = capacity[p].gpus > 0 ? capacity[p].gpus : capacity[p].cpus;
        for (std::size_t q = 0; q < book.nodes.size(); ++q) {  // spread, so that not the first nodes are always full
            Random random(seed, 0x5b0ff1e + p * 16 + q);
            for (std::size_t i = book.nodes[q].size(); i > 1; --i)
                std::swap(book.nodes[q][i - 1], nth(book.nodes[q], random.below(static_cast<int>(i))));
        }
    }
}

// A node of the fleet goes every few hours, whatever the fleet's size, and comes back; never around the start.
void World::plan_node_failures() {
    Random random(seed, 0xdead);
    for (Instant at = now + hours{3}; at < start + days{14}; at += random.between(hours{4}, hours{9})) {
        const int node = random.below(static_cast<int>(fleet.nodes.size()));
        const auto back = at + random.between(minutes{12}, minutes{45});
        const bool quiet = (back > start - hours{1} && at < start + hours{2}) || nth(fleet.nodes, node).memberships.empty() ||
                           !nth(fleet.nodes, node).available;
        if (quiet) continue;
        push(Event::Kind::node_down, at, {}, node);
        push(Event::Kind::node_up, back, {}, node);
    }
    const int failing = fleet.node_index(fleet.failing);
    push(Event::Kind::node_down, start - minutes{2}, {}, failing);
    push(Event::Kind::node_up, start + hours{6}, {}, failing);
}

void World::advance(Instant to) {
    while (!events_.empty() && events_.top().at <= to) {
        const Event event = events_.top();
        events_.pop();
        now = std::max(now, event.at);
        run(event);
    }
    now = std::max(now, to);
}

void World::run(const Event& event) {
    Life life(*this);
    switch (event.kind) {
        case Event::Kind::arrive: return Submitter(*this).arrive();
        case Event::Kind::process: return life.process(event.place);
        case Event::Kind::enqueue: return life.enqueue(event.place);
        case Event::Kind::pass: pass_due_ = false; return Scheduler(*this).pass();
        case Event::Kind::initialize: return life.initialize(event.place);
        case Event::Kind::start: return life.start(event.place);
        case Event::Kind::finish: return life.finish(event.place);
        case Event::Kind::exec_timeout: return life.exec_timeout(event.place);
        case Event::Kind::queue_timeout: return life.queue_timeout(event.place);
        case Event::Kind::cancel: return life.cancel(event.place);
        case Event::Kind::server_error: return life.server_error(event.place);
        case Event::Kind::node_down: return node_down(event.node);
        case Event::Kind::node_lost: return lose_attempts(event.node);
        case Event::Kind::node_up:
            nth(fleet.nodes, event.node).available = true;
            return ask_for_pass();
        case Event::Kind::show: return submit_show(*this, event.node);
    }
}

void World::node_down(int node) {
    nth(fleet.nodes, node).available = false;
    push(Event::Kind::node_lost, now + kGraceOfLostPods, {}, node);
}

void World::lose_attempts(int node) {
    const auto lost = nth(fleet.nodes, node).attempts;
    for (const auto& at : lost) Life(*this).lose_node(at);
}

void World::push(Event::Kind kind, Instant at, Place place, int node) { events_.push({at, pushed_++, kind, place, node}); }

void World::ask_for_pass() {
    if (pass_due_) return;
    pass_due_ = true;
    push(Event::Kind::pass, now + kPassEvery);
}

int World::user_index(std::string_view name) const {
    const auto found = std::find_if(users.begin(), users.end(), [&](const User& u) { return u.name == name; });
    return found == users.end() ? -1 : static_cast<int>(found - users.begin());
}

int World::add_user(std::string_view name) {
    users.push_back({.name = std::string(name), .pool = {}});
    return static_cast<int>(users.size()) - 1;
}

int World::workflow_index(std::string_view name_or_uuid) const {
    if (const auto found = by_name_.find(std::string(name_or_uuid)); found != by_name_.end()) return found->second;
    if (name_or_uuid.size() != 32) return -1;
    const auto same =
        std::find_if(workflows.begin(), workflows.end(), [&](const Workflow& w) { return w.uuid() == name_or_uuid; });
    return same == workflows.end() ? -1 : static_cast<int>(same - workflows.begin());
}

void World::rename(int workflow, std::string name) {
    auto& w = nth(workflows, workflow);
    by_name_.erase(w.name);
    w.name = std::move(name);
    by_name_[w.name] = workflow;
}

int World::next_job_id(std::string_view spec, int first) {
    const auto [at, made] = job_ids_.try_emplace(std::string(spec), first);
    return made ? first : ++at->second;
}

void World::submit(Workflow workflow) {
    const auto index = static_cast<int>(workflows.size());
    by_name_.emplace(workflow.name, index);
    if (const auto padded = workflow.name.find("-00"); padded != std::string::npos && workflow.name.size() == padded + 4)
        by_name_.emplace(workflow.name.substr(0, padded + 1) + workflow.name.back(), index);  // as its restarts name it, by its number
    workflows.push_back(std::move(workflow));
    const auto& w = workflows.back();
    if (w.groups.empty()) return;
    auto& wanted = nth(books, w.pool).wanted;
    (w.priority == Priority::low ? wanted.low : wanted.other) += load_unit(w.pool, w.peak);
    Life(*this).submitted(index);
}

std::int64_t World::load_unit(int pool, const Amount& amount) const {
    return nth(fleet.pools, pool).quota ? amount.gpus : amount.cpus;
}

void World::forget_load(const Workflow& w) {
    auto& wanted = nth(books, w.pool).wanted;
    (w.priority == Priority::low ? wanted.low : wanted.other) -= load_unit(w.pool, w.peak);
}

void World::wait_for_nodes(Place group) {
    const auto& w = workflow(group);
    const Waiting waiting{w.priority, w.submit, group.workflow, group.group};
    auto& queue = nth(books, w.pool).queue;
    const auto at = std::lower_bound(queue.begin(), queue.end(), waiting);
    if (at == queue.end() || *at != waiting) queue.insert(at, waiting);
    ask_for_pass();
}

void World::stop_waiting(Place group) {
    const auto& w = workflow(group);
    std::erase(nth(books, w.pool).queue, Waiting{w.priority, w.submit, group.workflow, group.group});
}

void World::take(Place at, int node) {
    auto& t = task(at);
    auto& where = nth(fleet.nodes, node);
    t.last().placed = true;
    t.last().node = node;
    where.used += t.ask;
    where.attempts.push_back(at);
    held_by(at) += load_unit(workflow(at).pool, t.ask);
}

void World::put_back(Place at) {
    auto& attempt = nth(task(at).attempts, at.attempt);
    auto& where = nth(fleet.nodes, attempt.node);
    attempt.placed = false;
    where.used -= task(at).ask;
    std::erase(where.attempts, at);
    held_by(at) -= load_unit(workflow(at).pool, task(at).ask);
}

std::int64_t& World::held_by(Place at) {
    auto& held = nth(books, workflow(at).pool).held;
    return workflow(at).priority == Priority::low ? held.low : held.other;
}

void World::give_back(Place at) {
    put_back(at);
    ask_for_pass();
}

void World::settle(const std::vector<Place>& placed) {
    stop_waiting(placed.front());
    Random random(seed, pushed_);
    Instant at = now + random.between(milliseconds{300}, seconds{3});
    for (const auto& task : placed) {
        push(Event::Kind::initialize, at, task);
        at += milliseconds{80};
    }
}

}  // namespace sim
