#include "domain/resource.h"
#include <algorithm>
#include <string_view>

static bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Conditions that are true. A real service sends none today; Kubernetes' own word for fine is "Ready".
static std::optional<HealthVerdict> by_conditions(const std::vector<std::string>& conditions) {
    if (std::find(conditions.begin(), conditions.end(), "Ready") == conditions.end())
        return HealthVerdict{Health::unhealthy, "Its backend does not call it Ready"};
    for (const auto& c : conditions)
        if (c != "Ready") return HealthVerdict{Health::degraded, "Its backend reports " + c};
    return std::nullopt;
}

static std::optional<HealthVerdict> by_taint(const Taint& t) {
    const bool gone = has(t.key, "not-ready") || has(t.key, "unreachable") || has(t.key, "out-of-service");
    if (gone && t.effect == "NoExecute") return HealthVerdict{Health::unhealthy, "Taint " + t.key + " (NoExecute)"};
    const bool troubled = gone || has(t.key, "-pressure") || has(t.key, "network-unavailable") || has(t.key, "unschedulable");
    if (troubled) return HealthVerdict{Health::degraded, "Taint " + t.key + (t.effect.empty() ? "" : " (" + t.effect + ")")};
    return std::nullopt;
}

// The worst that any evidence says; among equals the first.
HealthVerdict judge(const Resource& r) {
    std::optional<HealthVerdict> worst;
    const auto consider = [&](std::optional<HealthVerdict> v) {
        if (v && (!worst || v->health < worst->health)) worst = std::move(v);
    };
    if (r.conditions) consider(by_conditions(*r.conditions));
    for (const auto& t : r.taints) consider(by_taint(t));
    if (worst) return *worst;
    if (r.sharing == Sharing::unused) return {Health::unused, "In no pool"};
    return {Health::healthy, "Its backend offers it, and no taint speaks against it"};
}
