#pragma once
#include "base/result.h"
#include "domain/names.h"
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// One submitted run, as lists show it. Times are facts from the service: an absent
// one has not happened yet, and is never guessed here.
enum class Status : std::uint8_t {
    unknown, pending, running, waiting, completed, failed, failed_submission, failed_server_error,
    failed_exec_timeout, failed_queue_timeout, failed_canceled, failed_backend_error, failed_image_pull,
    failed_evicted, failed_start_error, failed_start_timeout, failed_preempted,
    // tasks and groups only:
    submitting, processing, scheduling, initializing, rescheduled, failed_upstream,
};

// The five states people think in; `other` is a word newer than this console.
enum class Phase : std::uint8_t { queued, starting, running, completed, failed, other };

enum class Priority : std::uint8_t { unknown, high, normal, low };

struct StatusWord {
    Status status = Status::unknown;
    std::string word;  // as sent: an unknown one is shown as itself
    bool operator==(const StatusWord&) const = default;
};

Status status_of(std::string_view word);
std::string_view word_of(Status);           // as the service spells it
Priority priority_of(std::string_view word);
Phase phase_of(Status);
bool is_final(Status);
std::string_view failure_reason(Status);  // "Out of time", "Image pull"…; empty when there is none to add

struct Workflow {
    WorkflowId id;
    std::string uuid;
    UserName user;
    std::optional<PoolName> pool;
    StatusWord status;
    Priority priority = Priority::unknown;
    std::string priority_word;
    Instant submitted{};
    std::optional<Instant> started, ended;
    std::optional<Seconds> duration;
    Seconds queued{};
    std::string app;  // "owner/name:version", or empty
    std::map<std::string, std::string> labels;
};

struct WorkflowSlice {  // one answer of the paged list
    std::vector<Workflow> workflows;
    bool more = false;
    Unread unread;
};
