#pragma once
#include <string_view>

#include "sim/random.h"
#include "sim/workflow.h"

// The shapes that work comes in: what groups and tasks a workflow has, and what they ask for.
namespace sim {

struct Wish {
    Amount machine;          // one node of the platform
    std::uint16_t platform;  // of the pool
    std::int64_t budget;     // GPUs (cores on a machine without GPUs) to use at once, about
    int tasks;               // at most
    bool big;                // hours, or minutes
    Span long_run;           // mean of the big ones
};

struct Blueprint {
    std::string_view spec;  // the name before the job id
    int first_id = 1;       // where its job ids start
    bool automatic = false;  // sent by a machine, not a person
    App app{};
};

// Fills in groups, tasks and how long they will run.
Blueprint draw(const Wish& wish, Random& random, Workflow& into);

// What it holds at most at a time: groups of one rank run side by side; the rank that asks for most is what counts.
Amount peak_of(const Workflow& workflow);

// Decides what goes wrong, if anything.
void decide_fates(Workflow& workflow, Random& random);

}  // namespace sim
