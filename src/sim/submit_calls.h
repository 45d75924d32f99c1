#pragma once
#include "sim/routes.h"

// What changes the world: submit (also of an earlier one, or a rehearsal), restart, cancel, tag. One request has
// one effect, whatever becomes of its answer.
namespace sim {

Reply submit(Call& call);
Reply restart(Call& call);
Reply cancel(Call& call);
Reply tag(Call& call);
Reply spec(Call& call);

}  // namespace sim
