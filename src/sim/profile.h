#pragma once
#include "sim/routes.h"

// Who somebody is, and what they chose. Reading one's settings is what makes one known to the service.
namespace sim {

int known_user(Call& call);  // who asks; in the database from now on
std::vector<std::string> roles_of(const Call& call);
Reply get_profile(Call& call);
Reply set_profile(Call& call);

}  // namespace sim
