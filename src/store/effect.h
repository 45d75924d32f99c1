#pragma once
#include "store/fleet.h"
#include "store/nouns.h"
#include "store/settings.h"
#include "store/workflow_list.h"
#include <string>
#include <variant>

// Everything the console can ask of the world. Values, so that tests can read them.
// `request` comes back with the answer; a newer number makes older answers void.
struct FetchFleet     { int request; };
struct FetchResource  { int request; ResourceName name; };
enum class SumsOf : std::uint8_t { running, running_workflows, queued_workflows };
struct FetchNodeTasks { int request; ResourceName node; };
struct FetchPeerTasks { int request; std::vector<PoolName> pools; Instant since; };
struct FetchTroubles  { int request; Instant since; };
struct FetchTaskSums  { SumsOf of; int request; };
struct RememberNodes  { std::shared_ptr<const Fleet> fleet; Instant seen; };  // comes back as MissingKnown
struct FetchPools     { int request; };
struct FetchWorkflows { int request; WorkflowFilter filter; int offset, limit; bool older; Instant now{}; std::optional<Instant> below{}; };  // below: those submitted before this only
struct FindWorkflows  { int request; std::string name; };
struct FindTasks      { int request; std::string workflow; };
struct FetchProfile   { int request; };
struct FetchVersion   { int request; };
struct SetHash        { std::string hash; bool replace; };
struct SaveSettings   { Settings settings; };
struct WriteClipboard { std::string text; };
struct CopyAddress    { std::string hash; bool markdown; };  // with the origin, that only the world knows
struct OpenPlace      { std::string href; };                 // in a tab of its own

struct WriteFile      { std::string name, type, text; };
struct AskFile        { std::string accept; };
struct ReadSpec       { std::string name, text; };  // a workflow specification; SpecRead comes back

using Effect = std::variant<FetchFleet, FetchResource, FetchNodeTasks, FetchPeerTasks, FetchTroubles, FetchTaskSums, RememberNodes, FetchPools,
                            FetchWorkflows, FindWorkflows, FindTasks, FetchProfile, FetchVersion, SetHash, SaveSettings, WriteClipboard,
                            CopyAddress, OpenPlace, WriteFile, AskFile, ReadSpec,
                            RunWish, LogsWish, SubmitWish, ShellsWish, HomeWish, TasksWish, BulkWish, LoginWish, AccountWish>;
