#pragma once
#include "domain/capacity_request.h"
#include "domain/spec.h"

// The room a specification asks for. Groups that wait for one another never run at the same time:
// what is asked for at once is the largest of the steps, as the finder of capacity counts a spec.
struct SpecRoom {
    CapacityRequest request;       // at once; platforms by their whole names
    Amounts at_once;               // of all its tasks
    std::size_t tasks = 0;         // at once
    std::size_t steps = 0;
    Amounts largest;               // of one task: the most GPUs, then the most memory
    Gpus largest_group;            // what is held against the pool's guarantee when it is submitted
};
SpecRoom room_of(const SpecOutline&, Priority);
std::vector<TaskNeed> needs_of(const SpecOutline&);   // each kind of task once, in the order of the text
