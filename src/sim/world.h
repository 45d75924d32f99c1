#pragma once
#include <cstdint>
#include <map>
#include <queue>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/accounts.h"
#include "sim/fleet.h"
#include "sim/scenarios.h"
#include "sim/workflow.h"

// Everything there is, and its clockwork. Time moves only in advance(), event by event, so that the state
// depends on (seed, scenario, start, now) alone and not on how often somebody looked.
namespace sim {

struct User {
    std::string name;
    std::string pool;  // "" when none was chosen
    bool known = true;  // has a row in the service's database
    bool email = true, slack = false;
};

struct Event {
    enum class Kind : std::uint8_t {
        arrive,
        process,
        enqueue,
        pass,
        initialize,
        start,
        finish,
        exec_timeout,
        queue_timeout,
        cancel,
        server_error,
        node_down,
        node_lost,
        node_up,
        show,
    };
    Instant at{};
    std::uint64_t order = 0;  // of those at the same time
    Kind kind{};
    Place place{};
    std::int32_t node = -1;  // of the node_ kinds; of show: which
    friend bool operator>(const Event& a, const Event& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }
};

// A group that wants nodes for those of its tasks that have none.
struct Waiting {
    Priority priority{};
    Instant since{};
    std::int32_t workflow = -1, group = -1;
    auto operator<=>(const Waiting&) const = default;
};

struct Load {
    std::int64_t low = 0, other = 0;  // GPUs, or cores in a pool without GPUs
    std::int64_t all() const { return low + other; }
};

// What the scheduler and the submitters keep about a pool.
struct PoolBook {
    std::vector<std::vector<std::int32_t>> nodes;  // by platform
    std::vector<std::int32_t> cursor;              // by platform: where the last search ended
    std::vector<Waiting> queue;                    // sorted
    Load held;                                     // GPUs of placed tasks
    Load wanted;                                   // peaks of alive workflows
    std::int64_t capacity = 0;                     // GPUs, or cores if it has none
};

class World {
public:
    World(const Scenario& scenario, std::uint64_t seed, Instant start);

    void advance(Instant to);

    const Scenario& scenario;
    const std::uint64_t seed;
    const Instant start;
    Instant now;

    Fleet fleet;
    std::vector<User> users;
    std::vector<Workflow> workflows;  // by submit time
    std::vector<PoolBook> books;      // by pool
    Accounts accounts;

    const Workflow& workflow(Place at) const { return nth(workflows, at.workflow); }
    const Group& group(Place at) const { return nth(workflow(at).groups, at.group); }
    const Task& task(Place at) const { return nth(group(at).tasks, at.task); }
    const Pool& pool(const Workflow& workflow) const { return nth(fleet.pools, workflow.pool); }
    const std::string& user_name(int user) const { return nth(users, user).name; }
    Workflow& workflow(Place at) { return nth(workflows, at.workflow); }
    Group& group(Place at) { return nth(workflow(at).groups, at.group); }
    Task& task(Place at) { return nth(group(at).tasks, at.task); }

    int user_index(std::string_view name) const;  // -1: none of that name
    int add_user(std::string_view name);
    int workflow_index(std::string_view name_or_uuid) const;
    int next_job_id(std::string_view spec, int first);

    // For those who make things happen: Life, Scheduler, Submitter.
    void submit(Workflow workflow);
    void rename(int workflow, std::string name);
    void push(Event::Kind kind, Instant at, Place place = {}, int node = -1);
    void wait_for_nodes(Place group);
    void stop_waiting(Place group);
    void take(Place task, int node);       // room on a node
    void put_back(Place task);             // the same room, when the rest of its group found none
    void give_back(Place task);            // room that others may now have
    void settle(const std::vector<Place>& placed);  // all of a group's tasks have a node: they start
    void forget_load(const Workflow& workflow);
    std::int64_t load_unit(int pool, const Amount& amount) const;  // GPUs, or cores where there are none

    // What the submitters have done so far.
    int submitted = 0;
    std::int64_t tasks_made = 0;

private:
    void open_books();
    std::int64_t& held_by(Place task);
    void ask_for_pass();
    void run(const Event& event);
    void node_down(int node);
    void lose_attempts(int node);
    void plan_node_failures();

    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::uint64_t pushed_ = 0;
    bool pass_due_ = false;
    std::map<std::string, int, std::less<>> job_ids_;
    std::unordered_map<std::string, int> by_name_;
};

}  // namespace sim
