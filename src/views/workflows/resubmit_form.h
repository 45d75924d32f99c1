#pragma once
#include "views/workflows/bulk.h"

namespace workflows {

// What a person can choose for several resubmissions at once, made of those that would be sent.
ResubmitForm resubmit_form(const Model&, const BulkPlan&);

}  // namespace workflows
