#include "sim/workflow.h"

#include <algorithm>

#include "sim/random.h"

namespace sim {

const std::array<std::string_view, 20> kStatusWords = {
    "SUBMITTING", "WAITING", "PROCESSING", "SCHEDULING", "INITIALIZING", "RUNNING", "COMPLETED", "RESCHEDULED", "FAILED",
    "FAILED_CANCELED", "FAILED_SERVER_ERROR", "FAILED_BACKEND_ERROR", "FAILED_EXEC_TIMEOUT", "FAILED_QUEUE_TIMEOUT",
    "FAILED_IMAGE_PULL", "FAILED_UPSTREAM", "FAILED_EVICTED", "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED",
};
const std::array<std::string_view, 16> kWorkflowStatusWords = {
    "PENDING", "RUNNING", "WAITING", "COMPLETED", "FAILED", "FAILED_SUBMISSION", "FAILED_SERVER_ERROR", "FAILED_EXEC_TIMEOUT",
    "FAILED_QUEUE_TIMEOUT", "FAILED_CANCELED", "FAILED_BACKEND_ERROR", "FAILED_IMAGE_PULL", "FAILED_EVICTED",
    "FAILED_START_ERROR", "FAILED_START_TIMEOUT", "FAILED_PREEMPTED",
};
const std::array<std::string_view, 3> kPriorityWords = {"HIGH", "NORMAL", "LOW"};

std::string_view word(Status status) { return kStatusWords[static_cast<std::size_t>(status)]; }
std::string_view word(WorkflowStatus status) { return kWorkflowStatusWords[static_cast<std::size_t>(status)]; }
std::string_view word(Priority priority) { return kPriorityWords[static_cast<std::size_t>(priority)]; }

bool has_error_logs(Status status) {
    switch (status) {
        case Status::rescheduled: case Status::failed: case Status::failed_backend_error:
        case Status::failed_start_timeout: case Status::failed_preempted: return true;
        default: return false;
    }
}

namespace {

WorkflowStatus failed_as(Status cause) {
    switch (cause) {
        case Status::failed_canceled: return WorkflowStatus::failed_canceled;
        case Status::failed_server_error: return WorkflowStatus::failed_server_error;
        case Status::failed_backend_error: return WorkflowStatus::failed_backend_error;
        case Status::failed_exec_timeout: return WorkflowStatus::failed_exec_timeout;
        case Status::failed_queue_timeout: return WorkflowStatus::failed_queue_timeout;
        case Status::failed_image_pull: return WorkflowStatus::failed_image_pull;
        case Status::failed_evicted: return WorkflowStatus::failed_evicted;
        case Status::failed_start_error: return WorkflowStatus::failed_start_error;
        case Status::failed_start_timeout: return WorkflowStatus::failed_start_timeout;
        case Status::failed_preempted: return WorkflowStatus::failed_preempted;
        default: return WorkflowStatus::failed;
    }
}

WorkflowStatus aggregate_finished(const std::vector<Group>& groups) {
    const auto any = [&](Status cause) {
        return std::any_of(groups.begin(), groups.end(),
                           [&](const Group& g) { return is_failure(g.status) && g.cause == cause; });
    };
    for (const auto first :
         {Status::failed_canceled, Status::failed_server_error, Status::failed_exec_timeout, Status::failed_queue_timeout})
        if (any(first)) return failed_as(first);
    const Group* fault = nullptr;
    for (const auto& g : groups) {
        if (!is_failure(g.status) || g.cause == Status::failed_upstream) continue;
        if (fault != nullptr && fault->cause != g.cause) return WorkflowStatus::failed;
        fault = &g;
    }
    return fault == nullptr ? WorkflowStatus::completed : failed_as(fault->cause);
}

std::string hex(std::uint64_t high, std::uint64_t low) {
    constexpr char kHex[] = "0123456789abcdef";
    std::string out(32, '0');
    for (std::size_t i = 16; i-- > 0; high >>= 4, low >>= 4) {
        out[i] = kHex[high & 15];
        out[16 + i] = kHex[low & 15];
    }
    out[12] = '4';  // version and variant of a random uuid
    out[16] = "89ab"[out[16] & 3];
    return out;
}

}  // namespace

Place find_task(const Workflow& w, std::string_view name) {
    for (int g = 0; g < static_cast<int>(w.groups.size()); ++g)
        for (int t = 0; t < static_cast<int>(nth(w.groups, g).tasks.size()); ++t) {
            const auto& task = nth(nth(w.groups, g).tasks, t);
            if (task.name == name) return {-1, g, t, static_cast<std::int32_t>(task.attempts.size()) - 1};
        }
    return {};
}

WorkflowStatus aggregate(const Workflow& workflow) {
    const auto& groups = workflow.groups;
    if (groups.empty()) return workflow.status;
    if (std::all_of(groups.begin(), groups.end(), [](const Group& g) { return is_finished(g.status); }))
        return aggregate_finished(groups);
    if (std::any_of(groups.begin(), groups.end(), [](const Group& g) { return g.status == Status::running; }))
        return WorkflowStatus::running;
    return workflow.start == kNever ? WorkflowStatus::pending : WorkflowStatus::waiting;
}

std::string Workflow::uuid() const { return hex(mix(key, 1), mix(key, 2)); }

std::string Workflow::task_uuid(int group, int task, int attempt) const {
    const auto k = mix(key, static_cast<std::uint64_t>(group) << 40 | static_cast<std::uint64_t>(task) << 20 |
                                static_cast<std::uint64_t>(attempt));
    return hex(mix(k, 3), mix(k, 4));
}

}  // namespace sim
