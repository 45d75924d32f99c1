#pragma once
#include "domain/workflow.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/remote.h"
#include <string>

// Choosing a past run to begin with: the person's newest workflows, asked for while they choose.
struct PastRuns {
    bool open = false;
    bool as_template = false;        // as it was written, with its variables; else as it ran
    std::string find;                // a part of the name
    Remote<WorkflowSlice> newest;
};

struct OpenPast    { bool open; };
struct ChangePast  { std::string find; bool as_template; };
struct TakePast    { WorkflowId id; };
struct PastArrived { int request; Answer<WorkflowSlice> answer; };

struct FetchPast   { int request; UserName user; };   // comes back as PastArrived

std::vector<Effect> on_past(Model&, OpenPast&);
std::vector<Effect> on_past(Model&, ChangePast&);
std::vector<Effect> on_past(Model&, TakePast&);
std::vector<Effect> on_past(Model&, PastArrived&);
