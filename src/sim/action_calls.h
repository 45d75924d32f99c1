#pragma once
#include "sim/routes.h"

// What is done to a workflow that is there, and the text it was made from. A cancel is only noted: it comes into
// force a few seconds later.
namespace sim {

Reply cancel(Call& call);
Reply tag(Call& call);
Reply tag_names(Call& call);
Reply spec(Call& call);

}  // namespace sim
