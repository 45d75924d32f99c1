#pragma once
#include "store/settings.h"
#include "store/workflow_list.h"
#include <string>
#include <variant>

// Everything the console can ask of the world. Values, so that tests can read them.
// `request` comes back with the answer; a newer number makes older answers void.
struct FetchFleet     { int request; };
struct FetchResource  { int request; ResourceName name; };
struct FetchPools     { int request; };
struct FetchWorkflows { int request; WorkflowFilter filter; int offset, limit; bool older; };
struct FetchProfile   { int request; };
struct FetchVersion   { int request; };
struct SetHash        { std::string hash; bool replace; };
struct SaveSettings   { Settings settings; };
struct WriteClipboard { std::string text; };
struct WriteFile      { std::string name, type, text; };
struct AskFile        { std::string accept; };
struct ReadSpec       { std::string name, text; };  // a workflow specification; SpecRead comes back

using Effect = std::variant<FetchFleet, FetchResource, FetchPools, FetchWorkflows, FetchProfile, FetchVersion, SetHash,
                            SaveSettings, WriteClipboard, WriteFile, AskFile, ReadSpec>;
