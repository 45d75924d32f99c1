#pragma once
#include "api/decode.h"
#include "domain/workflow.h"

// What several answers about workflows and tasks have in common.
StatusWord read_status(const Reader&);
std::string read_app(const Reader& owner_of_it);            // "owner/name:version" of app_owner, app_name, app_version
std::optional<PoolName> read_pool_name(const Reader&);
std::map<std::string, std::string> read_labels(const Reader&);
struct WorkflowKeys { std::string_view uuid, user; };         // a list and a workflow's own answer spell these two differently
Workflow read_workflow(const Reader&, const WorkflowKeys&);
int read_retry(const Reader&);                              // never negative
