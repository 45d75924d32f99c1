#pragma once
#include "store/model.h"

// Whoever reads a query, as far as the service told: `user:me` is nobody before the profile is here.
Asker asker_of(const Model&);
bool asker_awaited(const Model&, const Query&);  // it speaks of the asker, and who that is will be known
