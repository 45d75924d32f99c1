#include "api/endpoint.h"
#include "base/time_text.h"

static std::string encode(std::string_view text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) out += c;
        else (out += '%').append({hex[byte >> 4], hex[byte & 15]});
    }
    return out;
}

// One step of a path. Browsers take "." and ".." for steps of their own even when encoded,
// and an empty one would ask for the list: these become names that nothing has.
static std::string segment(std::string_view name) {
    if (name.empty()) return "%20";
    if (name == ".") return "%252E";
    if (name == "..") return "%252E%252E";
    return encode(name);
}

namespace {
class Url {
  public:
    explicit Url(std::string path) : text_(std::move(path)) {}
    Url& with(std::string_view key, std::string_view value) {
        text_ += lead_ + std::string(key) + "=" + encode(value);
        lead_ = '&';
        return *this;
    }
    Url& with(std::string_view key, int value) { return with(key, std::to_string(value)); }
    Url& each(std::string_view key, const std::vector<std::string>& values) {
        for (const auto& v : values) with(key, v);
        return *this;
    }
    // The service's own default is "only mine": ask for all by name.
    Url& each_or_all(std::string_view key, std::string_view all, const std::vector<std::string>& values) {
        return values.empty() ? with(all, "true") : each(key, values);
    }
    Url& part(std::string_view key, const std::string& value) { return value.empty() ? *this : with(key, value); }
    std::string text() const { return text_; }

  private:
    std::string text_;
    char lead_ = '?';
};
}  // namespace

std::string resources_url() { return Url("/api/resources").with("all_pools", "true").text(); }

std::string resource_url(const ResourceName& name) { return "/api/resources/" + segment(name.value); }

std::string pool_quota_url() { return Url("/api/pool_quota").with("all_pools", "true").text(); }

std::string workflows_url(const WorkflowQuery& q) {
    return Url("/api/workflow")
        .each_or_all("users", "all_users", q.users)
        .each_or_all("pools", "all_pools", q.pools)
        .each("statuses", q.statuses)
        .each("priority", q.priorities)
        .each("tags", q.tags)
        .each("label", q.labels)
        .each("no_label", q.no_labels)
        .part("name", q.name)
        .part("app", q.app)
        .part("submitted_after", q.submitted_after ? print_instant(*q.submitted_after) : "")
        .part("submitted_before", q.submitted_before ? print_instant(*q.submitted_before) : "")
        .with("order", "DESC")
        .with("offset", q.offset)
        .with("limit", q.limit)
        .text();
}

std::string tasks_url(const TaskQuery& q) {
    return Url("/api/task")
        .each_or_all("users", "all_users", q.users)
        .each_or_all("pools", "all_pools", q.pools)
        .each("statuses", q.statuses)
        .each("nodes", q.nodes)
        .each("priority", q.priorities)
        .part("workflow_id", q.workflow)
        .part("started_after", q.started_after ? print_instant(*q.started_after) : "")
        .part("started_before", q.started_before ? print_instant(*q.started_before) : "")
        .part("summary", q.as == TaskQuery::As::sums ? "true" : "")
        .part("aggregate_by_workflow", q.as == TaskQuery::As::sums_by_workflow ? "true" : "")
        .with("order", "DESC")
        .with("offset", q.offset)
        .with("limit", q.limit)
        .text();
}

static std::string workflow_path(const WorkflowId& id) { return "/api/workflow/" + segment(id.value); }

std::string run_url(const WorkflowId& id) { return Url(workflow_path(id)).with("verbose", "true").text(); }

std::string error_log_url(const WorkflowId& id, std::string_view task, int retry) {
    return Url(workflow_path(id) + "/error_logs").with("task_name", task).with("retry_id", retry).text();
}

// Without last_n_lines: 0 of them breaks the service, and a stream that is opened again must repeat what we may lack.
std::string log_url(const WorkflowId& id, std::string_view task, int retry) {
    Url url(workflow_path(id) + "/logs");
    if (!task.empty()) url.with("task_name", task);
    if (!task.empty() && retry >= 0) url.with("retry_id", retry);
    return url.text();
}
std::string events_url(const WorkflowId& id) { return workflow_path(id) + "/events"; }
std::string spec_url(const WorkflowId& id) { return workflow_path(id) + "/spec"; }
std::string spec_template_url(const WorkflowId& id) { return spec_url(id) + "?use_template=true"; }

std::string tag_names_url() { return "/api/tag"; }

std::string cancel_url(const WorkflowId& id, std::string_view reason, bool force) {
    return Url(workflow_path(id) + "/cancel").part("message", std::string(reason)).part("force", force ? "true" : "").text();
}

std::string restart_url(const PoolName& pool, const WorkflowId& id) {
    return "/api/pool/" + segment(pool.value) + "/workflow/" + segment(id.value) + "/restart";
}

std::string submit_url(const PoolName& pool, const SubmitQuery& q) {
    return Url("/api/pool/" + segment(pool.value) + "/workflow").part("priority", q.priority).part("dry_run", q.dry_run ? "true" : "")
        .part("validation_only", q.validation_only ? "true" : "").each("env_vars", q.env).each("label", q.labels).text();
}

std::string resubmit_url(const PoolName& pool, const WorkflowId& id, std::string_view priority, const std::vector<std::string>& labels) {
    return Url("/api/pool/" + segment(pool.value) + "/workflow").with("workflow_id", id.value).part("priority", std::string(priority)).each("label", labels).text();
}

std::string tag_url(const WorkflowId& id, const std::vector<std::string>& add, const std::vector<std::string>& remove) {
    return Url(workflow_path(id) + "/tag").each("add", add).each("remove", remove).text();
}

std::string exec_task_url(const WorkflowId& id, std::string_view task, std::string_view command) {
    return Url(workflow_path(id) + "/exec/task/" + segment(task)).with("entry_command", command).text();
}

std::string exec_group_url(const WorkflowId& id, std::string_view group, std::string_view command) {
    return Url(workflow_path(id) + "/exec/group/" + segment(group)).with("entry_command", command).text();
}

std::string web_server_url(const WorkflowId& id, std::string_view task, int port) {
    return Url(workflow_path(id) + "/webserver/" + segment(task)).with("task_port", port).text();
}

std::string web_server_alive_url(std::string_view key) { return "/api/router/webserver/" + segment(key); }

std::string shell_socket_path(const WorkflowId& id, std::string_view key) {
    return "/api/router/exec/" + segment(id.value) + "/client/" + segment(key);
}

std::string profile_url() { return "/api/profile/settings"; }
std::string tokens_url() { return "/api/auth/access_token"; }
std::string token_url(std::string_view name) { return tokens_url() + "/" + segment(name); }

std::string new_token_url(std::string_view name, std::string_view expires, std::string_view description, const std::vector<std::string>& roles) {
    return Url(token_url(name)).with("expires_at", expires).part("description", std::string(description)).each("roles", roles).text();
}
std::string version_url() { return "/api/version"; }

std::string request_words(std::string_view method, std::string_view url) {
    return std::string(method) + " " + std::string(url.substr(0, url.find('?')));
}
