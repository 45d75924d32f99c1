#pragma once
#include "sim/world.h"

// Dresses a world in everything that is allowed and that nobody expects: slashes, quotes, emoji, right-to-left
// text, 500 characters; 10^18 and negative numbers; words, members and nulls that a client may not know.
namespace sim {

void make_odd(Fleet& fleet);               // before anything runs on it
void make_odd(std::vector<User>& users);
void make_odd_work(World& world);          // when its past is over

}  // namespace sim
