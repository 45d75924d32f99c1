#include "sim/submit_calls.h"

#include <algorithm>
#include <regex>

#include "sim/blueprint.h"
#include "sim/encode_workflow.h"
#include "sim/json.h"
#include "sim/names.h"
#include "sim/profile.h"
#include "sim/random.h"
#include "sim/spec_check.h"
#include "sim/spec_text.h"
#include "sim/urls.h"
#include "sim/workflow_calls.h"

namespace sim {
namespace {

Reply reply_of(const Refusal& refusal) {
    if (refusal.status == 500) return server_fault(refusal.message);
    std::string body;
    Json(body).open().key("message").text(refusal.message).key("error_code").text(refusal.code).key("workflow_id").text_or_null(refusal.workflow).close();
    return json_reply(std::move(body), refusal.status);
}

struct Answer {
    std::string name, overview, logs, spec, dashboard;
    std::vector<std::string> warnings;
};

Reply reply_of(const Answer& a) {
    std::string body;
    Json j(body);
    j.open().key("name").text(a.name).key("overview").text_or_null(a.overview).key("logs").text_or_null(a.logs);
    j.key("spec").text_or_null(a.spec).key("dashboard_url").text_or_null(a.dashboard).key("warnings").list();
    for (const auto& warning : a.warnings) j.text(warning);
    j.end().close();
    return json_reply(std::move(body));
}

Reply body_fault(const std::string& where, std::string_view type, std::string_view message, const std::string& input) {
    std::string body;
    Json j(body);
    j.open().key("detail").list().open().key("type").text(type).key("loc").list().text("body");
    if (!where.empty()) j.text(where);
    j.end().key("msg").text(message).key("input").raw(input).close().end().close();
    return json_reply(std::move(body), 422);
}

std::vector<std::string> texts(const Tree& body, const char* key) {
    std::vector<std::string> out;
    for (const auto& one : body.value(key, Tree::array()))
        if (one.is_string()) out.push_back(one.get<std::string>());
    return out;
}

// What is to be submitted: of the body, or of a workflow that was there before.
std::optional<Reply> read_submitted(Call& call, Submitted& out, std::string& original) {
    if (const auto id = call.query.text("workflow_id")) {
        const auto& world = call.service.world();
        const int index = world.workflow_index(*id);
        if (index < 0) return domain_error(400, "DATABASE", "Workflow " + *id + " is not found.");
        out.file = spec_text(world, nth(world.workflows, index));
        return std::nullopt;
    }
    const auto body = Tree::parse(call.request.body, nullptr, false);
    if (call.request.body.empty()) return body_fault("", "missing", "Field required", "null");
    if (body.is_discarded()) return body_fault("", "json_invalid", "JSON decode error", "{}");
    if (!body.is_object()) return body_fault("", "model_attributes_type", "Input should be a valid dictionary or object to extract fields from", body.dump());
    if (!body.contains("file")) return body_fault("file", "missing", "Field required", body.dump());
    if (!body["file"].is_string()) return body_fault("file", "string_type", "Input should be a valid string", body["file"].dump());
    out.file = body["file"].get<std::string>();
    out.variables = texts(body, "set_variables");
    out.string_variables = texts(body, "set_string_variables");
    if (body.contains("uploaded_templated_spec") && body["uploaded_templated_spec"].is_string()) original = body["uploaded_templated_spec"].get<std::string>();
    return std::nullopt;
}

// Labels of the request win over those of the text.
std::optional<Refusal> add_labels(Call& call, Tree& workflow) {
    for (const auto& pair : call.query.list("label")) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return Refusal{400, "USAGE", "Workflow labels must use key=value format.", {}};
        workflow["labels"][pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return check_labels(workflow);
}

std::optional<Refusal> check_env(Call& call) {
    for (const auto& pair : call.query.list("env_vars"))
        if (pair.find('=') == std::string::npos) return Refusal{400, "USAGE", "Environment variable " + pair + " is incorrectly formatted", {}};
    return std::nullopt;
}

Span timeout_of(const Tree& workflow, const char* key, const std::string& of_pool) {
    const auto timeout = workflow.value("timeout", Tree::object());
    auto text = timeout.is_object() && timeout.contains(key) && timeout[key].is_string() ? timeout[key].get<std::string>() : of_pool;
    if (text.empty()) return days{60};
    const auto count = std::atoll(text.c_str());
    switch (text.back()) {
        case 'd': return days{count};
        case 'h': return hours{count};
        case 'm': return minutes{count};
        default: return text.ends_with("ms") ? Span{milliseconds{count}} : Span{seconds{count}};
    }
}

// The program decides what becomes of it, as far as it can be read: sleep 30, exit 1.
Fate fate_of(const Tree& task, Random& random) {
    static const std::regex sleeps(R"(\bsleep\s+(\d{1,6}))"), exits(R"(\bexit\s+([1-9]\d*))");
    std::string program;
    for (const auto* part : {"command", "args"})
        for (const auto& word : task.value(part, Tree::array()))
            if (word.is_string()) program += word.get<std::string>() + " ";
    program.resize(std::min<std::size_t>(program.size(), 2'000));
    Fate fate{Outcome::complete, random.between(seconds{2}, seconds{20}), seconds{20} + random.exponential(minutes{4})};
    std::smatch found;
    if (std::regex_search(program, found, sleeps)) fate.run = seconds{std::stol(found[1])} + seconds{1};
    if (std::regex_search(program, exits)) fate.outcome = Outcome::exit_error;
    return fate;
}

void add_groups(const World& world, const Tree& tree, Workflow& w) {
    Random random(w.key);
    std::map<std::string, int> group_of;
    for (const auto& g : groups_of(tree)) {
        const int index = static_cast<int>(w.groups.size());
        w.groups.push_back({.name = g["name"].get<std::string>(), .upstream = {}, .downstream = {}, .failure = {}, .tasks = {}});
        for (const auto& t : g["tasks"]) {
            TaskAsk ask;
            (void)read_ask(world, tree, t, w.pool, ask);
            w.groups.back().platform = static_cast<std::uint16_t>(world.fleet.platform_index(w.pool, ask.platform));
            const bool lead = t.value("lead", false) || g["tasks"].size() == 1;
            w.groups.back().tasks.push_back({t["name"].get<std::string>(), ask.amount, lead, fate_of(t, random), {}});
            group_of[t["name"].get<std::string>()] = index;
            for (const auto& input : t.value("inputs", Tree::array())) {
                const auto up = input.is_object() && input.contains("task") ? group_of.find(input["task"].get<std::string>()) : group_of.end();
                if (up == group_of.end()) continue;
                auto& upstream = w.groups.back().upstream;
                if (std::find(upstream.begin(), upstream.end(), up->second) != upstream.end()) continue;
                upstream.push_back(up->second);
                nth(w.groups, up->second).downstream.push_back(index);
            }
        }
    }
}

std::string three(int n) {
    auto text = std::to_string(n);
    return std::string(text.size() < 3 ? 3 - text.size() : 0, '0') + text;
}

Workflow blank(Call& call, int pool, Priority priority, const std::string& spec_name) {
    auto& world = call.service.world();
    Workflow w;
    w.key = mix(world.seed, 0x50b317, static_cast<std::uint64_t>(world.workflows.size()));
    w.user = known_user(call);
    w.pool = pool;
    w.priority = priority;
    w.submit = world.now;
    w.name = spec_name + "-" + three(world.next_job_id(spec_name, 1));
    return w;
}

// A text that was refused leaves a row behind.
void leave_refused(Call& call, int pool, Priority priority, std::string name, std::string text) {
    auto w = blank(call, pool, priority, name.empty() ? "failed" : name);
    w.status = WorkflowStatus::failed_submission;
    w.start = w.end = w.submit;
    w.spec = std::move(text);
    call.service.world().submit(std::move(w));
}

Answer answer_of(const World& world, const Workflow& w) {
    return {w.name, overview_url(w), logs_url(w), {}, dashboard_url(world, w), label_warnings(w.labels)};
}

Labels labels_of(const Tree& workflow) {
    Labels out;
    if (workflow.contains("labels") && workflow["labels"].is_object())
        for (const auto& [key, value] : workflow["labels"].items()) out.emplace_back(key, value.get<std::string>());
    return out;
}

std::optional<Refusal> check_pool(Call& call, int pool) {
    const auto& p = nth(call.service.world().fleet.pools, pool);
    const bool admin = call.request.header("x-osmo-roles").find("osmo-admin") != std::string_view::npos;
    if (p.status == PoolStatus::maintenance && !admin)
        return Refusal{400, "USAGE", "Pool " + p.name + " is undergoing maintenance. Users will have to wait until maintenance is completed before submission.", {}};
    return std::nullopt;
}

struct Order {
    int pool = 0;
    Priority priority = Priority::normal;
    bool dry_run = false, validation_only = false;
};

Reply take(Call& call, const Order& order, const Submitted& submitted, const std::string& original) {
    auto rendered = render(submitted);
    if (const auto* refusal = std::get_if<Refusal>(&rendered)) {
        if (refusal->message.starts_with("Workflow spec is not properly")) leave_refused(call, order.pool, order.priority, {}, {});
        return reply_of(*refusal);
    }
    auto& tree = std::get<Tree>(rendered);
    auto& workflow = tree["workflow"];
    const bool named = workflow.contains("name") && workflow["name"].is_string();
    const auto name = named ? workflow["name"].get<std::string>() : std::string();
    if (call.query.text("workflow_id") && !workflow.contains("labels")) workflow["labels"] = Tree::object();
    if (auto refusal = add_labels(call, workflow)) return reply_of(*refusal);
    if (order.dry_run) return reply_of(Answer{name, {}, {}, yaml_text(tree), {}, {}});
    auto refusal = check_fields(workflow);
    if (!refusal) refusal = check_env(call);
    if (!refusal) refusal = check_pool(call, order.pool);
    if (!refusal) refusal = check_places(call.service.world(), workflow, {order.pool, order.priority});
    if (refusal) {
        leave_refused(call, order.pool, order.priority, name, refusal->code == "USAGE" ? std::string() : yaml_text(tree));
        return reply_of(*refusal);
    }
    const auto labels = labels_of(workflow);
    if (order.validation_only) return reply_of(Answer{name, {}, "Workflow validation succeeded.", {}, {}, label_warnings(labels)});
    auto& world = call.service.world();
    auto w = blank(call, order.pool, order.priority, name);
    const auto& timeouts = nth(world.fleet.pools, order.pool).timeouts;
    w.exec_timeout = timeout_of(workflow, "exec_timeout", timeouts.default_exec);
    w.queue_timeout = timeout_of(workflow, "queue_timeout", timeouts.default_queue);
    w.labels = labels;
    w.spec = yaml_text(tree);
    w.template_spec = original;
    add_groups(world, workflow, w);
    w.peak = peak_of(w);
    const auto answer = answer_of(world, w);
    world.submit(std::move(w));
    return reply_of(answer);
}

}  // namespace

Reply submit(Call& call) {
    Order order;
    order.priority = static_cast<Priority>(call.query.one_of("priority", kPriorityWords).value_or(1));
    order.dry_run = call.query.flag("dry_run", false);
    order.validation_only = call.query.flag("validation_only", false);
    if (!call.query.good()) return call.query.complaint();
    Submitted submitted;
    std::string original;
    if (auto refusal = read_submitted(call, submitted, original)) return *refusal;
    order.pool = call.service.world().fleet.pool_index(call.name);
    if (order.pool < 0) return domain_error(400, "USER", "Pool " + call.name + " not found.");
    try {
        return take(call, order, submitted, original);
    } catch (const Tree::exception& fault) {  // a value of a kind that nobody looked for
        return server_fault(fault.what());
    }
}

// Again, but without the groups that went well; those after them take what those left as inputs.
Reply restart(Call& call) {
    auto& world = call.service.world();
    const int pool = world.fleet.pool_index(call.name);
    if (pool < 0) return domain_error(400, "USER", "Pool " + call.name + " not found.");
    const int index = world.workflow_index(call.second);
    if (index < 0) return domain_error(400, "DATABASE", "Workflow " + call.second + " is not found.");
    const auto& old = nth(world.workflows, index);
    if (old.status < WorkflowStatus::failed)
        return domain_error(400, "SUBMISSION",
                            "Restart can only be used on FAILED workflows: Workflow " + old.name + " has status WorkflowStatus." + std::string(word(old.status)));
    if (old.groups.empty()) return server_fault("'groups'");
    const auto dash = old.name.rfind('-');
    auto w = blank(call, pool, old.priority, old.name.substr(0, dash));
    w.parent_name = old.name.substr(0, dash);
    w.parent_job = std::atoi(old.name.c_str() + dash + 1);
    w.exec_timeout = old.exec_timeout;
    w.queue_timeout = old.queue_timeout;
    w.labels = old.labels;
    std::map<int, int> place;
    for (int g = 0; g < static_cast<int>(old.groups.size()); ++g) {
        if (nth(old.groups, g).status == Status::completed) continue;
        place[g] = static_cast<int>(w.groups.size());
        const auto& before = nth(old.groups, g);
        w.groups.push_back({.name = before.name, .platform = before.platform, .upstream = {}, .downstream = {}, .failure = {}, .tasks = before.tasks});
        for (auto& t : w.groups.back().tasks) {
            t.attempts.clear();
            t.fate.outcome = Outcome::complete;
        }
    }
    for (const auto& [from, to] : place)
        for (const int next : nth(old.groups, from).downstream) {
            nth(w.groups, to).downstream.push_back(place.at(next));
            nth(w.groups, place.at(next)).upstream.push_back(to);
        }
    w.peak = peak_of(w);
    const auto answer = answer_of(world, w);
    world.submit(std::move(w));
    return reply_of(answer);
}

}  // namespace sim
