#pragma once
#include "domain/pool.h"
#include "domain/session.h"
#include "store/fleet.h"
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

    Settings settings;
    std::uint64_t settings_revision = 1;
    std::vector<Toast> toasts;
    int last_toast = 0;
    bool visible = true;              // the tab is
    bool palette_open = false;
    std::string palette_text;
};
