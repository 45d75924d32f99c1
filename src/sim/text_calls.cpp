#include "sim/text_calls.h"

#include "sim/event_text.h"
#include "sim/json.h"
#include "sim/log_stream.h"
#include "sim/log_text.h"
#include "sim/urls.h"
#include "sim/workflow_calls.h"

namespace sim {
namespace {

constexpr std::int64_t kMostLogLines = 10'000;  // asking for as many or more is asking for all

// The refusal, or nothing.
std::optional<Reply> read_filter(Call& call, const Workflow& w, LineFilter& filter) {
    const auto last = call.query.integer("last_n_lines");
    if (!call.query.good()) return call.query.complaint();
    if (last && *last < 0) return domain_error(400, "USER", "Users should specify positive value for flag -n.");
    if (last && *last < kMostLogLines) filter.last = *last;
    if (filter.last == 0 && !is_alive(w.status)) return server_fault("last_n_lines must not be 0");
    const auto pattern = call.query.text("query");
    if (!pattern) return std::nullopt;
    try {
        filter.pattern = std::regex(*pattern, std::regex::ECMAScript | std::regex::optimize);
    } catch (const std::regex_error&) {
        return domain_error(400, "USER", "Invalid regex: " + *pattern);
    }
    return std::nullopt;
}

// Where the task asked for is; -1 when none was asked for. The refusal when there is no such task.
std::optional<Reply> read_task(Call& call, const Workflow& w, std::string& task, int& retry) {
    task = call.query.text("task_name").value_or("");
    retry = static_cast<int>(call.query.integer("retry_id", -1));
    if (!call.query.good()) return call.query.complaint();
    if (task.empty() || find_task(w, task).task >= 0) return std::nullopt;
    return domain_error(400, "DATABASE", "Task " + task + " of workflow " + call.name + " is not found.");
}

Reply which_error_logs(const Workflow& w) {
    std::string text = "Specify task for error logs.\n\n{";
    for (const auto& g : w.groups)
        for (const auto& t : g.tasks)
            for (int a = 0; a < static_cast<int>(t.attempts.size()); ++a) {
                const auto retry = std::to_string(a);
                text += text.back() == '{' ? "\n    \"" : ",\n    \"";
                text += t.name + " retry-" + retry + "\": ";
                text += has_error_logs(nth(t.attempts, a).status)
                            ? "\"" + error_logs_url(w) + "?task_name=" + t.name + "&retry_id=" + retry + "\""
                            : "null";
            }
    return text_reply(text + "\n}");
}

}  // namespace

Reply logs(Call& call) {
    LogWish wish{.workflow = asked_workflow(call), .task = {}, .retry = -1, .filter = {}};
    if (wish.workflow < 0) return no_such_workflow(call);
    const auto& w = nth(call.service.world().workflows, wish.workflow);
    if (auto refusal = read_task(call, w, wish.task, wish.retry)) return *refusal;
    if (auto refusal = read_filter(call, w, wish.filter)) return *refusal;
    if (call.name != w.name) return text_stream(call.service);  // files are kept by name: by uuid there is nothing
    return log_reply(call.service, std::move(wish));
}

Reply error_logs(Call& call) {
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    const auto& world = call.service.world();
    const auto& w = nth(world.workflows, index);
    std::string task;
    int retry = -1;
    LineFilter filter;
    if (auto refusal = read_task(call, w, task, retry)) return *refusal;
    if (auto refusal = read_filter(call, w, filter)) return *refusal;
    if (task.empty()) return which_error_logs(w);
    auto at = find_task(w, task);
    at.workflow = index;
    if (retry > at.attempt) return text_stream(call.service);
    if (retry >= 0) at.attempt = retry;
    auto text = error_text(world, at);
    filter.apply(text);
    filter.keep_last(text);
    return text_stream(call.service, std::move(text));
}

Reply events(Call& call) {
    const int index = asked_workflow(call);
    if (index < 0) return no_such_workflow(call);
    const auto& w = nth(call.service.world().workflows, index);
    EventWish wish{.workflow = index, .task = {}, .retry = -1};
    if (auto refusal = read_task(call, w, wish.task, wish.retry)) return *refusal;
    if (call.name != w.name) return text_stream(call.service);
    return events_reply(call.service, wish);
}

}  // namespace sim
