#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/instant.h"
#include "sim/nth.h"

// The machines: backends, pools and their platforms, nodes. A node belongs to any number of pools (none:
// UNUSED); what it gives is counted once, whoever uses it.
namespace sim {

struct Amount {
    std::int64_t gpus = 0, cpus = 0, memory_kib = 0, storage_bytes = 0;

    Amount& operator+=(const Amount& o);
    Amount& operator-=(const Amount& o);
    friend Amount operator+(Amount a, const Amount& b) { return a += b; }
    friend Amount operator-(Amount a, const Amount& b) { return a -= b; }
    bool fits_in(const Amount& room) const;
    bool operator==(const Amount&) const = default;
};

constexpr std::int64_t kGib = 1024LL * 1024 * 1024;
constexpr std::int64_t kKibPerGib = 1024LL * 1024;

struct Taint {
    std::string key, value, effect;
    Instant added{};
};

struct Backend {
    std::string name;
    std::string grafana, dashboard;  // "" where the backend has none
    bool storage_in_ki = false;      // some listeners say bytes, some say "…Ki"
};

struct Platform {
    std::string name, description;
    bool host_network = false, privileged = false;
    std::vector<std::string> allowed_mounts, default_mounts;
};

enum class PoolStatus : std::uint8_t { online, offline, maintenance };

struct Quota {
    std::int64_t guarantee = -1, maximum = -1, weight = 1;  // -1: none
    bool operator==(const Quota&) const = default;
};

struct Timeouts {
    std::string default_exec, default_queue, max_exec, max_queue;  // "7d"; "" inherits
};

struct Pool {
    std::string name, description;
    PoolStatus status = PoolStatus::online;
    std::uint16_t backend = 0;
    std::string default_platform;
    std::vector<Platform> platforms;
    std::optional<Quota> quota;
    Timeouts timeouts;
    std::string status_word;  // instead of a known one
    bool reschedules = false;                                       // has default exit actions
    std::vector<std::pair<std::string, std::string>> topology_keys;  // key, label
    std::string extra;  // more members, as JSON, for a service newer than its clients
};

struct Membership {
    std::uint16_t pool = 0, platform = 0;  // platform: index into that pool's platforms
};

// One attempt at a task, by index.
struct Place {
    std::int32_t workflow = -1, group = -1, task = -1, attempt = -1;
    bool operator==(const Place&) const = default;
};

struct Node {
    std::string name;
    std::uint16_t backend = 0;
    bool available = true;    // not available: never served
    bool schedulable = true;
    Amount allocatable;
    Amount used;     // requests of workflow tasks
    Amount foreign;  // requests of everything else in the cluster
    std::vector<Membership> memberships;
    std::vector<Taint> taints;
    std::vector<Place> attempts;  // what runs here
    std::string extra;            // as in Pool
    std::string type_word;        // instead of RESERVED, SHARED, UNUSED
    bool sparse = false;          // everything that may be null is

    Amount usage() const { return used + foreign; }
    Amount room() const { return allocatable - usage(); }
};

// What OSMO's own control container takes of every node a workflow can use.
constexpr Amount kControl{0, 1, kKibPerGib, kGib};

struct Fleet {
    std::vector<Backend> backends;
    std::vector<Pool> pools;  // sorted by name
    std::vector<Node> nodes;  // sorted by name
    std::string failing;      // the node that goes away shortly before the start

    int pool_index(std::string_view name) const;  // -1: no such pool
    int node_index(std::string_view name) const;
    int platform_index(int pool, std::string_view name) const;
    bool is_member(const Node& node, int pool) const;
};

std::string_view word(PoolStatus status);

}  // namespace sim
