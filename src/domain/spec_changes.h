#pragma once
#include <string>
#include <utility>
#include <vector>

// What differs between two specifications: their values by where they stand, and what became of
// them. Things with a name stand by it, so that one more task does not make all others differ.
using SpecLeaves = std::vector<std::pair<std::string, std::string>>;  // "tasks.train.image", in the order of the text

struct SpecChange {
    std::string place, before, now;  // empty: it was not there, or is not there any more
    bool operator==(const SpecChange&) const = default;
};
std::vector<SpecChange> spec_changes(const SpecLeaves& before, const SpecLeaves& now);
