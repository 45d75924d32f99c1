#pragma once
#include "sim/world.h"

// One workflow of every shape (single, chain, fan, pipeline of about fifty, lead with workers, five hundred and five
// thousand tasks, a very long log) and of every end, all by the first user in the first user's pool, so that a page can be
// looked at without waiting for chance. Names end in -001.
namespace sim {

void plan_shows(World& world);               // before the past has run
void submit_show(World& world, int number);  // when its time has come

}  // namespace sim
