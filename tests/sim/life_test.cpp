#include <doctest/doctest.h>

#include <map>
#include <set>

#include "ask.h"
#include "sim/workflow.h"

using namespace sim;

namespace {

bool in_order(const Workflow& w, const Group& g, const Attempt& a) {
    if (a.end != kNever && (a.end < a.start || a.end < a.scheduling)) return false;
    if (a.start == kNever) return true;
    return w.submit < g.processing && g.processing < a.scheduling && a.scheduling < a.initializing && a.initializing <= a.start;
}

bool sound(const Attempt& a, bool is_last, Instant now) {
    if (!is_last && a.status != Status::rescheduled) return false;
    if (a.status == Status::running && !a.placed) return false;
    return !is_finished(a.status) || (!a.placed && a.end <= now && a.end != kNever);
}

// What must hold in any world at any time; what does not.
std::vector<std::string> faults_of(const World& world) {
    std::vector<std::string> faults;
    const auto expect = [&](bool holds, const std::string& what) {
        if (!holds) faults.push_back(what);
    };
    std::map<int, Amount> used;
    std::vector<std::int64_t> guaranteed(world.fleet.pools.size(), 0);
    for (const auto& w : world.workflows) {
        expect(w.status == aggregate(w), "status of " + w.name);
        expect(is_alive(w.status) == (w.end == kNever), "end of " + w.name);
        for (const auto& g : w.groups)
            for (const auto& t : g.tasks)
                for (const auto& a : t.attempts) {
                    expect(sound(a, &a == &t.last(), world.now), "an attempt of " + w.name + " " + t.name);
                    expect(in_order(w, g, a), "times of " + w.name + " " + t.name);
                    if (!a.placed) continue;
                    used[a.node] += t.ask;
                    if (w.priority != Priority::low) nth(guaranteed, w.pool) += t.ask.gpus;
                }
    }
    for (int n = 0; n < static_cast<int>(world.fleet.nodes.size()); ++n) {
        const auto& node = nth(world.fleet.nodes, n);
        expect(node.used == used[n], "use of " + node.name);
        expect(node.usage().fits_in(node.allocatable), "room on " + node.name);
    }
    for (std::size_t p = 0; p < guaranteed.size(); ++p) {
        const auto& quota = world.fleet.pools[p].quota;
        if (quota && quota->guarantee >= 0)
            expect(guaranteed[p] <= quota->guarantee, "guarantee of " + world.fleet.pools[p].name);
    }
    return faults;
}

}  // namespace

TEST_CASE("nothing is used twice, over, or after its end") {
    for (const auto* scenario : {"small", "busy"}) {
        CAPTURE(scenario);
        World world(*find_scenario(scenario), 5, ask::kStart);
        for (int i = 0; i < 12; ++i) {
            CHECK(faults_of(world) == std::vector<std::string>{});
            world.advance(world.now + minutes{37});
        }
    }
}

TEST_CASE("a few days show every status that a workflow and a task can end in") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        World world(*find_scenario("small"), seed, ask::kStart);
        std::set<WorkflowStatus> workflows;
        std::set<Status> tasks;
        for (int i = 0; i < 40; ++i) {
            for (const auto& w : world.workflows) {
                workflows.insert(w.status);
                for (const auto& g : w.groups)
                    for (const auto& t : g.tasks)
                        for (const auto& a : t.attempts) tasks.insert(a.status);
            }
            world.advance(world.now + seconds{41});
        }
        for (int s = 0; s < static_cast<int>(kWorkflowStatusWords.size()); ++s) {
            CAPTURE(nth(kWorkflowStatusWords, s));
            CHECK(workflows.contains(static_cast<WorkflowStatus>(s)));
        }
        for (int s = static_cast<int>(Status::waiting); s < static_cast<int>(kStatusWords.size()); ++s) {
            CAPTURE(nth(kStatusWords, s));
            CHECK(tasks.contains(static_cast<Status>(s)));
        }
    }
}

TEST_CASE("better work takes the room of LOW work, which is tried again") {
    World world(*find_scenario("busy"), 1, ask::kStart);
    int taken = 0;
    for (const auto& w : world.workflows)
        for (const auto& g : w.groups)
            for (const auto& t : g.tasks)
                for (std::size_t n = 0; n + 1 < t.attempts.size(); ++n) {
                    if (t.attempts[n].exit_code != 3009) continue;
                    ++taken;
                    CHECK(w.priority == Priority::low);
                    CHECK(t.attempts[n].failure ==
                          "Task " + t.name + ": FAILED_PREEMPTEDExit Action: RESCHEDULE the task for exit code 3009.");
                }
    CHECK(taken > 10);
}

TEST_CASE("a failed group takes those after it with it") {
    World world(*find_scenario("small"), 1, ask::kStart);
    int upstream = 0;
    for (const auto& w : world.workflows)
        for (const auto& g : w.groups) {
            if (g.cause != Status::failed_upstream) continue;
            ++upstream;
            bool failed_before = false;
            for (const int up : g.upstream) failed_before = failed_before || is_failure(nth(w.groups, up).status);
            CHECK(failed_before);
            CHECK(g.start == kNever);
            CHECK(g.tasks[0].last().exit_code == 3000);
            CHECK(w.status != WorkflowStatus::completed);
        }
    CHECK(upstream > 20);
}

TEST_CASE("status of a workflow: canceled before server error before timeouts, else the one cause, else FAILED") {
    const auto with = [](std::vector<Status> causes) {
        Workflow w;
        w.start = ask::kStart;
        for (const auto cause : causes) {
            Group g;
            g.status = g.cause = cause;
            w.groups.push_back(std::move(g));
        }
        return aggregate(w);
    };
    CHECK(with({Status::completed, Status::completed}) == WorkflowStatus::completed);
    CHECK(with({Status::failed_queue_timeout, Status::failed_canceled}) == WorkflowStatus::failed_canceled);
    CHECK(with({Status::failed_exec_timeout, Status::failed_server_error}) == WorkflowStatus::failed_server_error);
    CHECK(with({Status::failed_queue_timeout, Status::failed_exec_timeout}) == WorkflowStatus::failed_exec_timeout);
    CHECK(with({Status::failed_evicted, Status::failed_upstream, Status::completed}) == WorkflowStatus::failed_evicted);
    CHECK(with({Status::failed_evicted, Status::failed_preempted}) == WorkflowStatus::failed);
    CHECK(with({Status::completed, Status::running}) == WorkflowStatus::running);
    CHECK(with({Status::completed, Status::scheduling}) == WorkflowStatus::waiting);
}

TEST_CASE("a node that goes is not served, keeps its tasks for five minutes, and comes back") {
    auto service = ask::service();
    const auto name = service.world().fleet.failing;
    CHECK(ask::get(service, "/api/resources/" + name).status == 500);
    CHECK_FALSE(
        ask::json(service, "/api/task?all_users=true&all_pools=true&statuses=RUNNING&nodes=" + name).at("tasks").empty());
    service.advance(minutes{4});
    CHECK(ask::json(service, "/api/task?all_users=true&all_pools=true&statuses=RUNNING&nodes=" + name).at("tasks").empty());
    service.advance(hours{6});
    CHECK(ask::get(service, "/api/resources/" + name).status == 200);
}
