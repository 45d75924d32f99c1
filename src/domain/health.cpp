#include "domain/health.h"
#include <algorithm>
#include <fmt/core.h>
#include <string_view>

static bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Conditions that are true. A real service sends none today; Kubernetes' own word for fine is "Ready".
static std::optional<HealthVerdict> by_conditions(const std::vector<std::string>& conditions) {
    if (std::find(conditions.begin(), conditions.end(), "Ready") == conditions.end())
        return HealthVerdict{Health::unhealthy, "Its backend does not call it Ready", {}};
    for (const auto& c : conditions)
        if (c != "Ready") return HealthVerdict{Health::degraded, "Its backend reports " + c, {}};
    return std::nullopt;
}

static bool says_gone(const Taint& t) { return has(t.key, "not-ready") || has(t.key, "unreachable") || has(t.key, "out-of-service"); }

bool troubled_taint(const Taint& t) {
    return says_gone(t) || has(t.key, "-pressure") || has(t.key, "network-unavailable") || has(t.key, "unschedulable");
}

static std::optional<HealthVerdict> by_taint(const Taint& t) {
    if (says_gone(t) && t.effect == "NoExecute") return HealthVerdict{Health::unhealthy, "Taint " + t.key + " (NoExecute)", t.added};
    if (!troubled_taint(t)) return std::nullopt;
    return HealthVerdict{Health::degraded, "Taint " + t.key + (t.effect.empty() ? "" : " (" + t.effect + ")"), t.added};
}

// Among equals the first stands.
HealthVerdict worse(HealthVerdict a, std::optional<HealthVerdict> b) {
    return b && b->health < a.health ? std::move(*b) : std::move(a);
}

const HealthVerdict& nothing_against() {
    static const HealthVerdict fine{Health::healthy, "Its backend offers it, and no taint speaks against it", {}};
    return fine;
}

HealthVerdict judge(const Resource& r) {
    HealthVerdict verdict = nothing_against();
    if (r.sharing == Sharing::unused) verdict = {Health::unused, "In no pool", {}};
    std::optional<HealthVerdict> worst;
    const auto consider = [&](std::optional<HealthVerdict> v) {
        if (v && (!worst || v->health < worst->health)) worst = std::move(v);
    };
    if (r.conditions) consider(by_conditions(*r.conditions));
    for (const auto& t : r.taints) consider(by_taint(t));
    return worse(std::move(verdict), std::move(worst));
}

bool node_can_cause(Status s) {
    return s == Status::failed_backend_error || s == Status::failed_start_error || s == Status::failed_evicted;
}

static void count(Trouble& t, const Task& task) {
    ++t.tasks;
    t.last = std::max(t.last, task.ended.value_or(task.started.value_or(Instant{})));
    if (task.pool && std::find(t.pools.begin(), t.pools.end(), task.pool->value) == t.pools.end()) t.pools.push_back(task.pool->value);
    const auto at = std::find_if(t.by_status.begin(), t.by_status.end(), [&](const auto& s) { return s.first == task.status.status; });
    if (at == t.by_status.end()) t.by_status.emplace_back(task.status.status, 1);
    else ++at->second;
}

std::unordered_map<std::string, Trouble> troubles_of(std::span<const Task> tasks) {
    std::unordered_map<std::string, Trouble> out;
    for (const auto& task : tasks)
        if (task.node && node_can_cause(task.status.status)) count(out[task.node->value], task);
    return out;
}

std::optional<HealthVerdict> Circumstances::by_pools(std::span<const std::string> names) const {
    std::size_t offline = 0, maintenance = 0;
    for (const auto& name : names) {
        const auto at = pools.find(name);
        if (at == pools.end()) return std::nullopt;
        offline += at->second == PoolStatus::offline;
        maintenance += at->second == PoolStatus::maintenance;
    }
    if (names.empty() || offline + maintenance < names.size()) return std::nullopt;
    const bool one = names.size() == 1;
    if (maintenance == 0) return HealthVerdict{Health::unhealthy, one ? "Its pool " + names[0] + " is offline" : "All its pools are offline", {}};
    return HealthVerdict{Health::degraded, one ? "Its pool " + names[0] + " is in maintenance" : "All its pools are offline or in maintenance", {}};
}

std::optional<HealthVerdict> Circumstances::by_tasks(std::string_view node, std::span<const std::string> its_pools) const {
    const auto at = troubles.find(std::string(node));
    if (at == troubles.end() || at->second.tasks < kTroubling) return std::nullopt;
    const auto& t = at->second;
    const bool ours = t.pools.empty() || std::any_of(t.pools.begin(), t.pools.end(), [&](const auto& pool) {
        return std::find(its_pools.begin(), its_pools.end(), pool) != its_pools.end();
    });
    if (!ours) return std::nullopt;
    std::string kinds;
    for (const auto& [status, n] : t.by_status) kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", n, failure_reason(status));
    return HealthVerdict{Health::degraded, fmt::format("{} tasks failed on it within a day ({})", t.tasks, kinds), t.last};
}
