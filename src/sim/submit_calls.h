#pragma once
#include "sim/routes.h"

// New work: submitted (also from an earlier one, or as a rehearsal) and restarted. One request has one effect,
// whatever becomes of its answer.
namespace sim {

Reply submit(Call& call);
Reply restart(Call& call);

}  // namespace sim
