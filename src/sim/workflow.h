#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/fleet.h"
#include "sim/instant.h"

// Submitted work: a workflow is groups, a group is tasks that start together, a task is tried once or more.
// Instants of zero have not happened; exit codes of kNoExit do not exist.
namespace sim {

enum class Status : std::uint8_t {  // of a task or a group
    submitting, waiting, processing, scheduling, initializing, running, completed, rescheduled, failed,
    failed_canceled, failed_server_error, failed_backend_error, failed_exec_timeout, failed_queue_timeout,
    failed_image_pull, failed_upstream, failed_evicted, failed_start_error, failed_start_timeout, failed_preempted,
};
enum class WorkflowStatus : std::uint8_t {
    pending, running, waiting, completed, failed, failed_submission, failed_server_error, failed_exec_timeout,
    failed_queue_timeout, failed_canceled, failed_backend_error, failed_image_pull, failed_evicted,
    failed_start_error, failed_start_timeout, failed_preempted,
};
enum class Priority : std::uint8_t { high, normal, low };

extern const std::array<std::string_view, 20> kStatusWords;
extern const std::array<std::string_view, 16> kWorkflowStatusWords;
extern const std::array<std::string_view, 3> kPriorityWords;
std::string_view word(Status status);
std::string_view word(WorkflowStatus status);
std::string_view word(Priority priority);

constexpr bool is_finished(Status s) { return s >= Status::completed; }
constexpr bool is_failure(Status s) { return s >= Status::failed; }
constexpr bool is_alive(WorkflowStatus s) { return s <= WorkflowStatus::waiting; }
bool has_error_logs(Status status);

constexpr int kNoExit = -1;

struct Attempt {
    Status status = Status::submitting;
    bool placed = false;  // holds room on its node
    std::int32_t node = -1;
    int exit_code = kNoExit;
    Instant scheduling{}, initializing{}, start{}, end{};
    Instant download_start{}, download_end{}, upload_start{};
    std::string failure;
};

enum class Outcome : std::uint8_t {
    complete, exit_error, out_of_memory, evicted, preempted, backend_error, image_pull, start_error, start_timeout,
    flaky,         // exit 137 once, then well
    always_flaky,  // exit 137 each time
};

// What will become of a task if nobody interferes; decided when it is submitted.
struct Fate {
    Outcome outcome = Outcome::complete;
    Span startup{}, run{};
};

struct Task {
    std::string name;
    Amount ask;
    bool lead = false;
    Fate fate;
    std::vector<Attempt> attempts;

    const Attempt& last() const { return attempts.back(); }
    Attempt& last() { return attempts.back(); }
};

struct Group {
    std::string name;
    std::uint16_t platform = 0;  // of the workflow's pool
    bool impossible = false;     // asks for what no node has: queues until its timeout
    Status status = Status::submitting;
    Status cause = Status::submitting;  // why it failed; more exact than its status
    Instant processing{}, scheduling{}, initializing{}, start{}, end{};
    std::vector<int> upstream, downstream;
    int upstream_left = 0;
    std::string failure;
    std::vector<Task> tasks;
};

struct App {
    std::string owner, name;
    int version = 0;
};

struct Workflow {
    std::string name;  // <spec name>-<job id>
    std::string parent_name;
    int parent_job = 0;
    std::uint64_t key = 0;  // what its uuid and everything random about it come from
    int user = 0, pool = 0;
    int cancelled_by = -1;  // a user, if one cancelled it
    Priority priority = Priority::normal;
    WorkflowStatus status = WorkflowStatus::pending;
    std::string status_word, task_word;  // instead of the known ones
    bool sparse = false;                 // everything that may be null is
    Instant submit{}, start{}, end{};
    Span exec_timeout{}, queue_timeout{};
    std::vector<Group> groups;
    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<std::string> tags;
    App app;
    Amount peak;        // what it holds at most at a time, for the load it puts on its pool
    std::string extra;  // more members, as JSON
    std::string spec, template_spec;  // as submitted; "" of those nobody wrote
    int cancel_user = -1;             // who asked to cancel it, and why
    std::string cancel_reason;
    double lines_per_second = 0;  // that each task logs; 0: as many as is usual

    std::string uuid() const;
    std::string short_uuid() const { return uuid().substr(0, 16); }
    std::string task_uuid(int group, int task, int attempt) const;
};

// The latest attempt at the task of that name; task -1 when there is none.
Place find_task(const Workflow& workflow, std::string_view name);

// The status of a workflow follows from those of its groups.
WorkflowStatus aggregate(const Workflow& workflow);

}  // namespace sim
