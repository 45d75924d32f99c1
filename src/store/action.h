#pragma once
#include "store/effect.h"
#include "store/model.h"
#include <variant>

// Everything that can happen to the console, from a person or from the service.
struct Tick            { Instant now; Seconds zone{}; };  // the only way time gets in; zone: how far east of UTC the person is
struct Go              { Route route; bool replace = false, typing = false; };  // replace: no new step in the history; typing: more letters may follow
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
struct ChooseColumns   { std::string table; ColumnChoice choice; };  // an empty choice: as at first, widths too
struct OpenPalette     {};
struct ClosePalette    {};
struct TypeInPalette   { std::string text; };
struct OpenHelp        {};
struct CloseHelp       {};
struct OpenTab         { std::string href; };
struct CopyLink        { bool markdown = false; std::string hash = {}; };  // an empty hash: to exactly this
struct Visited         { std::string href, title; };  // opened from the palette
struct CopyText        { std::string text, what; };  // what: "Name copied"
struct PickResources   { std::set<std::string, std::less<>> keys; };  // these and no others have a tick
struct SaveFile        { std::string name, type, text, what; };  // what: "3 rows exported"
struct ChooseFile      { std::string accept; };   // asks the person for one
struct FileOpened      { std::string name, text; };  // they chose or dropped it
struct SpecRead        { std::string name, sentence, notes, fault; };  // fault: why it could not be read
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
struct FoundArrived     { int request; Answer<WorkflowSlice> answer; };
struct FoundTasksArrived { int request; Answer<std::vector<Task>> answer; };
struct OlderArrived     { int request; Answer<WorkflowSlice> answer; int offset = 0; };
struct ProfileArrived   { int request; Answer<Profile> answer; };
struct VersionArrived   { int request; Answer<ServiceVersion> answer; };

using Action = std::variant<Tick, Go, Follow, HashChanged, Refresh, ShowMore, VisibilityChanged, ChooseTheme, ChooseDensity,
                            ChooseInterval, CollapseNav, ResizeColumn, ChooseColumns, OpenPalette, ClosePalette, TypeInPalette, OpenHelp, CloseHelp,
                            OpenTab, CopyLink, Visited, CopyText, PickResources, SaveFile, ChooseFile, FileOpened, SpecRead, DismissToast, FleetArrived, ResourceArrived, PoolsArrived, WorkflowsArrived,
                            NodeTasksArrived, PeerTasksArrived, TroublesArrived, TaskSumsArrived, MissingKnown, OlderArrived, FoundArrived, FoundTasksArrived,
                            ProfileArrived, VersionArrived,
                            RunEvent, LogsEvent, SubmitEvent, ShellsEvent, HomeEvent, TasksEvent, BulkEvent, LoginEvent, AccountEvent>;
