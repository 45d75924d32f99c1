#include "sim/life.h"

#include <algorithm>

#include "sim/random.h"

namespace sim {
namespace {

constexpr int kRetryLimit = 2;

// The service calls a group simply FAILED when its tasks never got as far as running.
Status shown(Status cause) {
    const bool never_ran =
        cause == Status::failed_image_pull || cause == Status::failed_start_error || cause == Status::failed_start_timeout;
    return never_ran ? Status::failed : cause;
}

std::string duration_words(Span span) {  // as Python writes a timedelta
    const auto total = std::chrono::duration_cast<seconds>(span).count();
    const auto whole_days = total / 86'400;
    const auto two = [](long n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    const std::string time = std::to_string(total / 3600 % 24) + ":" + two(total / 60 % 60) + ":" + two(total % 60);
    if (whole_days == 0) return time;
    return std::to_string(whole_days) + (whole_days == 1 ? " day, " : " days, ") + time;
}

}  // namespace

Attempt* Life::current(Place at) {
    auto& attempts = task(at).attempts;
    if (at.attempt + 1 != static_cast<int>(attempts.size()) || is_finished(attempts.back().status)) return nullptr;
    return &attempts.back();
}

Span Life::jitter(Place at, int salt, Span low, Span high) const {
    const auto& w = world_.workflow(at);
    const auto where = static_cast<std::uint64_t>(at.group + 1) << 32 | static_cast<std::uint64_t>(at.task + 1) << 16 |
                       static_cast<std::uint64_t>(at.attempt + 1) << 8 | static_cast<std::uint64_t>(salt);
    return Random(w.key, where).between(low, high);
}

void Life::submitted(int index) {
    const Place at{.workflow = index};
    for (int g = 0; g < static_cast<int>(workflow(at).groups.size()); ++g) {
        const Place here{.workflow = index, .group = g};
        auto& waits = group(here);
        waits.upstream_left = static_cast<int>(waits.upstream.size());
        if (waits.upstream_left == 0)
            world_.push(Event::Kind::process, world_.now + jitter(here, 1, milliseconds{90}, seconds{2}), here);
        else waits.status = Status::waiting;
        for (auto& t : waits.tasks) t.attempts.push_back({.status = waits.status, .failure = {}});
    }
}

void Life::process(Place at) {
    auto& g = group(at);
    if (is_finished(g.status)) return;
    g.status = Status::processing;
    g.processing = world_.now;
    for (auto& t : g.tasks) t.last().status = Status::processing;
    world_.push(Event::Kind::enqueue, world_.now + jitter(at, 2, seconds{1}, seconds{8}), at);
    refresh(at);
}

void Life::enqueue(Place at) {
    auto& g = group(at);
    if (is_finished(g.status)) return;
    const auto& w = workflow(at);
    g.scheduling = world_.now;
    Instant each = world_.now;
    for (auto& t : g.tasks) {
        t.last().status = Status::scheduling;
        t.last().scheduling = each;
        each += milliseconds{70};
    }
    world_.wait_for_nodes(at);
    if (w.queue_timeout > Span{0}) world_.push(Event::Kind::queue_timeout, world_.now + w.queue_timeout, at);
    refresh(at);
}

void Life::initialize(Place at) {
    auto* attempt = current(at);
    if (attempt == nullptr || !attempt->placed) return;
    attempt->status = Status::initializing;
    attempt->initializing = world_.now;
    auto& g = group(at);
    if (g.initializing == kNever) g.initializing = world_.now;
    const auto& fate = task(at).fate;
    const auto kind = fate.outcome >= Outcome::image_pull && fate.outcome <= Outcome::start_timeout ? Event::Kind::finish
                                                                                                    : Event::Kind::start;
    world_.push(kind, world_.now + fate.startup + jitter(at, 3, Span{0}, milliseconds{900}), at);
    refresh(at);
}

void Life::start(Place at) {
    auto* attempt = current(at);
    if (attempt == nullptr) return;
    attempt->status = Status::running;
    attempt->start = world_.now;
    attempt->download_start = world_.now + milliseconds{400};
    attempt->download_end = attempt->download_start + jitter(at, 4, seconds{1}, seconds{20});
    plan_ends(at);
    auto& g = group(at);
    if (g.start == kNever) {
        g.start = world_.now;
        if (workflow(at).exec_timeout > Span{0})
            world_.push(Event::Kind::exec_timeout, world_.now + workflow(at).exec_timeout, at);
    }
    if (workflow(at).start == kNever) workflow(at).start = world_.now;
    refresh(at);
}

// Only leads end by themselves; the others end with them, unless something befalls them.
void Life::plan_ends(Place at) {
    const auto& t = task(at);
    const bool fails_early = (t.fate.outcome == Outcome::flaky && at.attempt == 0) || t.fate.outcome == Outcome::always_flaky;
    if (!t.lead && t.fate.outcome == Outcome::complete) return;
    world_.push(Event::Kind::finish, world_.now + (fails_early ? t.fate.run / 4 : t.fate.run), at);
}

void Life::finish(Place at) {
    auto* attempt = current(at);
    if (attempt == nullptr) return;
    const auto& t = task(at);
    const std::string who = "Task " + t.name;
    switch (t.fate.outcome) {
        case Outcome::complete: return succeed(at, *attempt);
        case Outcome::exit_error: return fail(at, Status::failed, 1, "Exit code 1", false);
        case Outcome::out_of_memory: return fail(at, Status::failed_evicted, 3004, who + ": OOMKilled", false);
        case Outcome::evicted: return fail(at, Status::failed_evicted, 3004, who + ": FAILED_EVICTED", false);
        case Outcome::preempted: return fail(at, Status::failed_preempted, 3009, who + ": FAILED_PREEMPTED", false);
        case Outcome::backend_error:
            return fail(at, Status::failed_backend_error, 3001, who + ": UnexpectedAdmissionError", false);
        case Outcome::image_pull:
            return fail(at, Status::failed_image_pull, 3002,
                        who + " failed: Back-off pulling image \"nvcr.io/nvidia/nope:1\"", false);
        case Outcome::start_error:
            return fail(at, Status::failed_start_error, 3005,
                        who + " failed: exec: \"/app/run.sh\": no such file or directory", false);
        case Outcome::start_timeout:
            return fail(at, Status::failed_start_timeout, 3006, who + " failed: ContainerCreating for too long", false);
        case Outcome::flaky:
            if (at.attempt > 0) return succeed(at, *attempt);
            return fail(at, Status::failed, 137, "Exit code 137", true);
        case Outcome::always_flaky: return fail(at, Status::failed, 137, "Exit code 137", true);
    }
}

void Life::exec_timeout(Place at) {
    if (is_finished(group(at).status)) return;
    const auto limit = duration_words(workflow(at).exec_timeout);
    end_group(at, Status::failed_exec_timeout, "Task ran longer than the set timeout of " + limit, 3007);
}

void Life::queue_timeout(Place at) {
    if (group(at).status != Status::scheduling || group(at).start != kNever) return;
    const auto limit = duration_words(workflow(at).queue_timeout);
    end_group(at, Status::failed_queue_timeout, "Task was in queue longer than the set timeout of " + limit, 3008);
}

void Life::cancel(Place at) {
    auto& w = workflow(at);
    if (!is_alive(w.status)) return;
    w.cancelled_by = w.cancel_user >= 0 ? w.cancel_user : w.user;
    const auto reason = w.cancel_user >= 0 ? w.cancel_reason : "No longer needed";
    end_all(at, Status::failed_canceled,
            "Task was canceled by user: " + world_.user_name(w.cancelled_by) + "." + (reason.empty() ? "" : " ") + reason);
}

void Life::server_error(Place at) {
    if (is_alive(workflow(at).status))
        end_all(at, Status::failed_server_error, "Internal server error while processing the workflow");
}

void Life::preempt(Place at) {
    if (current(at) != nullptr) fail(at, Status::failed_preempted, 3009, "Task " + task(at).name + ": FAILED_PREEMPTED", true);
}

void Life::lose_node(Place at) {
    if (current(at) == nullptr) return;
    const bool again = jitter(at, 5, Span{0}, seconds{1}) < milliseconds{500};
    fail(at, Status::failed_backend_error, 3001, "Node got removed from the cluster while the pod was on it", again);
}

void Life::succeed(Place at, Attempt& attempt) {
    attempt.status = Status::completed;
    attempt.exit_code = 0;
    attempt.end = world_.now;
    attempt.upload_start = std::max(attempt.start, world_.now - jitter(at, 6, seconds{1}, seconds{12}));
    release(at);
    if (task(at).lead) end_group(at, Status::completed, "Lead task finished", kNoExit);
    else refresh(at);
}

void Life::fail(Place at, Status status, int exit_code, std::string message, bool may_retry) {
    release(at);
    if (may_retry && at.attempt < kRetryLimit) return retry(at, exit_code, message);
    if (may_retry) message += "No exit action applied due to retry limit " + std::to_string(kRetryLimit) + ".";
    auto& attempt = task(at).last();
    attempt.status = status;
    attempt.exit_code = exit_code;
    attempt.end = world_.now;
    attempt.failure = message;
    end_group(at, status, message, kNoExit);
}

void Life::retry(Place at, int exit_code, const std::string& message) {
    auto& attempt = task(at).last();
    attempt.status = Status::rescheduled;
    attempt.exit_code = exit_code;
    attempt.end = world_.now;
    attempt.failure = message + "Exit Action: RESCHEDULE the task for exit code " + std::to_string(exit_code) + ".";
    task(at).attempts.push_back({.status = Status::scheduling, .scheduling = world_.now + milliseconds{200}, .failure = {}});
    world_.wait_for_nodes(at);
    refresh(at);
}

void Life::release(Place at) {
    auto& attempt = nth(task(at).attempts, at.attempt);
    if (attempt.placed) world_.give_back(at);
}

void Life::end_group(Place at, Status cause, std::string_view message, int exit_code) {
    auto& g = group(at);
    g.status = shown(cause);
    g.cause = cause;
    g.end = world_.now;
    if (cause != Status::completed) g.failure = message;
    world_.stop_waiting(at);
    end_siblings(at, cause, message, exit_code);
    if (cause == Status::completed) let_downstream_go(at);
    else
        for (const int d : g.downstream) {
            const Place next{.workflow = at.workflow, .group = d};
            if (!is_finished(group(next).status)) end_group(next, Status::failed_upstream, "Upstream task failed.", 3000);
        }
    refresh(at);
}

// The tasks of a group that has ended, other than those that ended it.
void Life::end_siblings(Place at, Status cause, std::string_view message, int exit_code) {
    auto& g = group(at);
    const bool ended_by_lead = exit_code == kNoExit && cause != Status::failed_canceled && cause != Status::failed_server_error;
    for (int t = 0; t < static_cast<int>(g.tasks.size()); ++t) {
        auto& attempt = nth(g.tasks, t).last();
        if (is_finished(attempt.status)) continue;
        const auto last = static_cast<int>(nth(g.tasks, t).attempts.size()) - 1;
        release({at.workflow, at.group, t, last});
        attempt.status = !ended_by_lead ? cause : cause == Status::completed ? Status::completed : Status::failed;
        attempt.exit_code = exit_code;
        attempt.end = world_.now;
        attempt.failure = ended_by_lead ? "Lead task finished" : std::string(message);
    }
}

void Life::end_all(Place at, Status cause, std::string_view message) {
    for (int g = 0; g < static_cast<int>(workflow(at).groups.size()); ++g) {
        const Place here{.workflow = at.workflow, .group = g};
        if (is_finished(group(here).status)) continue;
        auto& ended = group(here);
        ended.status = ended.cause = cause;
        ended.end = world_.now;
        ended.failure = message;
        world_.stop_waiting(here);
        end_siblings(here, cause, message, kNoExit);
    }
    refresh(at);
}

void Life::let_downstream_go(Place at) {
    for (const int d : group(at).downstream) {
        const Place next{.workflow = at.workflow, .group = d};
        if (--group(next).upstream_left == 0)
            world_.push(Event::Kind::process, world_.now + jitter(next, 7, milliseconds{30}, milliseconds{250}), next);
    }
}

// Brings the group's and the workflow's status up to what their parts say.
void Life::refresh(Place at) {
    auto& w = workflow(at);
    if (at.group >= 0 && !is_finished(group(at).status) && group(at).scheduling != kNever) {
        auto furthest = Status::scheduling;
        for (const auto& t : group(at).tasks)
            if (!is_finished(t.last().status)) furthest = std::max(furthest, t.last().status);
        group(at).status = furthest;
    }
    const bool was_alive = is_alive(w.status);
    w.status = aggregate(w);
    if (!was_alive || is_alive(w.status)) return;
    w.end = world_.now;
    world_.forget_load(w);
}

}  // namespace sim
