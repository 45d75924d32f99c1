#pragma once
#include "views/submit/page.h"

namespace submit {

// What came of what was sent last: done, refused in the words of the service, or not known. None: nothing was.
std::optional<Outcome> outcome_of(const Model&);

}  // namespace submit
