#pragma once
#include "domain/pool.h"
#include "domain/resource.h"
#include "domain/run.h"
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

// Whether the tasks of a group, which start together, have room on the nodes of a pool now.
struct Gang {
    std::vector<Amounts> each;      // of the tasks, the largest first
    Amounts sum, largest;           // largest: the most of each quantity that one task asks for
    std::size_t tasks = 0;
};
std::optional<Gang> gang_of(const RunGroup&, const std::unordered_map<std::string, Amounts>* asks);  // none: not known of all its tasks

struct Room {
    bool known = false;             // there are nodes of the pool to look at
    bool could_ever = true;         // each task would fit on some node if that were empty
    bool places_all = false;        // all of them fit now
    std::size_t placed = 0;         // so many of them do
    std::size_t nodes_for_one = 0;  // nodes that could take a task now
    Gpus free, largest_gap;         // GPUs that are free, and the most on one node
    Amounts most;                   // the largest node when empty
};
Room room_for(const Gang&, const Pool&, std::optional<std::span<const Resource>> nodes);
