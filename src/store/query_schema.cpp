#include "store/query.h"
#include <algorithm>
#include <array>
#include <cassert>

namespace {
using Kind = QueryKey::Kind;

// The order is that of completions, and of the columns of a QueryIndex.
constexpr std::array kResources = {
    QueryKey{.name = "pool", .says = "in a pool", .also = "pools"},
    QueryKey{.name = "platform", .says = "of a platform"},
    QueryKey{.name = "health", .says = "healthy, degraded, unhealthy…"},
    QueryKey{.name = "type", .says = "reserved, shared or unused"},
    QueryKey{.name = "backend", .says = "of a cluster"},
    QueryKey{.kind = Kind::count, .name = "gpu", .says = "free GPUs", .also = "gpus"},
    QueryKey{.kind = Kind::cores, .name = "cpu", .says = "free CPU cores", .also = "cpus"},
    QueryKey{.kind = Kind::bytes, .name = "mem", .says = "free memory", .also = "memory"},
    QueryKey{.kind = Kind::bytes, .name = "storage", .says = "free storage", .also = "disk"},
    QueryKey{.kind = Kind::text, .name = "name", .says = "a part of the name", .also = "resource"},
};
constexpr std::array kPools = {
    QueryKey{.name = "status", .says = "online, offline or maintenance"},
    QueryKey{.name = "backend", .says = "of a cluster"},
    QueryKey{.name = "platform", .says = "with a platform"},
    QueryKey{.kind = Kind::count, .name = "gpu", .says = "free GPUs, in capacity", .also = "gpus"},
    QueryKey{.kind = Kind::count, .name = "quota", .says = "free GPUs, in quota"},
    QueryKey{.kind = Kind::text, .name = "name", .says = "a part of the name", .also = "pool"},
};
constexpr std::array kWorkflows = {
    QueryKey{.name = "status", .says = "queued, running, failed…", .asked = true},
    QueryKey{.name = "user", .says = "submitted by", .asked = true},
    QueryKey{.name = "pool", .says = "in a pool", .asked = true},
    QueryKey{.name = "priority", .says = "HIGH, NORMAL or LOW", .asked = true},
    QueryKey{.kind = Kind::text, .name = "name", .says = "a part of the name, capitals matter", .also = "workflow", .asked = true},
    QueryKey{.name = "tag", .says = "with a tag", .asked = true, .only_asked = true},
    QueryKey{.kind = Kind::selector, .name = "label", .says = "key=value, key=a*, key=(a|b)", .asked = true},
    QueryKey{.name = "no_label", .says = "without a label of this key", .asked = true, .only_asked = true},
    QueryKey{.name = "app", .says = "made from an app", .asked = true},
    QueryKey{.kind = Kind::time, .name = "submitted", .says = "24h, or >=2026-11-20 in UTC", .asked = true},
};
constexpr std::array kTasks = {
    QueryKey{.name = "status", .says = "queued, running, failed…", .asked = true},
    QueryKey{.name = "user", .says = "submitted by", .asked = true},
    QueryKey{.name = "pool", .says = "in a pool", .asked = true},
    QueryKey{.name = "node", .says = "on a resource", .also = "resource", .asked = true},
    QueryKey{.name = "priority", .says = "HIGH, NORMAL or LOW", .asked = true},
    QueryKey{.name = "workflow", .says = "of a workflow", .asked = true},
    QueryKey{.kind = Kind::time, .name = "started", .says = "24h, or >=2026-11-20 in UTC", .asked = true},
    QueryKey{.kind = Kind::count, .name = "gpu", .says = "GPUs asked for", .also = "gpus"},
    QueryKey{.kind = Kind::cores, .name = "cpu", .says = "CPU cores asked for", .also = "cpus"},
    QueryKey{.kind = Kind::bytes, .name = "mem", .says = "memory asked for", .also = "memory"},
    QueryKey{.kind = Kind::text, .name = "name", .says = "a part of the name", .also = "task"},
};

constexpr std::array<QuerySchema, 4> kSchemas = {{
    {QueryList::resources, "resource", "resources", kResources, false},
    {QueryList::pools, "pool", "pools", kPools, false},
    {QueryList::workflows, "workflow", "workflows", kWorkflows, true},
    {QueryList::tasks, "task", "tasks", kTasks, true},
}};
}  // namespace

const QuerySchema& schema_of(QueryList list) { return kSchemas[static_cast<std::size_t>(list)]; }

const QueryKey* find_key(QueryList list, std::string_view name) {
    for (const auto& key : schema_of(list).keys)
        if (key.name == name || (!key.also.empty() && key.also == name)) return &key;
    return nullptr;
}

bool asked_as_missing(const Term& t) {
    return t.kind == Term::Kind::values && t.negated && t.key == "label" && t.values.size() == 1 && t.values.front().find_first_of("=*(") == std::string::npos;
}

std::size_t key_index(QueryList list, std::string_view name) {
    const auto* key = find_key(list, name);
    assert(key);
    return static_cast<std::size_t>(key - schema_of(list).keys.data());
}
