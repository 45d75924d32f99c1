#include "sim/routes.h"

#include <algorithm>

#include "sim/account_calls.h"
#include "sim/action_calls.h"
#include "sim/config_calls.h"
#include "sim/encode_pools.h"
#include "sim/encode_resources.h"
#include "sim/json.h"
#include "sim/profile.h"
#include "sim/router_calls.h"
#include "sim/submit_calls.h"
#include "sim/task_list.h"
#include "sim/text_calls.h"
#include "sim/workflow_calls.h"
#include "sim/workflow_list.h"

namespace sim {
namespace {

// Known pools of the given names, in the order of the fleet.
std::vector<int> pools_named(const Fleet& fleet, const std::vector<std::string>& names) {
    std::vector<int> out;
    for (const auto& name : names)
        if (const int p = fleet.pool_index(name); p >= 0) out.push_back(p);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<int> every_pool(const Fleet& fleet) {
    std::vector<int> out(fleet.pools.size());
    for (std::size_t p = 0; p < out.size(); ++p) out[p] = static_cast<int>(p);
    return out;
}

Reply version(Call& call) {
    const auto client = call.request.header("x-osmo-client-version");
    if (!client.empty() && std::count(client.begin(), client.end(), '.') != 2)
        return server_fault("Version should be of the format major.minor.revision");
    return json_reply(R"({"major":"6","minor":"4","revision":"0","hash":""})");
}

Reply client_version(Call& call) {
    if (call.request.header("accept").find("text/plain") != std::string_view::npos) return text_reply("6.4.0");
    return json_reply(R"({"major":"6","minor":"4","revision":"0","hash":""})");
}

// ?pools= wins, unless all_pools. An empty `IN ()` is what the service itself trips over.
std::optional<Reply> asked_pools(Call& call, std::vector<int>& out) {
    const auto& fleet = call.service.world().fleet;
    const auto names = call.query.list("pools");
    const bool all = call.query.flag("all_pools", true);
    if (!call.query.good()) return call.query.complaint();
    if (names.empty() && !all)
        return domain_error(400, "DATABASE",
                            "Error: syntax error at or near \")\"\nLINE 1: ...ools.backend = backends.name WHERE pools.name IN () ORDER BY...\n"
                            "                                                             ^\n");
    out = names.empty() ? every_pool(fleet) : pools_named(fleet, names);
    return std::nullopt;
}

Reply pools(Call& call) {
    std::vector<int> asked;
    if (auto fault = asked_pools(call, asked)) return *fault;
    return pools_reply(call.service.world().fleet, asked);
}

Reply pool_quota(Call& call) {
    std::vector<int> asked;
    if (auto fault = asked_pools(call, asked)) return *fault;
    return pool_quota_reply(call.service.world(), asked);
}

std::vector<std::string> split_commas(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto one = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), one.size() + 1));
        if (!one.empty()) out.emplace_back(one);
    }
    return out;
}

Reply resources(Call& call) {
    const auto& fleet = call.service.world().fleet;
    const bool all = call.query.flag("all_pools", false);
    const bool concise = call.query.flag("concise", false);
    if (!call.query.good()) return call.query.complaint();
    ResourceFilter filter;
    if (all) filter.pools = every_pool(fleet);
    else if (const auto names = call.query.list("pools"); !names.empty()) {
        filter.pools = pools_named(fleet, names);
        filter.platforms = call.query.list("platforms");  // ignored without pools
    } else if (const auto allowed = split_commas(call.request.header("x-osmo-allowed-pools")); !allowed.empty())
        filter.pools = pools_named(fleet, allowed);
    else filter.everything = true;
    return concise ? concise_reply(call.service.world(), filter)
                   : resources_reply(call.service.shared_world(), std::move(filter));
}

Reply one_resource(Call& call) { return one_resource_reply(call.service.world(), call.name); }

struct Route {
    std::string_view method, path;  // {…}: one segment
    Reply (*handler)(Call&);
};
constexpr Route kRoutes[] = {
    {"GET", "/api/version", version},
    {"GET", "/client/version", client_version},
    {"GET", "/api/profile/settings", get_profile},
    {"POST", "/api/profile/settings", set_profile},
    {"GET", "/api/resources", resources},
    {"GET", "/api/resources/{name}", one_resource},
    {"GET", "/api/pool_quota", pool_quota},
    {"GET", "/api/pool", pools},
    {"GET", "/api/workflow", list_workflows},
    {"GET", "/api/workflow/{name}", one_workflow},
    {"GET", "/api/workflow/{name}/task/{task}", one_task},
    {"GET", "/api/workflow/{name}/logs", logs},
    {"GET", "/api/workflow/{name}/events", events},
    {"GET", "/api/workflow/{name}/error_logs", error_logs},
    {"GET", "/api/workflow/{name}/spec", spec},
    {"POST", "/api/workflow/{name}/cancel", cancel},
    {"POST", "/api/workflow/{name}/tag", tag},
    {"GET", "/api/tag", tag_names},
    {"POST", "/api/pool/{pool}/workflow", submit},
    {"POST", "/api/pool/{pool}/workflow/{name}/restart", restart},
    {"POST", "/api/workflow/{name}/exec/task/{task}", exec_task},
    {"POST", "/api/workflow/{name}/exec/group/{group}", exec_group},
    {"POST", "/api/workflow/{name}/portforward/{task}", port_forward},
    {"POST", "/api/workflow/{name}/webserver/{task}", web_server},
    {"POST", "/api/workflow/{name}/rsync/task/{task}", rsync},
    {"GET", "/api/router/webserver/{key}", web_server_alive},
    {"GET", "/api/router/version", version},
    {"GET", "/api/task", list_tasks},
    {"GET", "/api/users", submitters},
    {"GET", "/api/credentials", credentials},
    {"POST", "/api/credentials/{name}", set_credential},
    {"DELETE", "/api/credentials/{name}", delete_credential},
    {"GET", "/api/auth/login", login_info},
    {"POST", "/api/auth/jwt/access_token", exchange_token},
    {"GET", "/api/auth/access_token", tokens},
    {"POST", "/api/auth/access_token/{name}", create_token},
    {"DELETE", "/api/auth/access_token/{name}", delete_token},
    {"GET", "/api/auth/access_token/{name}/roles", token_roles},
    {"GET", "/api/plugins/configs", plugin_configs},
    {"GET", "/api/configs/pool", pool_configs},
    {"GET", "/api/configs/pool/{name}", pool_config},
    {"GET", "/api/configs/pool/{name}/platform", platform_configs},
    {"GET", "/api/configs/pool/{name}/platform/{platform}", platform_config},
    {"GET", "/api/configs/workflow", workflow_config},
};

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/', 1)); }

// The segments that stand for {…}; none when the path does not match.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    std::vector<std::string> names;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = first_segment(pattern), there = first_segment(path);
        if (wanted.starts_with("/{")) {
            if (there.size() < 2) return std::nullopt;
            names.emplace_back(there.substr(1));
        } else if (wanted != there) return std::nullopt;
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(there.size());
    }
    return pattern.empty() && path.empty() ? std::optional(std::move(names)) : std::nullopt;
}

Reply redirect(const Request& request, std::string_view path) {
    Reply r = text_reply("", 307);
    const auto host = request.has_header("host") ? std::string(request.header("host")) : std::string("osmo.example.com");
    r.headers.emplace_back("location", "http://" + host + std::string(path.substr(0, path.size() - 1)));
    return r;
}

}  // namespace

std::string Call::user() const {
    const auto given = request.header("x-osmo-user");
    return given.empty() ? "user-a" : std::string(given);
}

Reply route(Service& service, const Request& request) {
    if (auto page = page_of_host(service, request)) return *page;
    auto target = split_target(request.target);
    std::string allowed;
    bool slash_too_many = false;
    for (const auto& r : kRoutes) {
        if (target.path == std::string(r.path) + "/") slash_too_many = true;
        auto names = match(r.path, target.path);
        if (!names) continue;
        if (r.method == request.method) {
            names->resize(2);
            Call call{service, request, std::move(names->front()), std::move(names->back()), Query(std::move(target.query))};
            return r.handler(call);
        }
        (allowed += allowed.empty() ? "" : ", ") += r.method;
    }
    if (slash_too_many) return redirect(request, target.path);
    if (allowed.empty()) return detail_error(404, "Not Found");
    auto reply = detail_error(405, "Method Not Allowed");
    reply.headers.emplace_back("allow", allowed);
    return reply;
}

}  // namespace sim
