#pragma once
#include <string>

#include "sim/world.h"

// The absolute addresses the service puts into its answers. They are on the service's own host, which is
// hardly ever the one a client came by.
namespace sim {

std::string overview_url(const Workflow& workflow);
std::string logs_url(const Workflow& workflow);
std::string error_logs_url(const Workflow& workflow);
std::string events_url(const Workflow& workflow);
std::string spec_url(const Workflow& workflow);
std::string grafana_url(const World& world, const Workflow& workflow);
std::string dashboard_url(const World& world, const Workflow& workflow);  // "" where the backend has none
std::string pod_dashboard_url(const World& world, const Workflow& workflow, const std::string& pod);

}  // namespace sim
