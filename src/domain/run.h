#pragma once
#include "domain/workflow.h"
#include <cstdint>
#include <span>

// One workflow in full. Groups are the nodes of its graph; the tasks of a group start together,
// and each task was tried once or more. Times are facts: an absent one has not happened, or was
// not told.
struct StageTimes {
    std::optional<Instant> processing, scheduling, initializing, started, ended;
    bool operator==(const StageTimes&) const = default;
};

struct Attempt {  // one try of one task
    int retry = 0;
    StatusWord status;
    StageTimes times;             // `processing` is the group's: that of its first try
    std::optional<Instant> download_from, download_to, upload_from;  // when the upload ended is not told: by `ended`
    std::optional<int> exit_code;
    std::string failure;          // the service's words; it runs sentences together
    std::optional<ResourceName> node;
    std::string uuid, pod, ip, dashboard;
    bool has_error_log = false;
};

struct RunTask {
    std::string name;
    bool lead = false;
    std::vector<Attempt> attempts;  // in the order they were made; at least one
    const Attempt& last() const { return attempts.back(); }
};

struct RunGroup {
    std::string name;
    StatusWord status;
    StageTimes times;
    std::string failure;
    std::vector<std::uint32_t> upstream, downstream;  // places in Run::groups; the whole graph, whatever has finished
    std::size_t waits_for = 0;    // upstream groups that are not finished, as the service counts
    std::uint32_t level = 0;      // longest way from a group that waits for none
    std::vector<RunTask> tasks;   // by name
};

struct Run {
    Workflow head;
    std::optional<UserName> canceled_by;    // "osmo" when a time limit did it
    std::string parent;                     // the run it was restarted or resubmitted from; empty: none
    std::string outputs, dashboard, grafana;  // addresses; may be empty
    std::optional<BackendName> backend;
    std::optional<Seconds> exec_timeout, queue_timeout;  // of each group, not of the whole
    std::vector<std::string> tags, warnings;
    bool rsync = false;
    std::vector<RunGroup> groups;           // upstream ones first, then by name: the same in every answer
    std::size_t tasks = 0, attempts = 0;
    std::vector<std::string> strangers;     // groups that others name as following, and nobody told of
    Unread unread;                          // groups and tries

    const RunGroup* group(std::string_view name) const;
};

// Puts groups in order and links them by the names of those that follow. `downstream` has one list for each group.
void link_groups(Run&, std::vector<std::vector<std::string>> downstream);

// A task by its place. Names of tasks are unique in a workflow.
struct TaskAt { std::uint32_t group = 0, task = 0; bool operator==(const TaskAt&) const = default; };
std::optional<TaskAt> find_task(const Run&, std::string_view name);
inline const RunTask& task_at(const Run& run, TaskAt at) { return run.groups[at.group].tasks[at.task]; }
const Attempt* find_attempt(const RunTask&, int retry);  // null when there is none

bool is_alive(Status);            // of a workflow
bool is_waiting(Status);          // of a task or a group: not yet placed on a node
bool counts_as_done(Status);      // finished for good: a try that was rescheduled is not

struct Progress { std::size_t done = 0, running = 0, failed = 0, not_run = 0, all = 0; };  // not_run: others kept it from starting
Progress progress(const Run&);    // of tasks, by their latest tries

// What a try spent its time on, one after the other, in the order of time.
enum class Stage : std::uint8_t { processing, scheduling, initializing, downloading, running, uploading };
std::string_view stage_title(Stage);  // "Scheduling"
struct StageSpan { Stage stage; Instant from, to; bool open = false; };  // open: it goes on; `to` is now
std::vector<StageSpan> stages(const Attempt&, Instant now);
std::optional<Seconds> run_time(const Attempt&, Instant now);  // since it started on its node
