#pragma once
#include "domain/pool.h"
#include "domain/session.h"
#include "store/fleet.h"
#include "store/query_lists.h"
#include "store/remote.h"
#include "store/route.h"
#include "store/settings.h"
#include "store/workflow_list.h"

// All the state there is. Views read it; only `update` writes it.
struct Toast {
    enum class Kind { done, failed, busy } kind = Kind::done;
    int id = 0;
    std::string title, detail;
    Instant shown{};
};

struct Model {
    explicit Model(Instant start) : now(start) {}

    Instant now;                      // whole steps of time enter as Tick
    Route route;
    std::uint64_t route_revision = 1;

    Remote<Fleet> fleet;
    Remote<Resource> resource;        // the one the route names, with full memberships
    ResourceName resource_asked;      // which one `resource` is about
    Remote<PoolQuota> pools;
    Remote<WorkflowList> workflows;
    WorkflowFilter workflows_asked;   // what the newest request for them asked
    Remote<WorkflowSlice> older;      // the next page, while it is on its way
    Remote<Profile> profile;
    Remote<ServiceVersion> version;

    KnownNames known;                 // every user, pool and app that any answer named; only grows
    std::uint64_t known_revision = 1;
    std::optional<Instant> typed;     // the place changed letter by letter, the last time then

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
