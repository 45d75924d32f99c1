#pragma once
#include "domain/pool_free.h"
#include "domain/resource.h"
#include "domain/run.h"
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

// Why something does not run yet. The service does not tell: it is worked out from stages, quota and
// free nodes, in the order of the rules below; the first that holds is the answer. What rests on
// quota and nodes is an estimate: quota lags behind, and which platform a task asks for is not told.
enum class WaitCause : std::uint8_t {
    nothing,            // it does not wait
    upstream, submitting, processing,
    pool_unknown, pool_offline, pool_in_maintenance, asks_unknown,
    never_fits, over_whole_quota, quota_full, capacity_full, fragmented, gang, lacks_else, no_node, its_turn,
    image, image_fails, starting,
};

struct WayOut {
    enum class Kind : std::uint8_t { see_group, low_priority, other_pool, ask_for_less, see_pool, see_events } kind = Kind::see_group;
    std::string words, subject;  // subject: the group or the pool
};

struct Waiting {
    WaitCause cause = WaitCause::nothing;
    std::string sentence;            // with the numbers it rests on
    std::vector<std::string> also;   // its place in the queue, how long until it is given up, what the cluster said
    bool estimate = false, troubled = false;  // troubled: waiting alone will hardly help
    std::vector<WayOut> ways;
};

struct ClusterWord { Instant at{}; std::string task, reason, message; };  // an event of a pod

struct WaitingFacts {                // what is known; null or empty: not known
    const PoolQuota* pools = nullptr;
    std::optional<std::span<const Resource>> nodes{};  // of the fleet
    FreeGpus free{};                                // of them: summed once for all groups that wait
    const std::unordered_map<std::string, Amounts>* asks = nullptr;  // by task
    const std::vector<Workflow>* queue = nullptr;   // waits in its pool, this one too
    bool queue_is_whole = true;
    std::span<const ClusterWord> events{};          // newest last
    std::vector<PoolName> allowed{};                // pools this person may use; empty: not told, so all
    Instant now{};
};

Waiting why_waiting(const Run&, const RunGroup&, const WaitingFacts&);
std::vector<std::uint32_t> foremost_waiting(const Run&);  // groups that nothing else of the run holds back: what they wait for, it waits for

// The same rules for a row of a list, of which only the sum of GPUs is known: a few words.
std::string why_it_waits(const Workflow&, std::optional<Gpus> asks, const Pool*, const FreeGpus& = {});

bool comes_first(const Workflow&, const Workflow&);  // in the order a pool starts them: by priority, then by time
const Pool* find_pool(const PoolQuota&, std::string_view name);
