#pragma once
#include "sim/routes.h"

// One's credentials and tokens, the exchange of a token for a short-lived one, and who has submitted anything.
namespace sim {

Reply credentials(Call& call);
Reply set_credential(Call& call);
Reply delete_credential(Call& call);

Reply tokens(Call& call);
Reply create_token(Call& call);
Reply delete_token(Call& call);
Reply token_roles(Call& call);
Reply exchange_token(Call& call);
Reply login_info(Call& call);

Reply submitters(Call& call);

}  // namespace sim
