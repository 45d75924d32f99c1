#pragma once
#include "domain/names.h"
#include <string>
#include <string_view>

// Addresses of things, the same from every page.
std::string pool_href(std::string_view pool);
std::string workflow_href(const WorkflowId&);
std::string task_href(const WorkflowId&, std::string_view task, int retry);  // one try of it
std::string shell_href(const WorkflowId&, std::string_view task);
std::string resource_href(std::string_view name, std::string_view from_pool = {}, std::string_view backend = {});
std::string node_failures_href(std::string_view node);  // tasks that failed there within a day, in a way a node can cause
std::string submit_href(std::string_view pool, std::string_view priority = {});
std::string quoted_term(std::string_view key, std::string_view value);  // "pool:prod", quoted where the filter needs it
