#include "sim/encode_workflow.h"

#include <algorithm>
#include <numeric>

#include "sim/random.h"
#include "sim/urls.h"

namespace sim {
namespace {

// Times that grow with every look as long as the workflow lives.
Span queued_time(const World& world, const Workflow& w) {
    const auto until = w.start != kNever ? w.start : w.end != kNever ? w.end : world.now;
    return until - w.submit;
}

void encode_duration(Json& j, const World& world, const Workflow& w) {
    if (w.start == kNever) j.null();
    else j.seconds((w.end != kNever ? w.end : world.now) - w.start);
}

std::string_view task_status_text(const Workflow& w, const Attempt& a) {
    return w.task_word.empty() ? word(a.status) : std::string_view(w.task_word);
}

std::string_view status_text(const Workflow& w) {
    return w.status_word.empty() ? word(w.status) : std::string_view(w.status_word);
}

void encode_app(Json& j, const App& app) {
    j.key("app_owner").text_or_null(app.owner).key("app_name").text_or_null(app.name).key("app_version");
    if (app.version == 0) j.null();
    else j.number(app.version);
}

void encode_label_map(Json& j, const Workflow& w) {
    j.key("labels").open();
    for (const auto& [key, value] : w.labels) j.name(key).text(value);
    j.close();
}

void encode_warnings(Json& j, const Workflow& w) {
    j.key("warnings").list();
    for (const auto& warning : label_warnings(w.labels)) j.text(warning);
    j.end();
}

void encode_group_names(Json& j, const Workflow& w, std::vector<int> groups, std::uint64_t salt) {
    std::sort(groups.begin(), groups.end(), [&](int a, int b) {
        return mix(salt, static_cast<std::uint64_t>(a)) < mix(salt, static_cast<std::uint64_t>(b));
    });
    j.list();
    for (const int g : groups) j.text(nth(w.groups, g).name);
    j.end();
}

std::string pod_ip(const std::string& pod) {
    std::uint64_t k = 0;
    for (const char c : pod) k = mix(k, static_cast<unsigned char>(c));
    return "10.42." + std::to_string(k % 256) + "." + std::to_string(1 + (k >> 8) % 254);
}

void encode_text_or_null(Json& j, bool there, const std::string& text) {
    if (there) j.text(text);
    else j.null();
}

void encode_span_or_null(Json& j, bool there, Span span) {
    if (there) j.seconds(span);
    else j.null();
}

void encode_attempt(Json& j, const World& world, const Workflow& w, Place at) {
    const auto& g = nth(w.groups, at.group);
    const auto& t = nth(g.tasks, at.task);
    const auto& a = nth(t.attempts, at.attempt);
    const std::string which = "task_name=" + t.name + "&retry_id=" + std::to_string(at.attempt);
    const auto uuid = w.task_uuid(at.group, at.task, at.attempt);
    const auto pod = w.short_uuid() + "-" + uuid.substr(0, 16);
    j.open().key("name").text(t.name).key("retry_id").number(at.attempt).key("status").text(task_status_text(w, a));
    j.key("failure_message").text_or_null(a.failure).key("exit_code");
    if (a.exit_code == kNoExit) j.null();
    else j.number(a.exit_code);
    j.key("logs").text(logs_url(w) + "?last_n_lines=1000&" + which).key("error_logs");
    encode_text_or_null(j, has_error_logs(a.status), error_logs_url(w) + "?" + which);
    j.key("processing_start_time").time(g.processing).key("scheduling_start_time").time(a.scheduling);
    j.key("initializing_start_time").time(a.initializing);
    j.key("events").text(events_url(w) + "?" + which).key("start_time").time(a.start).key("end_time").time(a.end);
    const auto until = a.end == kNever ? world.now : a.end;  // a download that was still going on then has no end
    const auto by_then = [&](Instant at_time) { return at_time <= until ? at_time : kNever; };
    j.key("input_download_start_time").time(by_then(a.download_start));
    j.key("input_download_end_time").time(by_then(a.download_end));
    j.key("output_upload_start_time").time(a.upload_start).key("dashboard_url").text_or_null(pod_dashboard_url(world, w, pod));
    j.key("pod_name").text(pod).key("pod_ip");
    encode_text_or_null(j, a.start != kNever, pod_ip(pod));
    const bool seen_on_node = a.initializing != kNever && a.node >= 0;
    j.key("task_uuid").text(uuid).key("node_name");
    encode_text_or_null(j, seen_on_node, seen_on_node ? nth(world.fleet.nodes, a.node).name : std::string());
    j.key("lead").boolean(t.lead).close();
}

void encode_tasks(Json& j, const World& world, const Workflow& w, int group, bool verbose) {
    const auto& tasks = nth(w.groups, group).tasks;
    std::vector<int> order(tasks.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return nth(tasks, a).name < nth(tasks, b).name; });
    j.key("tasks").list();
    for (const int t : order) {
        const int last = static_cast<int>(nth(tasks, t).attempts.size()) - 1;
        for (int attempt = last; attempt >= (verbose ? 0 : last); --attempt)
            encode_attempt(j, world, w, {0, group, t, attempt});
    }
    j.end();
}

void encode_group(Json& j, const World& world, const Workflow& w, int index, bool verbose) {
    const auto& g = nth(w.groups, index);
    std::vector<int> remaining;
    for (const int up : g.upstream)
        if (nth(w.groups, up).status != Status::completed) remaining.push_back(up);
    j.open().key("name").text(g.name).key("status").text(word(g.status)).key("start_time").time(g.start);
    j.key("end_time").time(g.end);
    j.key("processing_start_time").time(g.processing).key("scheduling_start_time").time(g.scheduling);
    j.key("initializing_start_time").time(g.initializing);
    j.key("remaining_upstream_groups");
    encode_group_names(j, w, remaining, w.key);
    j.key("downstream_groups");
    encode_group_names(j, w, g.downstream, w.key);
    j.key("failure_message").text_or_null(g.failure);
    encode_tasks(j, world, w, index, verbose);
    j.close();
}

void encode_groups(Json& j, const World& world, const Workflow& w, Detail detail) {
    std::vector<int> order(detail.skip_groups ? 0 : w.groups.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return mix(w.key, 100 + static_cast<std::uint64_t>(a)) < mix(w.key, 100 + static_cast<std::uint64_t>(b));
    });
    j.key("groups").list();
    for (const int g : order) encode_group(j, world, w, g, detail.verbose);
    j.end();
}

void encode_links(Json& j, const World& world, const Workflow& w) {
    j.key("spec").text(spec_url(w)).key("template_spec").text(spec_url(w) + "?use_template=true");
    j.key("logs").text(logs_url(w) + "?last_n_lines=1000");
    j.key("events").text(events_url(w)).key("overview").text(overview_url(w));
    j.key("parent_name").text_or_null(w.parent_name).key("parent_job_id");
    if (w.parent_job == 0) j.null();
    else j.number(w.parent_job);
    j.key("dashboard_url").text_or_null(w.sparse ? std::string() : dashboard_url(world, w)).key("grafana_url");
    encode_text_or_null(j, !w.sparse, grafana_url(world, w));
}

}  // namespace

std::vector<std::string> label_warnings(const std::vector<std::pair<std::string, std::string>>& labels) {
    std::vector<std::string> out;
    for (const auto* key : {"team", "project"}) {
        const bool there = std::any_of(labels.begin(), labels.end(), [&](const auto& l) { return l.first == key; });
        if (!there)
            out.push_back("Workflow is missing label '" + std::string(key) +
                          "'; add it now to avoid rejected submissions once it is required.");
    }
    return out;
}

void encode_workflow_row(Json& j, const World& world, const Workflow& w) {
    const bool failed = w.status >= WorkflowStatus::failed;
    j.open().key("user").text(world.user_name(w.user)).key("name").text(w.name).key("workflow_uuid").text(w.uuid());
    j.key("submit_time").time(w.submit).key("start_time").time(w.start).key("end_time").time(w.end);
    j.key("queued_time").seconds(queued_time(world, w)).key("duration");
    encode_duration(j, world, w);
    j.key("status").text(status_text(w)).key("overview").text(overview_url(w)).key("logs").text(logs_url(w)).key("error_logs");
    encode_text_or_null(j, failed, error_logs_url(w));
    j.key("grafana_url");
    encode_text_or_null(j, !w.sparse, grafana_url(world, w));
    j.key("dashboard_url").text_or_null(w.sparse ? std::string() : dashboard_url(world, w)).key("pool");
    encode_text_or_null(j, !w.sparse, world.pool(w).name);
    encode_app(j, w.app);
    j.key("priority").text(word(w.priority));
    encode_label_map(j, w);
    if (!w.extra.empty()) j.raw(w.extra);
    j.close();
}

Reply workflow_reply(const World& world, const Workflow& w, Detail detail) {
    const auto& pool = world.pool(w);
    std::string body;
    Json j(body);
    j.open().key("name").text(w.name).key("uuid").text(w.uuid()).key("submitted_by").text(world.user_name(w.user));
    j.key("cancelled_by");
    if (w.cancelled_by < 0) j.null();
    else j.text(world.user_name(w.cancelled_by));
    encode_links(j, world, w);
    j.key("tags").list();
    for (const auto& tag : w.tags) j.text(tag);
    j.end().key("submit_time").time(w.submit).key("start_time").time(w.start).key("end_time").time(w.end);
    j.key("exec_timeout");
    encode_span_or_null(j, !w.sparse, w.exec_timeout);
    j.key("queue_timeout");
    encode_span_or_null(j, !w.sparse, w.queue_timeout);
    j.key("duration");
    encode_duration(j, world, w);
    j.key("queued_time").seconds(queued_time(world, w)).key("status").text(status_text(w));
    j.key("outputs").text("http://storage.example.com/" + w.name);
    encode_groups(j, world, w, detail);
    j.key("pool");
    encode_text_or_null(j, !w.sparse, pool.name);
    j.key("backend");
    encode_text_or_null(j, !w.sparse, world.fleet.backends[pool.backend].name);
    encode_app(j, w.app);
    j.key("plugins").open().key("rsync").boolean(true).close().key("priority").text(word(w.priority));
    encode_label_map(j, w);
    encode_warnings(j, w);
    if (!w.extra.empty()) j.raw(w.extra);
    j.close();
    return json_reply(std::move(body));
}

Reply task_reply(const World& world, Place at) {
    const auto& t = world.task(at);
    const auto& a = t.last();
    const bool seen_on_node = a.initializing != kNever && a.node >= 0;
    std::string body;
    Json j(body);
    j.open().key("workflow_id").text(world.workflow(at).name).key("task_name").text(t.name).key("node");
    encode_text_or_null(j, seen_on_node, seen_on_node ? nth(world.fleet.nodes, a.node).name : std::string());
    j.key("start_time").time(a.start).key("end_time").time(a.end);
    j.key("status").text(task_status_text(world.workflow(at), a));
    j.key("storage").real(static_cast<double>(t.ask.storage_bytes) / static_cast<double>(kGib)).key("cpu").number(t.ask.cpus);
    j.key("memory").real(static_cast<double>(t.ask.memory_kib) / static_cast<double>(kKibPerGib));
    j.key("gpu").number(t.ask.gpus).close();
    return json_reply(std::move(body));
}

}  // namespace sim
