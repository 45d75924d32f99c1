#pragma once
#include "domain/workflow.h"
#include <string>

// What may be done to a workflow in the state it is in, by the rules of the service. Empty: it may.
// Else why not, for a person. What a role allows is another matter: only the service knows.
std::string why_no_cancel(const Workflow&);
std::string why_no_restart(const Workflow&);
std::string why_no_resubmit(const Workflow&);
