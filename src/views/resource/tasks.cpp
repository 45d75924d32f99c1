#include "base/pieces.h"
#include "base/words.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/queue.h"
#include "views/resource/parts.h"
#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <set>

namespace resource {

static constexpr std::size_t kMostActivity = 12;
static constexpr int kEvicted = 3004;  // OSMO's exit code of a task whose pod was evicted, as draining does

bool holds_node(const Task& t) {
    const auto phase = phase_of(t.status.status);
    return (phase == Phase::running || phase == Phase::starting) && !t.ended;
}

static std::string key_of(const Task& t) { return fmt::format("{}/{}#{}", t.workflow.value, t.name, t.retry); }

static TaskRow row_of(const Task& t) {
    return {.key = key_of(t), .workflow = t.workflow.value, .task = t.name, .href = task_href(t.workflow, t.name, t.retry), .user = t.user.value,
            .pool = t.pool ? t.pool->value : "", .gpus = t.gpu.value == 0 ? "" : count_words(t.gpu.value), .cores = cores_words(t.cpu),
            .memory = bytes_words(t.memory), .time = {}, .status = badge_of(t.status), .priority = priority_badge(t.priority, ""), .after_drain = {}};
}

static Seconds passed(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(to - from); }

bool is_starting(const Task* t) { return phase_of(t->status.status) == Phase::starting; }

void add_running(Page& page, const Tasks& running, Instant now) {
    const auto starting = std::count_if(running.begin(), running.end(), is_starting);
    page.running_count = count_words(std::ssize(running) - starting);
    if (starting > 0) page.running_note = "and " + count_words(starting) + " starting";
    for (const auto* t : running) {
        auto row = row_of(*t);
        row.time = t->started ? duration_words(passed(*t->started, now)) : is_starting(t) ? "Starting" : "";
        page.running.push_back(std::move(row));
    }
}

static ActivityRow event(const Task& t, Instant when, Instant now, bool ended) {
    ActivityRow row{.key = key_of(t) + (ended ? " end" : " start"), .icon = Icon::circle_play, .tone = Tone::running, .task = t.workflow.value + "/" + t.name,
                    .href = task_href(t.workflow, t.name, t.retry), .what = "started", .user = t.user.value, .when = age_words(when, now)};
    if (!ended) return row;
    const auto badge = badge_of(t.status);
    const auto after = t.started ? " after " + duration_words(passed(*t.started, when)) : "";
    row.icon = badge.icon, row.tone = badge.tone;
    if (t.status.status == Status::completed) row.what = "completed" + after;
    else if (t.status.status == Status::rescheduled) row.what = "was rescheduled" + after;
    else row.what = "failed" + after + (badge.note.empty() ? "" : ": " + badge.note);
    return row;
}

void add_activity(Page& page, const Tasks& all, Instant now) {
    std::vector<std::tuple<Instant, bool, const Task*>> events;
    for (const auto* t : all) {
        if (t->started) events.emplace_back(*t->started, false, t);
        if (t->ended) events.emplace_back(*t->ended, true, t);
    }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return std::get<0>(a) > std::get<0>(b); });
    events.resize(std::min(events.size(), kMostActivity));
    for (const auto& [when, ended, task] : events) page.activity.push_back(event(*task, when, now, ended));
}

static int number(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool lists_code(std::string_view codes, int code) {
    for (auto one : pieces_of(codes, ',')) {
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        const auto dash = one.find('-');
        const int from = number(one.substr(0, dash)), to = dash == std::string_view::npos ? from : number(one.substr(dash + 1));
        if (from >= 0 && from <= code && code <= to) return true;
    }
    return false;
}

static bool reschedules(const Pool& pool) {
    return std::any_of(pool.exit_actions.begin(), pool.exit_actions.end(), [](const auto& a) { return a.first == "RESCHEDULE" && lists_code(a.second, kEvicted); });
}

// A name that a shell would not take for anything else.
static std::string shell_word(const std::string& name) {
    static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    if (!name.empty() && name[0] != '-' && name.find_first_not_of(plain) == std::string::npos) return name;
    std::string out = "'";
    for (const char c : name) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return "-- " + out + "'";
}

static std::string drain_words(std::size_t tasks, std::size_t restart, const std::set<std::string>& users) {
    if (tasks == 0) return "No task would stop: nothing of a workflow runs here.";
    std::string who;
    for (const auto& user : users) who += (who.empty() ? "" : ", ") + user;
    auto words = fmt::format("{} would stop, of {}. ", plural(static_cast<std::int64_t>(tasks), "task"), who);
    if (restart == tasks) return words + "All restart elsewhere by themselves.";
    if (restart == 0) return words + "None restarts by its pool's rules; a task's own exit actions may say otherwise.";
    return words + fmt::format("{} by themselves.", restart == 1 ? "1 restarts" : fmt::format("{} restart", restart));
}

void add_drain(Page& page, const Resource& r, const Tasks& running, const Model& m) {
    std::size_t restart = 0;
    std::set<std::string> users;
    for (std::size_t i = 0; i < running.size(); ++i) {
        auto& row = page.running[i];
        const auto* pool = running[i]->pool ? pool_named(m, running[i]->pool->value) : nullptr;
        users.insert(running[i]->user.value);
        if (pool && reschedules(*pool)) {
            ++restart;
            row.after_drain = "Restarts by itself: its pool reschedules evicted tasks";
            row.after_tone = Tone::running;
        } else {
            row.after_drain = pool ? "Evicted; restarts only if its exit actions name 3004" : "Not known: its pool's rules are not here";
            row.after_tone = pool ? Tone::warning : Tone::quiet;
        }
    }
    page.drain.words = m.node_tasks.value && m.node_tasks_asked.value == r.name.value ? drain_words(running.size(), restart, users) : "Which tasks would stop is not known yet.";
    page.drain.cordon = "kubectl cordon " + shell_word(r.name.value);
    page.drain.drain = "kubectl drain --ignore-daemonsets --delete-emptydir-data " + shell_word(r.name.value);
}

}  // namespace resource
