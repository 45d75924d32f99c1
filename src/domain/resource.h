#pragma once
#include "base/result.h"
#include "domain/names.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

// A node of the fleet as the service tells it. Usage is what pods *requested*, not
// what they measure; a shared node is one node, however many pools list it.
struct Amounts {
    Gpus gpu;
    Millicores cpu;
    Bytes memory, storage;
    Amounts& operator+=(const Amounts& o) { gpu += o.gpu; cpu += o.cpu; memory += o.memory; storage += o.storage; return *this; }
    friend Amounts operator-(Amounts a, const Amounts& b) { a.gpu -= b.gpu; a.cpu -= b.cpu; a.memory -= b.memory; a.storage -= b.storage; return a; }
    bool operator==(const Amounts&) const = default;
};

// What a pool lets tasks do on this node's platform.
struct PlatformRules {
    bool host_network = false, privileged = false;
    std::vector<std::string> default_mounts, allowed_mounts;
    bool operator==(const PlatformRules&) const = default;
};

struct Membership {
    PoolName pool;
    PlatformName platform;
    Amounts allocatable;  // less what OSMO itself takes
    Amounts available;    // free for a task now; the right number for "does it fit"
    std::shared_ptr<const PlatformRules> rules;  // shared: 100,000 nodes have a handful of rules; null when the service sent none
};

struct Taint {
    std::string key, value, effect;
    std::optional<Instant> added;
    bool operator==(const Taint&) const = default;
};

enum class Sharing : std::uint8_t { unknown, reserved, shared, unused };

enum class Health : std::uint8_t { unhealthy, degraded, unknown, healthy, unused };  // worst first

struct Resource {
    ResourceName name;
    BackendName backend;
    Sharing sharing = Sharing::unknown;
    std::string sharing_word;  // as sent, for words we do not know
    Amounts total;    // allocatable
    Amounts used;     // requests of all pods
    Amounts outside;  // the part of `used` that is not workflows'
    std::vector<Membership> memberships;
    std::vector<Taint> taints;
    std::optional<std::vector<std::string>> conditions;  // a real 6.4 service always sends null

    Amounts free() const { return total - used; }
};

struct ResourceList {
    std::vector<Resource> resources;
    Unread unread;
};

