#include "sim/build_fleet.h"

#include <algorithm>
#include <array>

#include "sim/build_pools.h"
#include "sim/random.h"

namespace sim {
namespace {

class Builder {
public:
    Builder(const Scenario& scenario, std::uint64_t seed, Instant now)
        : scenario_(scenario),
          random_(seed, 0xf1ee7),
          now_(now),
          width_(std::max<int>(3, static_cast<int>(std::to_string(scenario.nodes - 1).size()))) {}

    Fleet build() {
        auto plan = plan_pools(scenario_);
        fleet_.backends = std::move(plan.backends);
        fleet_.pools = std::move(plan.pools);
        fleet_.nodes.reserve(static_cast<std::size_t>(scenario_.nodes) + 8);
        for (const auto& batch : plan.batches) add(batch);
        if (scenario_.nodes > 0) add_unused();
        if (scenario_.nodes > 0) add_failing();
        std::sort(fleet_.nodes.begin(), fleet_.nodes.end(), [](const Node& a, const Node& b) { return a.name < b.name; });
        return std::move(fleet_);
    }

private:
    void add(const Batch& batch) {
        for (int i = 0; i < batch.count; ++i) {
            auto node = machine(batch.machine);
            join(node, batch.pool);
            node.backend = fleet_.pools[node.memberships.front().pool].backend;
            if (batch.shared) share(node, batch.pool.substr(std::string_view("prod-gpu").size()));
            std::sort(node.memberships.begin(), node.memberships.end(),
                      [](Membership a, Membership b) { return a.pool < b.pool; });
            fleet_.nodes.push_back(std::move(node));
        }
    }

    Node machine(Machine which) {
        const auto& k = kind(which);
        Node node;
        node.name = name(k.word);
        node.allocatable = k.allocatable;
        node.available = which != Machine::edge;
        node.foreign = {0, 2, 6 * kKibPerGib, 4 * kGib};  // the cluster's own daemons
        if (random_.chance(scenario_.foreign)) node.foreign += somebody_else(k.allocatable);
        if (k.allocatable.gpus > 0) node.taints.push_back({"nvidia.com/gpu", "present", "NoSchedule", kNever});
        if (random_.chance(0.02)) put_under_pressure(node);
        return node;
    }

    // Pods of other people in the same cluster.
    Amount somebody_else(const Amount& all) {
        const std::int64_t gpus = all.gpus > 0 ? random_.between(1, static_cast<int>(all.gpus)) : 0;
        const double part =
            all.gpus > 0 ? static_cast<double>(gpus) / static_cast<double>(all.gpus) : 0.25 + 0.5 * random_.unit();
        return {gpus, static_cast<std::int64_t>(part * 0.8 * static_cast<double>(all.cpus)),
                static_cast<std::int64_t>(part * 0.8 * static_cast<double>(all.memory_kib)), 50 * kGib};
    }

    void put_under_pressure(Node& node) {
        const auto* key = random_.chance(0.5) ? "node.kubernetes.io/memory-pressure" : "node.kubernetes.io/disk-pressure";
        node.taints.push_back({key, "", "NoSchedule", now_ - random_.between(minutes{3}, hours{9})});
        node.schedulable = false;
    }

    void join(Node& node, const std::string& pool) {
        const int p = fleet_.pool_index(pool);
        const auto platform = node.allocatable.gpus == 8 ? "x86-h100" : node.allocatable.gpus == 4 ? "x86-a100" : "arm-cpu";
        const int q = fleet_.platform_index(p, platform);
        if (q >= 0) node.memberships.push_back({static_cast<std::uint16_t>(p), static_cast<std::uint16_t>(q)});
    }

    // Of eighteen: four are dev's too, one is staging's, one is both's.
    void share(Node& node, const std::string& region) {
        const int turn = static_cast<int>(fleet_.nodes.size()) % 18;
        if (turn == 1 || turn == 5 || turn == 8 || turn == 12 || turn == 15) join(node, "dev-gpu" + region);
        if (turn == 8 || turn == 10) join(node, "staging" + region);
    }

    // One more of dev's, which will just have gone when the story starts.
    void add_failing() {
        add({Machine::h100, "dev-gpu", 1, false});
        fleet_.failing = fleet_.nodes.back().name;
    }

    void add_unused() {
        for (int i = 0; i < 3; ++i) {
            Node node;
            node.name = name("infra");
            node.allocatable = {0, 32, 125 * kKibPerGib, 400 * kGib};
            node.foreign = {0, 2, 6 * kKibPerGib, 4 * kGib};
            fleet_.nodes.push_back(std::move(node));
        }
    }

    std::string name(std::string_view word) {
        const auto at = std::find_if(counts_.begin(), counts_.end(),
                                     [&](const Counted& c) { return c.word == word || c.word.empty(); });
        at->word = word;
        auto number = std::to_string(++at->made);
        number.insert(0, static_cast<std::size_t>(std::max(0, width_ - static_cast<int>(number.size()))), '0');
        return "resource-" + std::string(word) + "-" + number;
    }

    struct Counted {
        std::string_view word;
        int made = 0;
    };

    const Scenario& scenario_;
    Random random_;
    Instant now_;
    int width_;
    std::array<Counted, 6> counts_{};
    Fleet fleet_;
};

}  // namespace

Fleet build_fleet(const Scenario& scenario, std::uint64_t seed, Instant now) { return Builder(scenario, seed, now).build(); }

}  // namespace sim
