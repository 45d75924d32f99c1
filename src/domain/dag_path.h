#pragma once
#include "base/units.h"
#include "domain/dag.h"

// Which groups decide when all is done, and how much longer each of the others could have taken
// without any harm. A group whose duration is not known counts as nothing: what is told is then
// the path of what is known.
struct CriticalPath {
    std::vector<int> groups;      // in the order in which they run
    std::vector<Seconds> slack;   // of every group; 0 on the path
    std::vector<int> next;        // on the path, of every group; -1: none
    Seconds length{};
    bool holds(int from, int to) const { return next[std::size_t(from)] == to; }  // the edge leads along the path
};
CriticalPath critical_path(const Dag&, std::span<const Seconds> durations);
