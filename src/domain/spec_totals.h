#pragma once
#include "base/units.h"
#include "domain/spec_changes.h"
#include <string>

// What a specification asks for, all of it together. Tasks of a group start at once, each in a pod that stands on one
// node; groups come one after the other, so the largest group says what has to be free at one time.
struct SpecTotals {
    std::size_t groups = 0, tasks = 0;
    Gpus gpus;                           // of all tasks
    std::string largest;                 // the group that takes most GPUs at once; of equals the first
    std::size_t largest_tasks = 0;
    Gpus largest_gpus;
    std::size_t unread = 0;              // tasks whose GPUs are no number: those of a template
    bool operator==(const SpecTotals&) const = default;
};
SpecTotals spec_totals(const SpecLeaves&);
