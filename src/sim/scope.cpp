#include "sim/scope.h"

#include <algorithm>

namespace sim {
namespace {

bool is_in(const std::vector<int>& all, int one) { return std::find(all.begin(), all.end(), one) != all.end(); }

// A full name, or the part before the @ if only one name has it.
int find_user(const World& world, std::string_view name) {
    int found = -1, matches = 0;
    for (int u = 0; u < static_cast<int>(world.users.size()); ++u) {
        const auto& user = nth(world.users, u);
        if (!user.known) continue;
        if (user.name == name) return u;
        if (user.name.size() > name.size() && user.name.starts_with(name) && user.name[name.size()] == '@') {
            found = u;
            ++matches;
        }
    }
    return matches == 1 ? found : -1;
}

}  // namespace

bool Scope::admits(const Workflow& workflow) const {
    return (any_user || is_in(users, workflow.user)) && (any_pool || is_in(pools, workflow.pool));
}

std::optional<Reply> read_scope(Call& call, Scope& scope) {
    const auto& world = call.service.world();
    auto names = call.query.list("users");
    const auto pools = call.query.list("pools");
    const bool all_users = call.query.flag("all_users", false);
    const bool all_pools = call.query.flag("all_pools", false);
    if (!call.query.good()) return call.query.complaint();

    scope.any_user = all_users && names.empty();
    if (names.empty() && !all_users) names.push_back(call.user());
    std::string unknown;
    for (const auto& name : names) {
        const int user = find_user(world, name);
        if (user >= 0) scope.users.push_back(user);
        else (unknown += unknown.empty() ? "" : ", ") += name;
    }
    if (!unknown.empty()) return domain_error(400, "USER", "Invalid user(s): " + unknown + " not found");

    scope.any_pool = all_pools && pools.empty();
    for (const auto& name : pools)
        if (const int p = world.fleet.pool_index(name); p >= 0) scope.pools.push_back(p);
    if (!pools.empty() || all_pools) return std::nullopt;
    const int own = world.user_index(call.user());
    const auto& home = own < 0 ? std::string() : nth(world.users, own).pool;
    if (home.empty()) return domain_error(400, "USER", "No pool selected!");
    scope.pools.push_back(world.fleet.pool_index(home));
    return std::nullopt;
}

}  // namespace sim
