#pragma once
#include "domain/names.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The only way to make a URL of the service. Names are encoded whole, "/" and dots included:
// no name, however odd, leads to another path.
struct WorkflowQuery {
    std::vector<std::string> statuses, users, pools, priorities, tags, labels, no_labels;  // none: all of them
    std::string name;                                             // a part of the id; the service minds the case
    std::string app;                                              // its name, or "name:version"
    std::optional<Instant> submitted_after, submitted_before;
    int offset = 0, limit = 100;                                  // at most 1,000
};

struct TaskQuery {
    std::vector<std::string> statuses, users, pools, nodes, priorities;
    std::string workflow;                                         // a part of the id
    int offset = 0, limit = 100;
    std::optional<Instant> started_after;                         // what has not started is found as well
    std::optional<Instant> started_before;                        // … and is not
    enum class As : std::uint8_t { rows, sums, sums_by_workflow } as = As::rows;  // each has a shape of its own
};

std::string resources_url();
std::string resource_url(const ResourceName&);
std::string pool_quota_url();
std::string workflows_url(const WorkflowQuery&);  // newest first
std::string tasks_url(const TaskQuery&);
std::string run_url(const WorkflowId&);                       // with all tries of its tasks
std::string error_log_url(const WorkflowId&, std::string_view task, int retry);
std::string log_url(const WorkflowId&, std::string_view task = {}, int retry = -1);  // no task: all of them, merged
std::string events_url(const WorkflowId&);
std::string spec_url(const WorkflowId&);
std::string spec_template_url(const WorkflowId&);   // as it was written, before variables were put in
std::string tag_names_url();
struct SubmitQuery { std::string priority; bool dry_run = false, validation_only = false; std::vector<std::string> env, labels; };
std::string submit_url(const PoolName&, const SubmitQuery&);  // POSTed with a body, see api/submit.h
std::string resubmit_url(const PoolName&, const WorkflowId&, std::string_view priority, const std::vector<std::string>& labels);
std::string cancel_url(const WorkflowId&, std::string_view reason, bool force);        // this and the next two are POSTed
std::string restart_url(const PoolName&, const WorkflowId&);
std::string tag_url(const WorkflowId&, const std::vector<std::string>& add, const std::vector<std::string>& remove);
std::string exec_task_url(const WorkflowId&, std::string_view task, std::string_view command);    // these are POSTs, and
std::string exec_group_url(const WorkflowId&, std::string_view group, std::string_view command);  // each makes a session
std::string web_server_url(const WorkflowId&, std::string_view task, int port);
std::string web_server_alive_url(std::string_view key);
std::string shell_socket_path(const WorkflowId&, std::string_view key);                           // of a WebSocket
std::string profile_url();                                    // POST: change it
std::string tokens_url();
std::string token_url(std::string_view name);                 // DELETE: it is worth nothing from then on
std::string new_token_url(std::string_view name, std::string_view expires, std::string_view description, const std::vector<std::string>& roles);  // POST
std::string version_url();

std::string request_words(std::string_view method, std::string_view url);  // "GET /api/resources": for a person, without the query
