#pragma once
#include "sim/blueprint.h"
#include "sim/world.h"

// Those who send work. They look at how loaded each pool is and fill it up to the scenario's load, so that a
// fleet of any size is believably busy; what is over is small change: tests, notebooks, evaluations.
namespace sim {

class Submitter {
public:
    explicit Submitter(World& world) : world_(world) {}

    static Instant time_of(const World& world, int number);  // when the n-th workflow is submitted
    void arrive();

private:
    struct Demand {
        Priority priority = Priority::normal;
        std::int64_t budget = 0;
        bool big = false;
    };

    int pick_pool(Random& random) const;
    int pick_platform(int pool, Random& random) const;
    Demand demand(int pool, std::int64_t whole, Random& random) const;
    int tasks_allowed() const;
    void make_restart(Workflow& workflow, std::string_view spec, int id) const;
    void reject(Workflow& workflow) const;
    void schedule_mishaps(int index, Random& random);

    World& world_;
};

}  // namespace sim
