#include "views/links.h"
#include "base/text.h"
#include "domain/workflow.h"
#include "store/route.h"

std::string pool_href(std::string_view pool) { return format_route({.view = "pools", .item = std::string(pool), .params = {}}); }

std::string workflow_href(const WorkflowId& id) { return format_route({.view = "workflows", .item = id.value, .params = {}}); }

std::string task_href(const WorkflowId& id, std::string_view task, int retry) {
    const Route route{.view = "workflows", .item = id.value, .params = {}};
    return format_route(route.with("task", task).with("retry", std::to_string(retry)));
}

std::string shell_href(const WorkflowId& id, std::string_view task) {
    return format_route(Route{.view = "workflows", .item = id.value, .params = {}, .part = "shell"}.with("task", task));
}

std::string resource_href(std::string_view name, std::string_view from_pool, std::string_view backend) {
    const Route route{.view = "resources", .item = std::string(name), .params = {}};
    return format_route(route.with("from", from_pool).with("backend", backend));
}

std::string node_failures_href(std::string_view node) {
    std::string q = quoted_term("node", node) + " status:";
    for (const auto s : {Status::failed_backend_error, Status::failed_evicted, Status::failed_start_error}) q += (q.back() == ':' ? "" : ",") + lower_case(word_of(s));
    return format_route(Route{.view = "tasks", .item = {}, .params = {}}.with("q", q + " started:24h"));
}

std::string submit_href(std::string_view pool, std::string_view priority) {
    return format_route(Route{.view = "submit", .item = {}, .params = {}}.with("pool", pool).with("priority", priority));
}

std::string quoted_term(std::string_view key, std::string_view value) {
    const bool plain = value.find_first_of(" ,:<>=\"") == std::string_view::npos;
    return std::string(key) + ":" + (plain ? std::string(value) : '"' + std::string(value) + '"');
}
