#include "sim/build_pools.h"

#include <algorithm>

namespace sim {
namespace {

constexpr MachineKind kKinds[] = {
    {"h100", "x86-h100", {8, 96, 512 * kKibPerGib, 7000 * kGib}},
    {"a100", "x86-a100", {4, 64, 256 * kKibPerGib, 3500 * kGib}},
    {"arm", "arm-cpu", {0, 64, 256 * kKibPerGib, 900 * kGib}},
    {"edge", "x86-a100", {4, 48, 192 * kKibPerGib, 1800 * kGib}},
};

// What the six pools of a region are. Shares are of the region's nodes; a hundred in all.
struct PoolRow {
    std::string_view name, description, backend;
    PoolStatus status;
    int h100, a100, arm;  // share of nodes, per cent
    double guarantee;     // of its GPUs; negative: no GPU quota set
    double maximum;       // of its GPUs; negative: none
};
constexpr PoolRow kPools[] = {
    {"prod-gpu", "Production training, evaluation", "cluster", PoolStatus::online, 28, 0, 0, 0.71, -1},
    {"dev-gpu", "Development and experiments", "cluster", PoolStatus::online, 13, 6, 0, 0.50, 0.95},
    {"staging", "Pre-release validation", "cluster", PoolStatus::online, 3, 9, 0, 0.50, -1},
    {"research", "Long-running research jobs", "cluster", PoolStatus::online, 6, 13, 0, 0.50, -1},
    {"batch-arm", "CPU-only preprocessing", "arm", PoolStatus::online, 0, 0, 22, -1, -1},
    {"edge-sim", "Simulation rigs, being re-racked", "edge", PoolStatus::maintenance, 0, 0, 0, 0, -1},
};
constexpr int kEdgeRigs = 2;  // all of them off

constexpr std::string_view kRegions[] = {"", "-eu", "-apac", "-us-west", "-lab", "-cloud"};

Backend backend(std::string_view kind, std::string_view region) {
    Backend b;
    b.name = std::string(kind) + std::string(region);
    b.grafana = "https://grafana.example.com/d/osmo?orgId=1&var-namespace=" + b.name;
    if (kind == "cluster") b.dashboard = "https://k8s-dash." + b.name + ".example.com";
    b.storage_in_ki = kind == "arm";
    return b;
}

Platform platform(Machine machine, std::string_view pool) {
    Platform p;
    p.name = kind(machine).platform;
    switch (machine) {
        case Machine::h100: p.description = "8x H100 SXM"; break;
        case Machine::a100: p.description = "4x A100 PCIe"; break;
        case Machine::arm: p.description = "64 Arm cores, no GPU"; break;
        case Machine::edge: p.description = "Rig with 4x A100"; break;
    }
    p.host_network = pool == "prod-gpu" && machine == Machine::h100;
    p.privileged = pool == "dev-gpu" && machine == Machine::a100;
    if (p.host_network) {
        p.allowed_mounts = {"/mnt/datasets", "/mnt/scratch"};
        p.default_mounts = {"/datasets"};
    }
    return p;
}

Pool pool(const PoolRow& row, std::string_view region) {
    Pool p;
    p.name = std::string(row.name) + std::string(region);
    p.description = row.description;
    p.status = row.status;
    if (row.h100 > 0) p.platforms.push_back(platform(Machine::h100, row.name));
    if (row.a100 > 0) p.platforms.push_back(platform(Machine::a100, row.name));
    if (row.arm > 0) p.platforms.push_back(platform(Machine::arm, row.name));
    if (row.name == "edge-sim") p.platforms.push_back(platform(Machine::edge, row.name));
    p.default_platform = p.platforms.front().name;
    std::sort(p.platforms.begin(), p.platforms.end(), [](const Platform& a, const Platform& b) { return a.name < b.name; });
    if (row.name == "prod-gpu") {
        p.timeouts = {"7d", "3d", "30d", "7d"};
        p.reschedules = true;
        p.topology_keys = {{"rack", "topology.kubernetes.io/rack"}, {"zone", "topology.kubernetes.io/zone"}};
    }
    return p;
}

int share(int nodes, int per_cent) { return (nodes * per_cent + 50) / 100; }

// Rounded to whole machines, so that a guarantee can be used up by them.
std::int64_t part(std::int64_t gpus, double of) {
    if (of < 0) return -1;
    return static_cast<std::int64_t>(static_cast<double>(gpus) * of / 8.0 + 0.5) * 8;
}

void add_region(Plan& plan, int nodes, std::string_view region) {
    const auto first_backend = static_cast<std::uint16_t>(plan.backends.size());
    for (const auto* word : {"cluster", "arm", "edge"}) plan.backends.push_back(backend(word, region));
    int left = nodes;
    for (const auto& row : kPools) {
        auto made = pool(row, region);
        const auto offset = row.backend == "cluster" ? 0 : row.backend == "arm" ? 1 : 2;
        made.backend = static_cast<std::uint16_t>(first_backend + offset);
        const int h100 = share(nodes, row.h100), a100 = share(nodes, row.a100);
        const int arm = row.arm > 0 ? left : 0;  // the CPU pool takes what rounding left over
        left -= h100 + a100 + arm;
        const std::int64_t gpus = h100 * 8 + a100 * 4;
        if (row.name == "edge-sim") made.quota = Quota{16, -1, 1};
        else if (row.guarantee >= 0)
            made.quota = Quota{part(gpus, row.guarantee), part(gpus, row.maximum), row.name == "prod-gpu" ? 2 : 1};
        if (h100 > 0) plan.batches.push_back({Machine::h100, made.name, h100, row.name == "prod-gpu"});
        if (a100 > 0) plan.batches.push_back({Machine::a100, made.name, a100, false});
        if (arm > 0) plan.batches.push_back({Machine::arm, made.name, arm, false});
        if (row.name == "edge-sim") plan.batches.push_back({Machine::edge, made.name, kEdgeRigs, false});
        plan.pools.push_back(std::move(made));
    }
}

void add_default(Plan& plan) {
    plan.backends.push_back({.name = "default", .grafana = {}, .dashboard = {}});
    Pool p;
    p.name = "default";
    p.description = "Default pool";
    p.status = PoolStatus::offline;
    p.backend = static_cast<std::uint16_t>(plan.backends.size() - 1);
    p.default_platform = "default";
    p.platforms.push_back({.name = "default", .description = {}, .allowed_mounts = {}, .default_mounts = {}});
    plan.pools.push_back(std::move(p));
}

}  // namespace

const MachineKind& kind(Machine machine) { return kKinds[static_cast<std::size_t>(machine)]; }

Plan plan_pools(const Scenario& scenario) {
    Plan plan;
    if (scenario.regions == 0) add_default(plan);
    int left = scenario.nodes;
    for (int i = 0; i < scenario.regions; ++i) {
        const int nodes = left / (scenario.regions - i);
        add_region(plan, nodes, kRegions[i]);
        left -= nodes;
    }
    std::sort(plan.pools.begin(), plan.pools.end(), [](const Pool& a, const Pool& b) { return a.name < b.name; });
    return plan;
}

}  // namespace sim
