#include "sim/router_calls.h"

#include "sim/json.h"
#include "sim/workflow_calls.h"

namespace sim {
namespace {

constexpr std::size_t kMostPorts = 30;

Reply missing(const char* parameter) {
    std::string body;
    Json(body).open().key("detail").list().open().key("type").text("missing").key("loc").list().text("query").text(parameter).end()
        .key("msg").text("Field required").key("input").null().close().end().close();
    return json_reply(std::move(body), 422);
}

void encode(Json& j, Call& call, Session session) {
    auto host = call.request.has_header("host") ? std::string(call.request.header("host")) : std::string("osmo.example.com");
    if (host.starts_with("127.0.0.1")) host.replace(0, 9, "localhost");  // a number has no sub-domains for web servers
    session.made = call.service.world().now;
    j.open().key("router_address").text("ws://" + host).key("key").text(call.service.sessions().add(std::move(session), call.service.world().seed));
    j.key("cookie").text("").close();
}

// The refusal, or nothing when the workflow runs.
std::optional<Reply> check_workflow(Call& call, const Workflow*& out) {
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    out = &nth(call.service.world().workflows, index);
    if (!is_alive(out->status)) return domain_error(410, "USER", "Workflow " + call.name + " is not running!", call.name);
    if (out->status != WorkflowStatus::running) return domain_error(425, "USER", "Workflow " + call.name + " is not running yet...", call.name);
    return std::nullopt;
}

std::optional<Reply> check_task(const Call& call, const Workflow& w) {
    const auto at = find_task(w, call.second);
    if (at.task < 0) return domain_error(404, "USER", "Task " + call.second + " does not exist in workflow " + call.name + "!", call.name);
    const auto status = nth(nth(w.groups, at.group).tasks, at.task).last().status;
    if (status == Status::running) return std::nullopt;
    if (is_finished(status)) return domain_error(404, "USER", "Task " + call.second + " is not running in workflow " + call.name + "!", call.name);
    return domain_error(425, "USER", "Task " + call.second + " is not yet running in workflow " + call.name + "!", call.name);
}

Reply one_session(Call& call, Session::Kind kind, std::string command) {
    const Workflow* w = nullptr;
    if (auto refusal = check_workflow(call, w)) return *refusal;
    if (auto refusal = check_task(call, *w)) return *refusal;
    std::string body;
    Json j(body);
    encode(j, call, {kind, call.name, call.second, std::move(command), {}});
    return json_reply(std::move(body));
}

}  // namespace

Reply exec_task(Call& call) {
    const auto command = call.query.text("entry_command");
    return command ? one_session(call, Session::Kind::exec, *command) : missing("entry_command");
}

Reply exec_group(Call& call) {
    const auto command = call.query.text("entry_command");
    if (!command) return missing("entry_command");
    const Workflow* w = nullptr;
    if (auto refusal = check_workflow(call, w)) return *refusal;
    for (const auto& g : w->groups) {
        if (g.name != call.second) continue;
        std::string body;
        Json j(body);
        j.open();
        for (const auto& t : g.tasks) {
            if (t.last().status != Status::running) continue;
            j.name(t.name);
            encode(j, call, {Session::Kind::exec, call.name, t.name, *command, {}});
        }
        j.close();
        return json_reply(std::move(body));
    }
    return domain_error(404, "USER", "Group " + call.second + " does not exist in workflow " + call.name + "!", call.name);
}

Reply port_forward(Call& call) {
    const auto ports = call.query.list("task_ports");
    const Workflow* w = nullptr;
    if (ports.empty()) return domain_error(400, "USER", "No port is provided!");
    if (auto refusal = check_workflow(call, w)) return *refusal;
    if (auto refusal = check_task(call, *w)) return *refusal;
    if (ports.size() > kMostPorts) return domain_error(400, "USER", "Too many ports are provided!");
    std::string body;
    Json j(body);
    j.list();
    for (std::size_t i = 0; i < ports.size(); ++i) encode(j, call, {Session::Kind::portforward, call.name, call.second, ports[i], {}});
    j.end();
    return json_reply(std::move(body));
}

Reply web_server(Call& call) {
    const auto port = call.query.text("task_port");
    return port ? one_session(call, Session::Kind::webserver, *port) : missing("task_port");
}

Reply rsync(Call& call) { return one_session(call, Session::Kind::rsync, {}); }

Reply web_server_alive(Call& call) {
    return json_reply(call.service.sessions().web_server(call.name, call.service.world().now) != nullptr ? "true" : "false");
}

std::optional<Reply> page_of_host(Service& service, const Request& request) {
    const auto host = request.header("host");
    const auto label = host.substr(0, host.find_first_of(".:"));
    if (!label.starts_with("webserver-") && !label.starts_with("WEBSERVER-")) return std::nullopt;
    const auto* session = service.sessions().web_server(label, service.world().now);
    if (session == nullptr) {
        auto reply = text_reply("No active backend connection found, your session may have expired.", 404);
        reply.type.clear();
        return reply;
    }
    auto reply = text_reply("<!doctype html><title>" + session->task + "</title><h1>" + session->task + "</h1><p>Port " + session->command + " of " +
                            session->workflow + " answers.</p>");
    reply.type = "text/html; charset=utf-8";
    return reply;
}

}  // namespace sim
