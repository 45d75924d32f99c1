#pragma once
#include "base/result.h"
#include "domain/names.h"
#include <optional>
#include <string>
#include <utility>
#include <vector>

// A pool and its quota. Quota counts HIGH and NORMAL work that is RUNNING; capacity is
// that of the whole node set and repeats in each of its pools: never sum it over pools.
enum class PoolStatus : std::uint8_t { unknown, online, offline, maintenance };

struct PoolUsage {
    Gpus quota_limit, quota_used, quota_free;        // free may be negative
    Gpus total_usage, total_capacity, total_free;
    bool operator==(const PoolUsage&) const = default;
};

struct PoolPlatform {
    PlatformName name;
    std::string description;
    bool host_network_allowed = false, privileged_allowed = false;
    std::vector<std::string> allowed_mounts, default_mounts;
};

struct PoolTimeouts { std::string default_exec, default_queue, max_exec, max_queue; };  // "7d"; empty: the service's own

struct TopologyKey { std::string key, label; };

struct Pool {
    PoolName name;
    std::string description;
    PoolStatus status = PoolStatus::unknown;
    std::string status_word;
    bool maintenance = false;
    BackendName backend;
    PlatformName default_platform;
    std::optional<Gpus> guarantee, maximum;  // none: the service says -1, "no limit set"
    std::optional<std::int64_t> weight;
    PoolTimeouts timeouts;
    std::vector<std::pair<std::string, std::string>> exit_actions;   // "RESCHEDULE", "137,139"
    std::vector<TopologyKey> topology_keys;
    std::vector<PoolPlatform> platforms;
    PoolUsage usage;
};

struct NodeSet {  // pools that share nodes, transitively
    std::vector<Pool> pools;
};

struct PoolQuota {
    std::vector<NodeSet> node_sets;
    PoolUsage sum;  // the service's own, each node set once
    Unread unread;
};
