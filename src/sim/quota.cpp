#include "sim/quota.h"

#include <algorithm>
#include <numeric>

namespace sim {
namespace {

class Sets {
public:
    explicit Sets(std::size_t pools) : parent_(pools) { std::iota(parent_.begin(), parent_.end(), 0); }
    int find(int p) {
        while (nth(parent_, p) != p) p = nth(parent_, p) = nth(parent_, nth(parent_, p));
        return p;
    }
    void join(int a, int b) {
        const int x = find(a), y = find(b);
        nth(parent_, std::max(x, y)) = std::min(x, y);
    }

private:
    std::vector<int> parent_;
};

struct Gpus {
    std::int64_t capacity = 0, used = 0;
};

void add_running(const World& world, std::vector<PoolUse>& uses) {
    for (const auto& w : world.workflows) {
        if (!is_alive(w.status)) continue;
        auto& use = nth(uses, w.pool);
        for (const auto& g : w.groups)
            for (const auto& t : g.tasks) {
                if (t.attempts.empty() || t.last().status != Status::running) continue;
                use.total_usage += t.ask.gpus;
                if (w.priority != Priority::low) use.quota_used += t.ask.gpus;
            }
    }
}

void add_up(QuotaReport& report) {
    for (const auto& set : report.sets) {
        for (const auto& use : set.uses) {
            report.sum.quota_limit += use.quota_limit;
            report.sum.quota_used += use.quota_used;
            report.sum.quota_free += use.quota_free;
            report.sum.total_usage += use.total_usage;
        }
        report.sum.total_capacity += set.uses.front().total_capacity;
        report.sum.total_free += set.uses.front().total_free;
    }
}

}  // namespace

QuotaReport quota_report(const World& world, const std::vector<int>& pools) {
    const auto& fleet = world.fleet;
    std::vector<char> asked(fleet.pools.size(), 0);
    for (const int p : pools) nth(asked, p) = 1;

    Sets sets(fleet.pools.size());
    for (const auto& node : fleet.nodes) {
        int first = -1;
        for (const auto m : node.memberships) {
            if (!asked[m.pool] || !node.available) continue;
            if (first >= 0) sets.join(first, m.pool);
            first = m.pool;
        }
    }
    std::vector<Gpus> gpus(fleet.pools.size());  // by the set's first pool
    for (const auto& node : fleet.nodes) {
        const auto m = std::find_if(node.memberships.begin(), node.memberships.end(),
                                    [&](Membership x) { return asked[x.pool] != 0; });
        if (!node.available || m == node.memberships.end()) continue;
        auto& set = nth(gpus, sets.find(m->pool));
        set.capacity += node.allocatable.gpus;
        set.used += node.usage().gpus + node.foreign.gpus;
    }
    std::vector<PoolUse> uses(fleet.pools.size());
    add_running(world, uses);

    QuotaReport report;
    std::vector<int> set_at(fleet.pools.size(), -1);
    for (std::size_t p = 0; p < fleet.pools.size(); ++p) {
        if (!asked[p]) continue;
        const auto first = static_cast<std::size_t>(sets.find(static_cast<int>(p)));
        if (set_at[first] < 0) {
            set_at[first] = static_cast<int>(report.sets.size());
            report.sets.emplace_back();
        }
        auto use = uses[p];
        const auto quota = fleet.pools[p].quota.value_or(Quota{});
        use.total_capacity = gpus[first].capacity;
        use.total_free = gpus[first].capacity - gpus[first].used;
        use.quota_limit = quota.guarantee >= 0 ? quota.guarantee : use.total_capacity;
        use.quota_free = use.quota_limit - use.quota_used;
        auto& set = nth(report.sets, set_at[first]);
        set.pools.push_back(static_cast<int>(p));
        set.uses.push_back(use);
    }
    add_up(report);
    return report;
}

}  // namespace sim
