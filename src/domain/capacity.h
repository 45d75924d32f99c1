#pragma once
#include "domain/capacity_request.h"
#include "domain/pool.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Where a request fits: every pool with one verdict, best first, and the nodes. Free means what a
// pool may give a task now (`available`), and quota is the service's word: it lags a little.
enum class Fit : std::uint8_t { now, low, later, never };

enum class FitRule : std::uint8_t {
    closed, not_yours, no_nodes, no_platform, too_small, over_maximum,
    offline, at_maximum, starts_now, over_guarantee, over_quota, nodes_busy, low_busy,
};

// The rules, in the order in which they are asked; the first that holds decides. README.md
// shows this table, and a test holds the two together.
struct FitRuleText { FitRule rule; Fit fit; std::string_view when; };
std::span<const FitRuleText> fit_rules();

enum class RankBy : std::uint8_t { soonest, headroom, sharing };
struct RankOrderText { RankBy by; std::string_view key, title, order; };
std::span<const RankOrderText> rank_orders();

struct PoolFit {
    std::uint32_t pool = 0;       // place in Supply::pools
    Fit fit = Fit::never;
    FitRule rule = FitRule::no_nodes;
    std::size_t nodes = 0;        // that could start a task now
    std::size_t large = 0;        // that could when empty
    Gpus free;                    // GPUs that its nodes could give now
    Gpus headroom;                // quota left after the run; free GPUs left for LOW
    std::uint32_t sharing = 0;    // pools that stand on the same nodes
    bool is_default = false;
};

struct NodeFit { std::uint32_t node, pool, more_pools; };  // pool: the best ranked of its pools

struct NearMiss {
    enum class Lacks : std::uint8_t { gpu, cpu, memory, storage, health, closed, maximum, whole, excluded } lacks = Lacks::gpu;
    std::uint32_t node = 0, pool = 0;
    Amounts free;
    std::int64_t holds = 0;       // tasks it has room for, where that is not all of them
    double distance = 0;          // the smaller, the closer
};

struct PoolSupply { const Pool* pool; std::uint32_t sharing; };

struct Supply {
    std::span<const Resource> nodes;
    std::span<const Health> health;              // one for each node
    std::vector<PoolSupply> pools;
    std::optional<PoolName> default_pool;
    std::vector<PoolName> allowed;               // empty: not told, so all
};
std::vector<PoolSupply> pools_of(const PoolQuota&);

struct Ranking {
    std::vector<PoolFit> pools;   // best first
    std::vector<NodeFit> nodes;   // that could start a task now, of the best pool first
    std::vector<NearMiss> near;   // closest first
    Gpus asked;
};
Ranking rank(const Supply&, const CapacityRequest&, RankBy = RankBy::soonest);
