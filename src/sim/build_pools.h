#pragma once
#include "sim/fleet.h"
#include "sim/scenarios.h"

// Pools and backends of a scenario, and how the nodes are dealt out among them.
namespace sim {

enum class Machine : std::uint8_t { h100, a100, arm, edge };

// So many machines of one kind for one pool, of which some belong to further pools as well.
struct Batch {
    Machine machine;
    std::string pool;
    int count;
    bool shared;  // prod's h100s: some are dev's or staging's too
};

struct Plan {
    std::vector<Backend> backends;
    std::vector<Pool> pools;
    std::vector<Batch> batches;
};

struct MachineKind {
    std::string_view word;      // in node names: resource-<word>-001
    std::string_view platform;  // in pools
    Amount allocatable;
};
const MachineKind& kind(Machine machine);

Plan plan_pools(const Scenario& scenario);

}  // namespace sim
