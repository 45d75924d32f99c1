#pragma once
#include <span>
#include <string_view>

#include "sim/instant.h"

// The scenarios by name: how big the fleet is, how much has happened, what goes wrong. To add one, add a row
// to the table in scenarios.cpp.
namespace sim {

enum class Trouble { none, bad_day, first_login, odd_names };

struct Scenario {
    std::string_view name;
    int nodes;                  // pool members that are there at the start
    int regions;                // each brings the six pools once more
    int workflows;              // submitted before the start
    double tasks_per_workflow;  // on average
    Span past;                  // in which they were submitted
    Span pause;                 // between submissions from the start on
    Span long_run;              // mean run time of big work
    double load;                // share of a pool's GPUs (or cores) that work asks for
    double foreign;             // share of nodes that somebody else's pods use too
    Trouble trouble;
    bool showcase = false;  // with a workflow of every shape and every end, see showcase.h
};

std::span<const Scenario> scenarios();
const Scenario* find_scenario(std::string_view name);

}  // namespace sim
