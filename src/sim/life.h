#pragma once
#include <string>
#include <string_view>

#include "sim/world.h"

// What happens to a workflow from its submission to its end: one function per thing that can happen.
// An event that comes too late (its attempt is over) does nothing.
namespace sim {

class Life {
public:
    explicit Life(World& world) : world_(world) {}

    void submitted(int workflow);
    void process(Place at);
    void enqueue(Place at);
    void initialize(Place at);
    void start(Place at);
    void finish(Place at);
    void exec_timeout(Place at);
    void queue_timeout(Place at);
    void cancel(Place at);
    void server_error(Place at);

    void preempt(Place at);    // its room goes to work with a better claim
    void lose_node(Place at);  // its node is gone

private:
    Workflow& workflow(Place at) { return world_.workflow(at); }
    Group& group(Place at) { return world_.group(at); }
    Task& task(Place at) { return world_.task(at); }
    Attempt* current(Place at);  // null when that attempt is over or no longer the last

    Span jitter(Place at, int salt, Span low, Span high) const;
    void plan_ends(Place at);
    void succeed(Place at, Attempt& attempt);
    void fail(Place at, Status status, int exit_code, std::string message, bool may_retry);
    void retry(Place at, int exit_code, const std::string& message);
    void release(Place at);
    void end_group(Place at, Status cause, std::string_view message, int exit_code);
    void end_all(Place at, Status cause, std::string_view message);
    void end_siblings(Place at, Status cause, std::string_view message, int exit_code);
    void let_downstream_go(Place at);
    void refresh(Place at);

    World& world_;
};

}  // namespace sim
