#pragma once
#include "store/update.h"
#include <optional>
#include <span>

// Which parts of the service a view shows. A part is asked for when a view that needs it
// comes on screen, and again when its interval has passed; never while the tab is hidden.
// `fleet_rarely` is the fleet for pages that it only helps: a big fleet is a big answer.
enum class Need : std::uint8_t {
    fleet, fleet_rarely, resource, node_tasks, peer_tasks, troubles, running, running_workflows, queued_workflows,
    pools, workflows, profile, version,
};

std::vector<Effect> fetch_due(Model&, std::span<const Need>);            // marks what it asks for as in flight
std::vector<Effect> fetch_now(Model&, std::span<const Need>);            // whether due or not
std::optional<Instant> next_due(const Model&, std::span<const Need>);    // none: nothing will be due by itself
// The palette asks the service too, when the typing pauses.
std::string palette_question(const Model&);                              // empty: nothing to ask
std::vector<Effect> find_due(Model&);
std::optional<Instant> next_find(const Model&);

WorkflowFilter workflow_filter(const Route&);                            // status=, user=, pool=, priority=, name=
WorkflowFilter workflow_question(const Model&);                          // these, and what the service takes of q=
