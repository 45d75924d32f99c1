#pragma once
#include "store/effect.h"
#include "store/model.h"
#include <variant>

// Everything that can happen to the console, from a person or from the service.
struct Tick            { Instant now; };          // the only way time gets in
struct Go              { Route route; bool replace = false; };  // replace: no new step in the history
struct Follow          { std::string href; };     // a link was pressed
struct HashChanged     { std::string hash; };     // back, forward, a pasted link
struct Refresh         {};                        // now, please
struct ShowMore        {};                        // the end of a paged list is in sight
struct VisibilityChanged { bool visible; };
struct ChooseTheme     { ThemeChoice theme; };
struct ChooseDensity   { Density density; };
struct ChooseInterval  { Seconds every; };        // 0: off
struct CollapseNav     { bool collapsed; };
struct ResizeColumn    { std::string column; float width_dp; };
struct OpenPalette     {};
struct ClosePalette    {};
struct TypeInPalette   { std::string text; };
struct CopyText        { std::string text, what; };  // what: "Name copied"
struct CopyLink        { std::string hash, what; };  // the whole address of a place of ours
struct DismissToast    { int id; };

struct FleetArrived     { int request; Answer<Fleet> answer; };
struct ResourceArrived  { int request; Answer<ResourceList> answer; };
struct NodeTasksArrived { int request; Answer<TaskSlice> answer; };
struct PeerTasksArrived { int request; Answer<TaskSlice> answer; };
struct TroublesArrived  { int request; Answer<TaskSlice> answer; };
struct TaskSumsArrived  { SumsOf of; int request; Answer<TaskSums> answer; };
struct MissingKnown     { std::shared_ptr<const std::vector<MissingNode>> nodes; };  // what was seen before and is no longer there
struct PoolsArrived     { int request; Answer<PoolQuota> answer; };
struct WorkflowsArrived { int request; Answer<WorkflowSlice> answer; };
struct OlderArrived     { int request; Answer<WorkflowSlice> answer; };
struct ProfileArrived   { int request; Answer<Profile> answer; };
struct VersionArrived   { int request; Answer<ServiceVersion> answer; };

using Action = std::variant<Tick, Go, Follow, HashChanged, Refresh, ShowMore, VisibilityChanged, ChooseTheme, ChooseDensity,
                            ChooseInterval, CollapseNav, ResizeColumn, OpenPalette, ClosePalette, TypeInPalette, CopyText, CopyLink,
                            DismissToast, FleetArrived, ResourceArrived, NodeTasksArrived,
                            PeerTasksArrived, TroublesArrived, TaskSumsArrived, MissingKnown, PoolsArrived, WorkflowsArrived, OlderArrived,
                            ProfileArrived, VersionArrived>;
