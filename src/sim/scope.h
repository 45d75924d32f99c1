#pragma once
#include <optional>
#include <vector>

#include "sim/routes.h"

// Whose work in which pools a list is about. Said nothing: one's own, in the pool of one's profile.
namespace sim {

struct Scope {
    bool any_user = false, any_pool = false;
    std::vector<int> users, pools;  // indices; unknown pools are not in here

    bool admits(const Workflow& workflow) const;
};

// The refusal, or nothing.
std::optional<Reply> read_scope(Call& call, Scope& scope);

}  // namespace sim
