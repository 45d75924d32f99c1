#include "domain/waiting.h"
#include "base/words.h"
#include "domain/waiting_room.h"
#include <algorithm>
#include <fmt/core.h>

const Pool* find_pool(const PoolQuota& quota, std::string_view name) {
    for (const auto& set : quota.node_sets)
        for (const auto& pool : set.pools) if (pool.name.value == name) return &pool;
    return nullptr;
}

static int urgency(Priority p) {
    switch (p) {
        case Priority::high: return 0;
        case Priority::normal: return 1;
        case Priority::unknown: return 2;
        case Priority::low: return 3;
    }
    return 2;
}

bool comes_first(const Workflow& a, const Workflow& b) {
    if (urgency(a.priority) != urgency(b.priority)) return urgency(a.priority) < urgency(b.priority);
    return a.submitted != b.submitted ? a.submitted < b.submitted : a.id < b.id;
}

std::string why_it_waits(const Workflow& w, std::optional<Gpus> asks, const Pool* pool, const FreeGpus& nodes) {
    if (!pool) return "Its pool is not known";
    if (pool->status == PoolStatus::offline) return "Pool is offline";
    if (pool->status == PoolStatus::maintenance) return "Pool is in maintenance";
    if (!asks) return "What it asks for is not told";
    const auto& u = pool->usage;
    const bool low = w.priority == Priority::low;
    const auto room = nodes.most(*pool, low);
    if (asks->value > 0 && !low && u.quota_free.value <= 0) return "Quota full";
    if (asks->value > room.value)
        return fmt::format("Needs {}, {} {} free", count_words(asks->value), low || room < u.quota_free ? "capacity has" : "quota has", count_words(room.value));
    return asks->value == 0 ? "Waits for cores, memory or its turn" : "Waits for its turn, or a node that fits";
}

namespace {

constexpr Seconds kLong{120};      // a worker of the service is usually done within seconds
constexpr std::size_t kMostNamed = 3;

Seconds passed(std::optional<Instant> from, Instant now) { return from ? std::chrono::duration_cast<Seconds>(std::max(Millis(0), now - *from)) : Seconds(0); }
std::string gpus(Gpus n) { return plural(n.value, "GPU"); }
std::string minutes_words(Seconds s) { return s < Seconds(60) ? "under a minute" : duration_words(std::chrono::floor<std::chrono::minutes>(s)); }

std::string state_of(const RunGroup& g, Instant now) {
    switch (phase_of(g.status.status)) {
        case Phase::running: return g.times.started ? "running for " + minutes_words(passed(g.times.started, now)) : "running";
        case Phase::starting: return "starting";
        case Phase::queued: return is_waiting(g.status.status) && g.waits_for > 0 ? "waiting itself" : "queued";
        default: return g.status.word;
    }
}

Waiting by_upstream(const Run& run, const RunGroup& g, Instant now) {
    std::vector<const RunGroup*> open;
    for (const auto u : g.upstream) if (!counts_as_done(run.groups[u].status.status)) open.push_back(&run.groups[u]);
    Waiting out{.cause = WaitCause::upstream};
    if (open.empty()) {
        out.sentence = fmt::format("It waits for {} that the service names no more: it starts soon.", plural(static_cast<std::int64_t>(g.waits_for), "group"));
        return out;
    }
    std::stable_sort(open.begin(), open.end(), [](const RunGroup* a, const RunGroup* b) { return phase_of(a->status.status) > phase_of(b->status.status); });
    std::string names;
    for (std::size_t i = 0; i < open.size() && i < kMostNamed; ++i) names += (i ? ", " : "") + fmt::format("{} ({})", open[i]->name, state_of(*open[i], now));
    if (open.size() > kMostNamed) names += fmt::format(" and {} more", open.size() - kMostNamed);
    out.sentence = open.size() == 1 ? fmt::format("It waits for {}, which is {}.", open[0]->name, state_of(*open[0], now)) : fmt::format("It waits for {} groups: {}.", open.size(), names);
    out.ways.push_back({WayOut::Kind::see_group, "Show " + open[0]->name, open[0]->name});
    return out;
}

Waiting by_service(WaitCause cause, std::string_view does, Seconds since) {
    Waiting out{.cause = cause, .sentence = fmt::format("{}, for {} now.", does, minutes_words(since))};
    if (since <= kLong) return out;
    out.troubled = true;
    out.also.push_back("That is longer than it usually takes: the service may be behind.");
    return out;
}

const ClusterWord* last_word(const WaitingFacts& facts, const RunGroup& g, std::initializer_list<std::string_view> reasons) {
    for (auto at = facts.events.rbegin(); at != facts.events.rend(); ++at) {
        const bool ours = std::any_of(g.tasks.begin(), g.tasks.end(), [&](const RunTask& t) { return t.name == at->task; });
        if (ours && std::find(reasons.begin(), reasons.end(), at->reason) != reasons.end()) return &*at;
    }
    return nullptr;
}

Waiting by_start(const RunGroup& g, const WaitingFacts& facts) {
    const auto since = minutes_words(passed(g.times.initializing, facts.now));
    if (const auto* word = last_word(facts, g, {"BackOff", "Failed", "ErrImagePull", "ImagePullBackOff", "FailedMount", "Pulling", "Pulled"})) {
        if (word->reason == "Pulling") return {.cause = WaitCause::image, .sentence = fmt::format("Its image is being pulled, for {} now.", minutes_words(passed(word->at, facts.now))), .also = {word->message}};
        if (word->reason != "Pulled")
            return {.cause = WaitCause::image_fails, .sentence = fmt::format("It has a node since {}, and cannot start there.", since), .also = {fmt::format("The cluster says: {}: {}", word->reason, word->message)}, .troubled = true,
                    .ways = {{WayOut::Kind::see_events, "See its events", {}}}};
    }
    return {.cause = WaitCause::starting, .sentence = fmt::format("It has a node, and starts there since {}: its image is pulled, its inputs are made ready.", since)};
}

void add_queue(Waiting& out, const Run& run, const WaitingFacts& facts) {
    if (!facts.queue) return;
    std::int64_t before = 0, all = 0;
    for (const auto& w : *facts.queue) {
        if (w.pool != run.head.pool) continue;
        ++all;
        before += w.id != run.head.id && comes_first(w, run.head);
    }
    if (all < 2) return;
    out.also.push_back(fmt::format("By priority and time {} it in the queue of {}{}: an estimate, the scheduler's own order is not told.", before == 0 ? "nothing is before" : before == 1 ? "1 workflow is before" : fmt::format("{} workflows are before", count_words(before)),
                                   run.head.pool ? run.head.pool->value : "its pool", facts.queue_is_whole ? "" : ", as far as it was read"));
}

void add_limit(Waiting& out, const Run& run, const RunGroup& g, Instant now) {
    if (!run.queue_timeout || !g.times.scheduling) return;
    const auto left = *run.queue_timeout - passed(g.times.scheduling, now);
    if (left.count() <= 0) out.also.push_back("Its time in the queue is used up: the service gives it up any moment.");
    else out.also.push_back(fmt::format("If it does not start within {} the service gives it up.", minutes_words(left)));
}

// Why the cluster has found no node since it came into the queue; null: it does not say, or it has no reason any more.
const ClusterWord* refusal_of(const RunGroup& g, const WaitingFacts& facts) {
    const auto* word = last_word(facts, g, {"FailedScheduling", "Unschedulable", "Scheduled"});
    return word && word->reason != "Scheduled" && (!g.times.scheduling || word->at >= *g.times.scheduling - Seconds(1)) ? word : nullptr;
}

void add_cluster(Waiting& out, const RunGroup& g, const WaitingFacts& facts) {
    const auto* word = refusal_of(g, facts);
    if (word && out.cause != WaitCause::no_node) out.also.push_back("The cluster says: " + word->message);
}

// Another pool of this person's that could start all of it now, the one with most to spare.
void add_other_pool(Waiting& out, const Run& run, Gpus gang, const WaitingFacts& facts) {
    const Pool* best = nullptr;
    const bool low = run.head.priority == Priority::low;
    const auto room = [&](const Pool& p) { return facts.free.most(p, low); };
    for (const auto& set : facts.pools->node_sets)
        for (const auto& p : set.pools) {
            const bool mine = facts.allowed.empty() || std::find(facts.allowed.begin(), facts.allowed.end(), p.name) != facts.allowed.end();
            if (!mine || p.name == *run.head.pool || p.status != PoolStatus::online || p.maintenance || room(p) < gang || gang.value == 0) continue;
            if (!best || room(p) > room(*best)) best = &p;
        }
    if (best) out.ways.push_back({WayOut::Kind::other_pool, fmt::format("Resubmit in {}, which has {} left", best->name.value, gpus(room(*best))), best->name.value});
}

Waiting by_quota(const Run& run, const Pool& pool, const Room& room, Gpus gang) {
    const auto& u = pool.usage;
    Waiting out{.estimate = true};
    const bool idle = room.known ? room.places_all : u.total_free >= gang;
    if (pool.guarantee && gang > *pool.guarantee) {
        out.cause = WaitCause::over_whole_quota, out.troubled = true;
        out.sentence = fmt::format("It needs {} at once, and the whole quota of {} is {}: as {} it cannot start.", gpus(gang), pool.name.value, gpus(*pool.guarantee), run.head.priority_word);
    } else {
        out.cause = WaitCause::quota_full;
        out.sentence = u.quota_free.value > 0 ? fmt::format("It needs {}, and {} of the quota of {} are left.", gpus(gang), gpus(u.quota_free), pool.name.value)
                                              : fmt::format("The quota of {} is used up: {} of {}.", pool.name.value, count_words(u.quota_used.value), gpus(u.quota_limit));
    }
    if (idle) {
        out.sentence += fmt::format(" {} of its nodes stand idle meanwhile.", gpus(room.known ? room.free : u.total_free));
        out.ways.push_back({WayOut::Kind::low_priority, "Resubmit as LOW: it would start now, and can be preempted", {}});
    }
    return out;
}

// Of the nodes: what none could ever hold, what is not free, what is free in too small pieces.
Waiting by_nodes(const Pool& pool, const Room& room, const Gang& gang) {
    Waiting out{.estimate = true};
    const auto& name = pool.name.value;
    const auto each = gang.largest.gpu;
    if (!room.could_ever) {
        out.cause = WaitCause::never_fits, out.troubled = true;
        out.sentence = room.most.gpu < each ? fmt::format("No node of {} could ever hold a task of {}: the largest has {}.", name, gpus(each), count_words(room.most.gpu.value))
                                            : fmt::format("No node of {} could ever hold a task of {}, {} cores and {}, even when it is empty.", name, gpus(each), cores_words(gang.largest.cpu), bytes_words(gang.largest.memory));
        out.ways.push_back({WayOut::Kind::ask_for_less, "Edit and resubmit with less", {}});
    } else if (room.free < gang.sum.gpu) {
        out.cause = WaitCause::capacity_full;
        out.sentence = room.free.value == 0 ? fmt::format("It needs {}, and all GPUs of {} are in use.", gpus(gang.sum.gpu), name)
                                            : fmt::format("It needs {}, and {} {} free in {}.", gpus(gang.sum.gpu), count_words(room.free.value), room.free.value == 1 ? "is" : "are", name);
    } else if (gang.tasks > 1 && room.nodes_for_one > 0) {
        out.cause = WaitCause::gang;
        const auto places = plural(static_cast<std::int64_t>(gang.tasks), "task") + " that start together";
        const auto now = room.placed == 1 ? std::string("1 has room") : count_words(static_cast<std::int64_t>(room.placed)) + " have room";
        out.sentence = each.value > 0 ? fmt::format("It is {}, each with {} on one node; {} now.", places, gpus(each), now) : fmt::format("It is {}; {} now.", places, now);
    } else if (each.value > 0 && room.largest_gap < each) {
        out.cause = WaitCause::fragmented;
        out.sentence = fmt::format("{} {} free, but no node has the {} that a task needs at once: the largest gap is {}.", gpus(room.free), room.free.value == 1 ? "is" : "are", count_words(each.value), count_words(room.largest_gap.value));
    } else {
        out.cause = WaitCause::lacks_else;
        out.sentence = each.value > 0 ? fmt::format("Nodes with {} free lack cores or memory: a task asks for {} cores and {}.", gpus(each), cores_words(gang.largest.cpu), bytes_words(gang.largest.memory))
                                      : fmt::format("No node has {} cores and {} free.", cores_words(gang.largest.cpu), bytes_words(gang.largest.memory));
    }
    return out;
}

// By our numbers it could start, and the cluster says that it cannot: what the cluster says is the surer word.
Waiting by_cluster(const ClusterWord& word, const Pool& pool) {
    Waiting out{.cause = WaitCause::no_node, .sentence = fmt::format("The cluster finds no node for it: {}", word.message), .troubled = true};
    if (!out.sentence.ends_with('.')) out.sentence += '.';
    out.also.push_back(fmt::format("By the quota and the free nodes of {} there would be room: these numbers may be behind, or it asks for something they do not tell.", pool.name.value));
    out.ways.push_back({WayOut::Kind::ask_for_less, "Edit and resubmit with less", {}});
    return out;
}

Waiting in_its_pool(const Run& run, const RunGroup& g, const WaitingFacts& facts) {
    if (!run.head.pool || !facts.pools) return {.cause = WaitCause::pool_unknown, .sentence = run.head.pool ? "It is queued; what its pool has left is not known." : "It is queued; which pool it is in is not told."};
    const auto* pool = find_pool(*facts.pools, run.head.pool->value);
    if (!pool) return {.cause = WaitCause::pool_unknown, .sentence = fmt::format("It is queued in {}, of which the service tells nothing.", run.head.pool->value)};
    const auto gang = gang_of(g, facts.asks);
    const auto sum = gang ? gang->sum.gpu : Gpus{};
    if (pool->status == PoolStatus::offline) {
        Waiting out{.cause = WaitCause::pool_offline, .sentence = fmt::format("{} is offline: its cluster does not answer. Work is accepted and waits.", pool->name.value), .troubled = true};
        if (gang) add_other_pool(out, run, sum, facts);
        return out;
    }
    if (pool->status == PoolStatus::maintenance || pool->maintenance) {
        Waiting out{.cause = WaitCause::pool_in_maintenance, .sentence = fmt::format("{} is in maintenance.", pool->name.value), .troubled = true};
        if (gang) add_other_pool(out, run, sum, facts);
        return out;
    }
    if (!gang) return {.cause = WaitCause::asks_unknown, .sentence = "It is queued; what its tasks ask for is not known."};
    const auto room = room_for(*gang, *pool, facts.nodes);
    const bool low = run.head.priority == Priority::low;
    Waiting out;
    if (room.known && !room.could_ever) out = by_nodes(*pool, room, *gang);
    else if (!low && sum.value > 0 && sum > pool->usage.quota_free) out = by_quota(run, *pool, room, sum);
    else if (room.known && !room.places_all) out = by_nodes(*pool, room, *gang);
    else if (!room.known && sum > pool->usage.total_free) out = {.cause = WaitCause::capacity_full, .sentence = fmt::format("It needs {}, and {} are free in {}.", gpus(sum), count_words(pool->usage.total_free.value), pool->name.value), .estimate = true};
    else if (const auto* word = refusal_of(g, facts)) out = by_cluster(*word, *pool);
    else out = {.cause = WaitCause::its_turn, .sentence = fmt::format("By the numbers there is room in {}: it waits for its turn, or for something that is not told.", pool->name.value), .estimate = true};
    if (out.cause != WaitCause::its_turn && out.cause != WaitCause::lacks_else) add_other_pool(out, run, sum, facts);
    out.ways.push_back({WayOut::Kind::see_pool, "See " + pool->name.value, pool->name.value});
    return out;
}

}  // namespace

Waiting why_waiting(const Run& run, const RunGroup& g, const WaitingFacts& facts) {
    const auto status = g.status.status;
    if (phase_of(status) == Phase::starting) return by_start(g, facts);
    if (!is_waiting(status)) return {};
    if (g.waits_for > 0) return by_upstream(run, g, facts.now);
    if (status == Status::submitting || status == Status::waiting || status == Status::pending)
        return by_service(WaitCause::submitting, "The service has it and has not taken it up yet", passed(run.head.submitted, facts.now));
    if (status == Status::processing) return by_service(WaitCause::processing, "The service is making it ready for the cluster", passed(g.times.processing, facts.now));
    auto out = in_its_pool(run, g, facts);
    add_queue(out, run, facts);
    add_cluster(out, g, facts);
    add_limit(out, run, g, facts.now);
    return out;
}

std::vector<std::uint32_t> foremost_waiting(const Run& run) {
    std::vector<std::uint32_t> out;
    if (is_final(run.head.status.status)) return out;
    for (std::uint32_t g = 0; g < run.groups.size(); ++g) {
        const auto& group = run.groups[g];
        if (group.waits_for == 0 && (is_waiting(group.status.status) || phase_of(group.status.status) == Phase::starting)) out.push_back(g);
    }
    return out;
}
