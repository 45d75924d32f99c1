#include "api/run.h"
#include "api/parts.h"
#include "base/text.h"
#include <algorithm>
#include <limits>

namespace {

StageTimes read_times(const Reader& r) {
    return {.processing   = r.at("processing_start_time").optional(&Reader::instant),
            .scheduling   = r.at("scheduling_start_time").optional(&Reader::instant),
            .initializing = r.at("initializing_start_time").optional(&Reader::instant),
            .started      = r.at("start_time").optional(&Reader::instant),
            .ended        = r.at("end_time").optional(&Reader::instant)};
}

std::optional<int> read_exit_code(const Reader& r) {
    if (!r.here()) return std::nullopt;
    const auto code = r.integer();
    if (code >= std::numeric_limits<int>::min() && code <= std::numeric_limits<int>::max()) return static_cast<int>(code);
    r.wanted("an exit code");
    return std::nullopt;
}

struct ReadAttempt {
    std::string name;
    bool lead = false;
    Attempt it;
};

ReadAttempt read_attempt(const Reader& r) {
    ReadAttempt out{.name = r.at("name").text(), .lead = r.at("lead").boolean_or(false)};
    auto& a = out.it;
    a.retry         = read_retry(r.at("retry_id"));
    a.status        = read_status(r.at("status"));
    a.times         = read_times(r);
    a.download_from = r.at("input_download_start_time").optional(&Reader::instant);
    a.download_to   = r.at("input_download_end_time").optional(&Reader::instant);
    a.upload_from   = r.at("output_upload_start_time").optional(&Reader::instant);
    a.exit_code     = read_exit_code(r.at("exit_code"));
    a.failure       = r.at("failure_message").text_or("");
    if (const auto node = r.at("node_name"); node.here()) a.node = ResourceName{node.text()};
    a.uuid          = r.at("task_uuid").text_or("");
    a.pod           = r.at("pod_name").text_or("");
    a.ip            = r.at("pod_ip").text_or("");
    a.dashboard     = r.at("dashboard_url").text_or("");
    a.has_error_log = r.at("error_logs").here();
    return out;
}

void keep_attempt(RunGroup& group, ReadAttempt read) {
    auto& tasks = group.tasks;
    auto at = !tasks.empty() && tasks.back().name == read.name ? tasks.end() - 1  // tries of a task come together
                                                               : std::find_if(tasks.begin(), tasks.end(), [&](const RunTask& t) { return t.name == read.name; });
    if (at == tasks.end()) at = tasks.insert(at, {.name = std::move(read.name), .lead = read.lead, .attempts = {}});
    at->attempts.push_back(std::move(read.it));
}

// The lead first: it decides how its group ends.
void put_in_order(std::vector<RunTask>& tasks) {
    for (auto& t : tasks) std::stable_sort(t.attempts.begin(), t.attempts.end(), [](const Attempt& a, const Attempt& b) { return a.retry < b.retry; });
    std::stable_sort(tasks.begin(), tasks.end(), [](const RunTask& a, const RunTask& b) { return a.lead != b.lead ? a.lead : natural_less(a.name, b.name); });
}

// The run the service names as its origin: spec name and number, as ids are made.
std::string read_parent(const Reader& r) {
    const auto name = r.at("parent_name").text_or("");
    const auto number = r.at("parent_job_id");
    return name.empty() || !number.here() ? name : name + "-" + number.any_text();
}

void read_rest(const Reader& r, Run& out) {
    out.head = read_workflow(r, {.uuid = "uuid", .user = "submitted_by"});
    if (const auto by = r.at("cancelled_by"); by.here()) out.canceled_by = UserName{by.text()};
    out.parent        = read_parent(r);
    out.outputs       = r.at("outputs").text_or("");
    out.dashboard     = r.at("dashboard_url").text_or("");
    out.grafana       = r.at("grafana_url").text_or("");
    if (const auto backend = r.at("backend"); backend.here()) out.backend = BackendName{backend.text()};
    out.exec_timeout  = r.at("exec_timeout").optional(&Reader::seconds);
    out.queue_timeout = r.at("queue_timeout").optional(&Reader::seconds);
    out.tags          = r.at("tags").texts_or_none();
    out.warnings      = r.at("warnings").texts_or_none();
    if (const auto plugins = r.at("plugins"); plugins.here()) out.rsync = plugins.at("rsync").boolean_or(false);
}

}  // namespace

struct RunDecoder::Work {
    std::string body;
    Document doc;
    Run run;
    std::vector<Reader> groups;
    std::size_t next = 0;
    std::vector<std::vector<std::string>> downstream;
    std::optional<Error> fault;
    bool begun = false, done = false;

    void begin() {
        begun = true;
        std::size_t at = 0;
        const std::string_view text = body;
        auto end = doc.read(text, at);
        if (end == JsonTape::End::done) {
            skip_space(text, at);
            if (at < text.size()) end = JsonTape::End::wrong;
        }
        if (end != JsonTape::End::done) fault = unreadable(end, text, at, doc.place());
        if (fault) return;
        const auto root = doc.root();
        read_rest(root, run);
        if (const auto list = root.at("groups"); list.here()) list.items([&](const Reader& group) { groups.push_back(group); });
    }

    // What is wrong with one group, or with one try, leaves the others.
    void group(const Reader& r) {
        RunGroup out{.name = r.at("name").text(), .status = read_status(r.at("status")), .times = read_times(r), .failure = r.at("failure_message").text_or(""),
                     .upstream = {}, .downstream = {}, .waits_for = r.at("remaining_upstream_groups").texts_or_none().size(), .tasks = {}};
        auto names = r.at("downstream_groups").texts_or_none();
        ++run.unread.of;
        if (doc.forgive(run.unread)) return;
        if (const auto tasks = r.at("tasks"); tasks.here())
            tasks.items(run.unread, read_attempt, [&](ReadAttempt a) { keep_attempt(out, std::move(a)); });
        if (doc.forgive(run.unread)) return;
        put_in_order(out.tasks);
        run.tasks += out.tasks.size();
        for (const auto& t : out.tasks) run.attempts += t.attempts.size();
        run.groups.push_back(std::move(out));
        downstream.push_back(std::move(names));
    }

    void end() {
        done = true;
        if (!fault && doc.faulty()) fault = doc.fault();
        if (!fault && !groups.empty() && run.groups.empty()) fault = run.unread.first;  // nothing of the graph could be read
        groups.clear();
        if (!fault) link_groups(run, std::move(downstream));
    }
};

RunDecoder::RunDecoder(std::string body) : work_(std::make_unique<Work>()) { work_->body = std::move(body); }
RunDecoder::~RunDecoder() = default;

bool RunDecoder::step(double budget_ms, const std::function<double()>& now_ms) {
    auto& w = *work_;
    const double until = now_ms() + budget_ms;
    if (!w.begun) {
        w.begin();
        if (now_ms() > until) return false;
    }
    if (w.done) return true;
    static constexpr std::size_t kFew = 16;  // asking for the time costs as well
    while (!w.fault && !w.doc.faulty() && w.next < w.groups.size()) {
        w.group(w.groups[w.next]);
        if (++w.next % kFew == 0 && now_ms() > until) return false;
    }
    w.end();
    return true;
}

Result<Run> RunDecoder::finish() {
    if (work_->fault) return *work_->fault;
    return std::move(work_->run);
}

Result<Run> decode_run(std::string_view body) {
    RunDecoder decoder{std::string(body)};
    while (!decoder.step(1, [] { return 0.0; })) {}
    return decoder.finish();
}

Result<Submitted> decode_submitted(std::string_view body) {
    return decode(body, [](const Reader& root) { return Submitted{root.at("name").text(), root.at("warnings").texts_or_none()}; });
}

Result<std::vector<std::string>> decode_tag_names(std::string_view body) {
    return decode(body, [](const Reader& root) {
        std::vector<std::string> out;
        root.members([&](const std::string&, const Reader& list) { for (auto& tag : list.texts()) out.push_back(std::move(tag)); });
        return out;
    });
}
