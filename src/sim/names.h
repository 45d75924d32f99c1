#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/random.h"
#include "sim/world.h"

// Who works here and what they call things. Some of it is not ASCII, as in life.
namespace sim {

std::vector<User> first_users(const Fleet& fleet, bool without_user_a);

// Somebody whose home is that pool, or, now and then, anybody.
int pick_user(const World& world, int pool, bool automatic, Random& random);

using Labels = std::vector<std::pair<std::string, std::string>>;
Labels pick_labels(Random& random);
std::vector<std::string> pick_tags(Random& random);

}  // namespace sim
