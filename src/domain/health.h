#pragma once
#include "domain/pool.h"
#include "domain/resource.h"
#include "domain/task.h"
#include <span>
#include <unordered_map>

// Health is derived: the service sends none. Always with the reason, and since when where
// the evidence has a time. The worst that any evidence says counts.
struct HealthVerdict {
    Health health = Health::unknown;
    std::string reason;
    std::optional<Instant> since;
    bool operator==(const HealthVerdict&) const = default;
};

HealthVerdict judge(const Resource&);            // by what the node itself says: conditions and taints
const HealthVerdict& nothing_against();          // what judge() says of most nodes
HealthVerdict worse(HealthVerdict, std::optional<HealthVerdict>);
bool troubled_taint(const Taint&);               // judge() minds it by itself

// Tasks that failed in a way a node can cause, by the node's name. Tasks do not name the
// backend: where two have a node of that name, the pools tell them apart.
struct Trouble {
    std::size_t tasks = 0;
    Instant last{};
    std::vector<std::string> pools;
    std::vector<std::pair<Status, std::size_t>> by_status;
    bool operator==(const Trouble&) const = default;
};
bool node_can_cause(Status);                     // backend error, did not start, evicted
std::unordered_map<std::string, Trouble> troubles_of(std::span<const Task>);

// What is known beside the nodes themselves.
struct Circumstances {
    static constexpr std::size_t kTroubling = 3;  // so many failed tasks within a day
    std::unordered_map<std::string, PoolStatus> pools;
    std::unordered_map<std::string, Trouble> troubles;

    std::optional<HealthVerdict> by_pools(std::span<const std::string> pools) const;
    std::optional<HealthVerdict> by_tasks(std::string_view node, std::span<const std::string> pools) const;
    bool operator==(const Circumstances&) const = default;
};
