#include "sim/routes.h"

#include <algorithm>

#include "sim/encode_pools.h"
#include "sim/encode_resources.h"
#include "sim/encode_workflow.h"
#include "sim/json.h"
#include "sim/profile.h"
#include "sim/task_list.h"
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

Reply one_workflow(Call& call) {
    const auto& world = call.service.world();
    const Detail detail{call.query.flag("verbose", false), call.query.flag("skip_groups", false)};
    if (!call.query.good()) return call.query.complaint();
    const int index = world.workflow_index(call.name);
    if (index < 0) return domain_error(400, "DATABASE", "Workflow " + call.name + " is not found.");
    return workflow_reply(world, nth(world.workflows, index), detail);
}

struct Route {
    std::string_view method, path;  // {name}: one segment
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
    {"GET", "/api/task", list_tasks},
};

// The segment that stands for {name}, or "" for paths without one; none when the path does not match.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
    const auto brace = pattern.find('{');
    if (brace == std::string_view::npos) return pattern == path ? std::optional(std::string()) : std::nullopt;
    if (!path.starts_with(pattern.substr(0, brace))) return std::nullopt;
    const auto rest = path.substr(brace);
    if (rest.empty() || rest.find('/') != std::string_view::npos) return std::nullopt;
    return std::string(rest);
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
    auto target = split_target(request.target);
    std::string allowed;
    bool slash_too_many = false;
    for (const auto& r : kRoutes) {
        if (target.path == std::string(r.path) + "/") slash_too_many = true;
        const auto name = match(r.path, target.path);
        if (!name) continue;
        if (r.method == request.method) {
            Call call{service, request, *name, Query(std::move(target.query))};
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
