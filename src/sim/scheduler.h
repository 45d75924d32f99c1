#pragma once
#include <vector>

#include "sim/world.h"

// Gives nodes to waiting groups: by priority, then by submit time, all tasks of a group or none. HIGH and
// NORMAL stay within the pool's guarantee and may take the room of LOW; LOW takes what is left.
namespace sim {

class Scheduler {
public:
    explicit Scheduler(World& world) : world_(world) {}

    void pass();

private:
    struct Move {
        Place task;
        int node = -1;
        std::vector<Place> victims;
    };

    void serve(int pool);
    bool try_group(const Waiting& waiting, std::vector<Amount>& refused);
    bool allowed(const Workflow& workflow, const std::vector<Place>& unplaced) const;
    std::vector<Place> unplaced_tasks(const Waiting& waiting) const;
    int find_node(PoolBook& book, std::uint16_t platform, const Amount& ask);
    bool place_all(const Waiting& waiting, const std::vector<Place>& unplaced);
    bool preempt_for(const Waiting& waiting, const std::vector<Place>& unplaced);
    bool find_victims(int pool, const Node& node, Amount room, const Amount& ask, Move& move) const;
    bool may_take(int pool, Place victim) const;

    World& world_;
};

}  // namespace sim
