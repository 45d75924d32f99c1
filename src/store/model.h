#pragma once
#include "domain/pool.h"
#include "domain/session.h"
#include "domain/task.h"
#include "store/fleet.h"
#include "store/missing.h"
#include "store/nouns.h"
#include "store/query_lists.h"
#include "store/remote.h"
#include "store/route.h"
#include "store/settings.h"
#include "store/workflow_list.h"
#include <set>

// All the state there is. Views read it; only `update` writes it.
struct Toast {
    enum class Kind { done, failed, busy } kind = Kind::done;
    int id = 0;
    std::string title, detail;
    Instant shown{};
    std::string href{};               // where the whole story is; empty: nowhere
};

inline constexpr int kMostRows = 1000;  // of one answer of the service: it never sends more tasks, workflows or sums

struct Model {
    explicit Model(Instant start);

    Instant now;                      // whole steps of time enter as Tick
    Seconds zone{};                   // how far east of UTC the person is
    Route route;
    std::uint64_t route_revision = 1;

    Remote<Fleet> fleet;              // judged by `circumstances`
    Circumstances circumstances;
    std::shared_ptr<const Fleet> judged_fleet;
    Remote<ResourceList> resource;    // the one the route names, with full memberships; one for each backend that has it
    ResourceName resource_asked;      // which one `resource` is about
    Remote<TaskSlice> node_tasks;     // on that node, the newest first
    ResourceName node_tasks_asked;
    Remote<TaskSlice> peer_tasks;     // that ended lately in the pools of that node
    ResourceName peer_tasks_asked;    // … for the sake of which node
    Remote<TaskSlice> troubles;       // tasks that failed within a day in a way a node can cause
    Remote<TaskSums> running;         // by user, pool and priority
    Remote<TaskSums> running_workflows, queued_workflows;  // by workflow as well; at most kMostRows of them
    std::shared_ptr<const std::vector<MissingNode>> missing;  // null: not known yet
    std::uint64_t missing_revision = 0;
    Remote<PoolQuota> pools;
    Remote<WorkflowList> workflows;
    WorkflowFilter workflows_asked;   // what the newest request for them asked
    Remote<WorkflowSlice> older;      // the next page, while it is on its way
    Remote<Profile> profile;
    Remote<ServiceVersion> version;

    KnownNames known;                 // every user, pool and app that any answer named; only grows
    std::uint64_t known_revision = 1;
    std::optional<Instant> typed;     // the place changed letter by letter, the last time then

    std::set<std::string, std::less<>> picked;  // resources with a tick, by their keys; gone with the page
    std::uint64_t picked_revision = 1;

    Part<RunState> run;
    Part<LogsState> logs;
    Part<SubmitState> submit;
    Part<ShellsState> shells;
    Part<HomeState> home;
    Part<TasksState> tasks;
    Part<BulkState> bulk;
    Part<LoginState> login;
    Part<AccountState> account;

    Settings settings;
    std::uint64_t settings_revision = 1;
    std::vector<Toast> toasts;
    int last_toast = 0;
    bool visible = true;              // the tab is
    bool palette_open = false, help_open = false;
    std::string palette_text;
    Instant palette_typed{};          // its last letter
    Remote<WorkflowSlice> found;      // workflows of the name typed into it
    Remote<std::vector<Task>> found_tasks;
    std::string found_for;            // what both were asked for
};

// How far east of UTC the times of day are that this person wants to see.
inline Seconds shown_zone(const Model& m) { return m.settings.utc ? Seconds(0) : m.zone; }
