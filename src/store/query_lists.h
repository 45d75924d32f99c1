#pragma once
#include "domain/pool_free.h"
#include "domain/task.h"
#include "store/query_index.h"
#include <set>
#include <span>
#include <string>

// Pools, workflows and tasks as the query language sees them. (A Fleet brings its own index.)
// Statuses have two words: the service's, and the phase a person thinks in ("failed").
struct KnownNames {  // that there are, whether or not a loaded row has them
    std::set<std::string> users, pools, apps;
    bool operator==(const KnownNames&) const = default;
};

QueryIndex index_of(const PoolQuota&, const FreeGpus&);      // rows: the pools, node set by node set
QueryIndex index_of(std::span<const Workflow>, const KnownNames&);
QueryIndex index_of(std::span<const Task>, const KnownNames&);

std::string_view phase_word(Phase);                          // "queued"
std::vector<std::string> statuses_meant(std::string_view value, bool of_tasks = false);  // as the service spells them; "failed" means all of those
