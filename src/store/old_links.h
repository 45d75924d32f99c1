#pragma once
#include "store/route.h"
#include <optional>

// Addresses that were right once: of OSMO's own pages (a path, which the server turns into a hash)
// and of this console before. None: the place is as it is now. What nobody knows in it is kept.
std::optional<Route> today(const Route&);
