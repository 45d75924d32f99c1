#include "domain/diagnosis.h"
#include "base/pieces.h"
#include "base/text.h"
#include "base/words.h"
#include "domain/causes.h"
#include "domain/exit_codes.h"
#include <algorithm>
#include <fmt/core.h>

namespace {

constexpr std::string_view kFollowed = "Lead task finished";  // what the service says of those that ended with their lead
constexpr std::size_t kMostEvents = 6, kMostLines = 8;

bool failed_itself(const Attempt& a) { return phase_of(a.status.status) == Phase::failed && a.status.status != Status::failed_upstream && a.failure != kFollowed; }
bool failed_itself(const RunGroup& g) { return phase_of(g.status.status) == Phase::failed && g.status.status != Status::failed_upstream; }

Instant end_of(const Attempt& a) { return a.times.ended.value_or(Instant::max()); }

bool has_one_of(std::string_view lower_text, std::string_view words) {
    while (!words.empty()) {
        const auto end = std::min(words.find('|'), words.size());
        if (lower_text.find(lower_case(words.substr(0, end))) != std::string_view::npos) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

// What is looked through, in lower case: each once.
struct Text {
    std::vector<std::string> events;
    std::string log, failure;
};

struct Root {
    const RunGroup* group = nullptr;
    const RunTask* task = nullptr;
    const Attempt* a = nullptr;
};

// The events of the task that failed, since its last try began.
std::vector<const ClusterWord*> events_of(const Root& root, const DiagnosisFacts& facts) {
    std::vector<const ClusterWord*> out;
    for (const auto& e : facts.events) {
        const bool earlier = root.a->times.scheduling && e.at < *root.a->times.scheduling - Seconds(1);
        if (e.task == root.task->name && !earlier) out.push_back(&e);
    }
    return out;
}

bool holds(const CauseRow& row, Status status, const Attempt* a, const Text& text) {
    if (row.status != Status::unknown && row.status != status) return false;
    if (row.never_started && a && a->times.started) return false;
    if (row.code_from > 0 && !(a && a->exit_code && row.code_from <= *a->exit_code && *a->exit_code <= row.code_to)) return false;
    if (!row.event.empty() && std::none_of(text.events.begin(), text.events.end(), [&](const std::string& e) { return has_one_of(e, row.event); })) return false;
    if (!row.log.empty() && !has_one_of(text.log, row.log)) return false;
    return row.failure.empty() || has_one_of(text.failure, row.failure);
}

std::string replaced(std::string_view pattern, std::string_view task) {
    std::string out(pattern);
    for (auto at = out.find("{task}"); at != std::string::npos; at = out.find("{task}", at + task.size())) out.replace(at, 6, task);
    return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    auto out = pieces_of(text, '\n');
    std::erase(out, std::string_view());
    return out;
}

// Lines that speak of the cause; without any, the last ones of the log.
void add_log(Diagnosis& out, const CauseRow& row, const DiagnosisFacts& facts) {
    const auto lines = lines_of(facts.error_log);
    std::size_t first = lines.size();
    if (!row.log.empty())
        for (std::size_t i = 0; i < lines.size() && first == lines.size(); ++i) if (has_one_of(lower_case(lines[i]), row.log)) first = i;
    const auto from = first == lines.size() ? lines.size() - std::min(lines.size(), kMostLines) : std::min(first, lines.size() - std::min(lines.size() - first, kMostLines));
    for (std::size_t i = from; i < lines.size() && i < from + kMostLines; ++i) out.evidence.push_back({Evidence::From::log, {}, std::string(lines[i])});
}

bool of_queue(const ClusterWord& e) { return e.reason == "FailedScheduling" || e.reason == "Unschedulable" || e.reason == "PodScheduled"; }

// What went as it should says nothing of the cause; nor, of what has run, how it came to run.
bool bears_on(const ClusterWord& e, const Attempt& a) {
    if (e.message == "True" || e.message == "True." || e.reason == "Pulled" || e.reason == "Started" || e.reason == "Scheduled" || e.reason == "Created") return false;
    if (of_queue(e)) return !a.times.initializing && !a.times.started;
    return e.reason != "Pulling" || !a.times.started;
}

void add_events(Diagnosis& out, const std::vector<const ClusterWord*>& events, const Attempt& a) {
    std::vector<const ClusterWord*> told;
    for (const auto* e : events) {
        if (!bears_on(*e, a)) continue;
        if (!told.empty() && told.back()->reason == e->reason && told.back()->message == e->message) told.back() = e;  // said again: its latest time
        else told.push_back(e);
    }
    for (std::size_t i = told.size() - std::min(told.size(), kMostEvents); i < told.size(); ++i)
        out.evidence.push_back({Evidence::From::event, told[i]->at, told[i]->reason + (told[i]->message.empty() ? "" : ": " + told[i]->message)});
}

std::string remedy_words(Remedy::Kind kind, const std::string& task, const std::string& node) {
    using K = Remedy::Kind;
    switch (kind) {
        case K::more_memory: return "Raise the memory of " + task;
        case K::more_storage: return "Raise the storage of " + task;
        case K::more_time: return "Raise the time limit";
        case K::less_work: return "Let it do less at once, such as a smaller batch";
        case K::fix_image: return "Correct the image of " + task;
        case K::fix_command: return "Correct the spec";
        case K::fix_inputs: return "Correct the inputs and outputs of " + task;
        case K::credentials: return "Check the credentials it uses";
        case K::exclude_node: return node.empty() ? "" : "Resubmit without " + node;
        case K::other_pool: return "Resubmit in another pool";
        case K::as_low: return "Resubmit as LOW, which needs no quota";
        case K::as_normal: return "Resubmit as NORMAL, which is not preempted";
        case K::restart: return "Restart it as it is";
        case K::see_log: return "Read the log of " + task;
        case K::see_events: return "Read its events";
        case K::ask_admin: return "Tell an administrator";
    }
    return "";
}

// "16Gi": twice as much, in whole units.
std::string twice(Bytes b) {
    const std::int64_t unit = b.value * 2 >= (std::int64_t{1} << 30) ? 30 : 20;
    return fmt::format("{}{}", (b.value * 2 + (std::int64_t{1} << unit) - 1) >> unit, unit == 30 ? "Gi" : "Mi");
}

std::string twice(Seconds s) {
    const auto n = s.count() * 2;
    if (n % 86'400 == 0) return fmt::format("{}d", n / 86'400);
    return n % 3'600 == 0 ? fmt::format("{}h", n / 3'600) : n % 60 == 0 ? fmt::format("{}m", n / 60) : fmt::format("{}s", n);
}

// More than its node has would find no room: then it is left to the person.
void propose_amount(Remedy& r, Amendment::Kind kind, const std::string& task, Bytes asked, std::optional<Bytes> node) {
    r.because = fmt::format("It asked for {}", bytes_words(asked));
    if (asked.value <= 0 || asked.value > (std::int64_t{1} << 60)) return;
    if (node && node->value < asked.value * 2) r.because += fmt::format("; all of its node is {}", bytes_words(*node));
    else r.change = Amendment{kind, task, twice(asked)};
}

void propose_time(Remedy& r, Amendment::Kind kind, Seconds limit, const char* where) {
    r.because = fmt::format("It is {} {}", duration_words(limit), where);
    if (limit.count() > 0 && limit.count() < 1'000'000'000) r.change = Amendment{kind, {}, twice(limit)};
}

std::string because_of_node(const Diagnosis& d) {
    if (d.node_failures == 1) return "One other failed there as well";
    return d.node_suspect ? d.node_failures > 1 ? "Others failed there as well" : "The node itself is not well" : "Nothing else says that the node is at fault";
}

void add_remedies(Diagnosis& out, const CauseRow& row, const Root& root, const Run& run, const DiagnosisFacts& facts) {
    for (std::size_t i = 0; i < row.remedy_count; ++i) {
        const auto kind = row.remedies[i];
        const bool low = run.head.priority == Priority::low;
        if ((kind == Remedy::Kind::as_low && low) || (kind == Remedy::Kind::as_normal && !low)) continue;
        if (kind == Remedy::Kind::restart && run.head.status.status == Status::failed_submission) continue;
        Remedy r{.kind = kind, .words = remedy_words(kind, root.task ? root.task->name : "it", out.node), .because = {}};
        if (r.words.empty()) continue;
        const auto asks = root.task && facts.asks ? facts.asks->find(root.task->name) : decltype(facts.asks->end()){};
        const bool known = root.task && facts.asks && asks != facts.asks->end();
        const auto* node = facts.node;
        if (kind == Remedy::Kind::more_memory && known) propose_amount(r, Amendment::Kind::memory, root.task->name, asks->second.memory, node ? std::optional(node->total.memory) : std::nullopt);
        if (kind == Remedy::Kind::more_storage && known) propose_amount(r, Amendment::Kind::storage, root.task->name, asks->second.storage, node ? std::optional(node->total.storage) : std::nullopt);
        if (kind == Remedy::Kind::more_time && row.cause == Cause::exec_timeout && run.exec_timeout) propose_time(r, Amendment::Kind::exec_timeout, *run.exec_timeout, "for each group");
        if (kind == Remedy::Kind::more_time && row.cause == Cause::queue_timeout && run.queue_timeout) propose_time(r, Amendment::Kind::queue_timeout, *run.queue_timeout, "in the queue");
        if (kind == Remedy::Kind::exclude_node) r.change = Amendment{Amendment::Kind::exclude, {}, out.node};
        if (kind == Remedy::Kind::exclude_node) r.because = because_of_node(out);
        if (kind == Remedy::Kind::restart) r.because = "What completed is kept";
        out.remedies.push_back(std::move(r));
    }
    // The node is suspect: what leads away from it comes first.
    if (out.node_suspect) std::stable_sort(out.remedies.begin(), out.remedies.end(), [](const Remedy& a, const Remedy& b) { return (a.kind == Remedy::Kind::exclude_node) > (b.kind == Remedy::Kind::exclude_node); });
}

// Whether others failed there in a way a node can cause. This run's own task is one of them, if it did.
void judge_node(Diagnosis& out, const Root& root, const DiagnosisFacts& facts) {
    if (!root.a->node) return;
    out.node = root.a->node->value;
    std::string health = !facts.node_known ? "" : !facts.node ? "The node is no longer told of: it may be gone or unhealthy. " : judge(*facts.node).health == Health::healthy ? "" : judge(*facts.node).reason + ". ";
    if (facts.node_known && (!facts.node || judge(*facts.node).health == Health::unhealthy)) out.node_suspect = true;
    if (!facts.troubles) {
        out.node_words = health + "Whether others failed there is not known.";
        return;
    }
    const auto at = facts.troubles->find(out.node);
    const bool own = node_can_cause(root.a->status.status) && root.a->times.ended && facts.now - *root.a->times.ended < std::chrono::hours(24);
    const auto others = at == facts.troubles->end() ? 0 : at->second.tasks - std::min<std::size_t>(at->second.tasks, own ? 1 : 0);
    out.node_failures = others;
    if (others >= 2) out.node_suspect = true;
    out.node_words = health + (others == 0 ? "No other task failed there within a day in a way a node can cause."
                                           : fmt::format("{} failed there within a day in a way a node can cause.", plural(static_cast<std::int64_t>(others), "other task")));
}

std::size_t kept_from_running(const Run& run) {
    std::size_t n = 0;
    for (const auto& g : run.groups)
        for (const auto& t : g.tasks) n += t.last().status.status == Status::failed_upstream;
    return n;
}

std::string where_words(const Root& root) {
    std::string out;
    if (root.a->node) out = "on " + root.a->node->value;
    if (const auto ran = run_time(*root.a, Instant{}); ran && root.a->times.ended) out += (out.empty() ? "" : " ") + std::string("after ") + duration_words(*ran);
    return out;
}

// What the code means, where the cause does not say it already.
std::string code_words(const CauseRow& row, const Attempt& a) {
    const bool told = row.meaning.find(fmt::format("xit code {}", *a.exit_code)) != std::string_view::npos || exit_side(*a.exit_code) == ExitSide::service;
    const auto meaning = told || *a.exit_code <= 1 ? std::string() : exit_meaning(*a.exit_code, a.status.status);
    return meaning.empty() ? "" : " (" + meaning + ")";
}

std::string sentence_of(const CauseRow& row, const Root& root, const Diagnosis& d) {
    std::string out(row.meaning);
    if (root.a) {
        if (const auto where = where_words(root); !where.empty()) out += (out.empty() ? "" : " ") + fmt::format("It failed {}", where) + (root.a->exit_code ? fmt::format(", with exit code {}{}.", *root.a->exit_code, code_words(row, *root.a)) : ".");
        if (root.task->attempts.size() > 1) out += fmt::format(" It was tried {} times.", root.task->attempts.size());
    }
    if (d.not_run > 0) out += fmt::format(" {} that depend{} on it did not run.", plural(static_cast<std::int64_t>(d.not_run), "task"), d.not_run == 1 ? "s" : "");
    return out;
}

// "Task was canceled by user: alice. No longer needed"
std::string cancel_words(const Run& run) {
    const auto by = run.canceled_by ? run.canceled_by->value == "osmo" ? std::string("by OSMO, when a time limit was over") : "by " + run.canceled_by->value : std::string("by somebody the service does not name");
    for (const auto& g : run.groups) {
        const auto at = g.failure.find(". ");
        if (g.failure.starts_with("Task was canceled by user") && at != std::string::npos && at + 2 < g.failure.size()) return fmt::format("It was canceled {}, for the reason: {}", by, g.failure.substr(at + 2));
    }
    return fmt::format("It was canceled {}. No reason was given.", by);
}

}  // namespace

std::optional<TaskAt> root_of(const Run& run) {
    std::optional<TaskAt> best;
    const auto sooner = [&](const Attempt& a, const RunTask& t, const RunTask& than) { return end_of(a) != end_of(than.last()) ? end_of(a) < end_of(than.last()) : t.lead && !than.lead; };
    for (std::uint32_t g = 0; g < run.groups.size(); ++g)
        for (std::uint32_t t = 0; t < run.groups[g].tasks.size(); ++t) {
            const auto& task = run.groups[g].tasks[t];
            if (failed_itself(task.last()) && (!best || sooner(task.last(), task, task_at(run, *best)))) best = TaskAt{g, t};
        }
    return best;
}

std::optional<Diagnosis> diagnose(const Run& run, const DiagnosisFacts& facts) {
    if (phase_of(run.head.status.status) != Phase::failed) return std::nullopt;
    Diagnosis out;
    Root root;
    out.not_run = kept_from_running(run);
    if (const auto at = root_of(run)) {
        root = {&run.groups[at->group], &task_at(run, *at), &task_at(run, *at).last()};
        out.group = at->group, out.task = at, out.retry = root.a->retry;
        judge_node(out, root, facts);
    }
    Text text;
    std::vector<const ClusterWord*> events;
    if (root.a) {
        events = events_of(root, facts);
        for (const auto* e : events)  // what kept it in the queue did not end it
            if (!of_queue(*e)) text.events.push_back(lower_case(e->reason + ": " + e->message));
        text.failure = lower_case(root.a->failure);
        text.log = lower_case(facts.error_log);
    }
    const bool whole = run.head.status.status == Status::failed_submission || run.head.status.status == Status::failed_canceled || !root.a;
    const auto status = whole ? run.head.status.status : root.a->status.status;
    const auto rows = cause_rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const CauseRow& r) { return holds(r, status, root.a, text); });
    out.cause = row->cause;
    out.title = replaced(row->title, root.task ? root.task->name : "It");
    if (out.cause == Cause::canceled) out.not_run = 0, out.node.clear(), out.node_words.clear(), out.node_suspect = false;  // a person ended it: no node did
    out.sentence = out.cause == Cause::canceled ? cancel_words(run) : sentence_of(*row, root, out);
    for (std::uint32_t g = 0; g < run.groups.size() && out.cause != Cause::canceled; ++g)
        if (failed_itself(run.groups[g]) && out.group && g != *out.group) out.others.push_back(run.groups[g].name);
    if (root.a && !root.a->failure.empty()) out.evidence.push_back({Evidence::From::status, root.a->times.ended, root.a->failure});
    if (root.a) add_events(out, events, *root.a);
    std::stable_sort(out.evidence.begin(), out.evidence.end(), [](const Evidence& a, const Evidence& b) { return a.at.value_or(Instant::max()) < b.at.value_or(Instant::max()); });
    if (root.a) add_log(out, *row, facts);
    add_remedies(out, *row, root, run, facts);
    return out;
}
