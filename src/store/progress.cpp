#include "store/progress.h"
#include <algorithm>
#include <string>

// The service lists what is placed and what runs, then what has not started, then the rest by start,
// the latest first. Cut anywhere, it has all that started after its last row did.
TasksSince tasks_since(TaskSlice slice, std::optional<Instant> asked_since, int limit) {
    TasksSince out{std::move(slice), asked_since};
    if (static_cast<int>(out.slice.tasks.size() + out.slice.unread.count) < limit) return out;
    const auto& last = out.slice.tasks.empty() ? std::optional<Instant>() : out.slice.tasks.back().started;
    out.all_since = last ? *last + Millis(1) : Instant::max();
    return out;
}

std::vector<std::string> counted_statuses() {
    return {"SUBMITTING", "WAITING", "PROCESSING", "SCHEDULING", "INITIALIZING", "RUNNING", "COMPLETED", "RESCHEDULED",
            "FAILED", "FAILED_EXEC_TIMEOUT", "FAILED_BACKEND_ERROR", "FAILED_EVICTED", "FAILED_PREEMPTED"};
}

static void count(TaskProgress& p, Phase phase) {
    ++p.tasks;
    p.completed += phase == Phase::completed;
    p.running += phase == Phase::running;
    p.starting += phase == Phase::starting;
    p.failed += phase == Phase::failed;
}

TaskProgressOf task_progress(const TasksSince& all, std::span<const Workflow> workflows) {
    std::unordered_map<WorkflowId, std::unordered_map<std::string, const Task*>> last;  // try of each task
    for (const auto& w : workflows)
        if (!all.all_since || w.submitted >= *all.all_since) last.try_emplace(w.id);
    for (const auto& t : all.slice.tasks) {
        const auto at = last.find(t.workflow);
        if (at == last.end()) continue;
        auto& task = at->second[t.name];
        if (!task || task->retry < t.retry) task = &t;
    }
    TaskProgressOf out;
    for (const auto& [id, tasks] : last) {
        if (tasks.empty()) continue;
        auto& p = out[id];
        for (const auto& [name, task] : tasks) count(p, phase_of(task->status.status));
    }
    return out;
}
