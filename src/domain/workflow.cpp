#include "domain/workflow.h"
#include <array>

// One row for each word of the service.
namespace {
struct StatusRow {
    Status status;
    std::string_view word;
    Phase phase;
    bool final;
    std::string_view reason;
};

constexpr std::array kRows = {
    StatusRow{Status::unknown, "", Phase::other, false, ""},
    StatusRow{Status::pending, "PENDING", Phase::queued, false, ""},
    StatusRow{Status::running, "RUNNING", Phase::running, false, ""},
    StatusRow{Status::waiting, "WAITING", Phase::queued, false, ""},
    StatusRow{Status::completed, "COMPLETED", Phase::completed, true, ""},
    StatusRow{Status::failed, "FAILED", Phase::failed, true, ""},
    StatusRow{Status::failed_submission, "FAILED_SUBMISSION", Phase::failed, true, "Not accepted"},
    StatusRow{Status::failed_server_error, "FAILED_SERVER_ERROR", Phase::failed, true, "Service error"},
    StatusRow{Status::failed_exec_timeout, "FAILED_EXEC_TIMEOUT", Phase::failed, true, "Out of time"},
    StatusRow{Status::failed_queue_timeout, "FAILED_QUEUE_TIMEOUT", Phase::failed, true, "Queued too long"},
    StatusRow{Status::failed_canceled, "FAILED_CANCELED", Phase::failed, true, "Canceled"},
    StatusRow{Status::failed_backend_error, "FAILED_BACKEND_ERROR", Phase::failed, true, "Backend error"},
    StatusRow{Status::failed_image_pull, "FAILED_IMAGE_PULL", Phase::failed, true, "Image pull"},
    StatusRow{Status::failed_evicted, "FAILED_EVICTED", Phase::failed, true, "Evicted"},
    StatusRow{Status::failed_start_error, "FAILED_START_ERROR", Phase::failed, true, "Did not start"},
    StatusRow{Status::failed_start_timeout, "FAILED_START_TIMEOUT", Phase::failed, true, "Started too slowly"},
    StatusRow{Status::failed_preempted, "FAILED_PREEMPTED", Phase::failed, true, "Preempted"},
    StatusRow{Status::submitting, "SUBMITTING", Phase::queued, false, ""},
    StatusRow{Status::processing, "PROCESSING", Phase::queued, false, ""},
    StatusRow{Status::scheduling, "SCHEDULING", Phase::queued, false, ""},
    StatusRow{Status::initializing, "INITIALIZING", Phase::starting, false, ""},
    StatusRow{Status::rescheduled, "RESCHEDULED", Phase::other, true, ""},  // this try is over, the next has a row of its own
    StatusRow{Status::failed_upstream, "FAILED_UPSTREAM", Phase::failed, true, "Not run"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].status) != i) return false;
    return kRows.size() == static_cast<std::size_t>(Status::failed_upstream) + 1;
}
static_assert(in_order());

const StatusRow& row(Status s) { return kRows[static_cast<std::size_t>(s)]; }
}  // namespace

Status status_of(std::string_view word) {
    for (const auto& r : kRows)
        if (r.word == word) return r.status;
    return Status::unknown;
}

std::string_view word_of(Status s) { return row(s).word; }
Phase phase_of(Status s) { return row(s).phase; }
bool is_final(Status s) { return row(s).final; }
std::string_view failure_reason(Status s) { return row(s).reason; }

Priority priority_of(std::string_view word) {
    if (word == "HIGH") return Priority::high;
    if (word == "NORMAL") return Priority::normal;
    if (word == "LOW") return Priority::low;
    return Priority::unknown;
}
