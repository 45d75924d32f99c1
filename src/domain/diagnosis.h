#pragma once
#include "domain/health.h"
#include "domain/run.h"
#include "domain/spec_amend.h"
#include "domain/waiting.h"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Why a workflow failed: the first cause, not the last effect. The catalogue of causes is data
// (causes.cpp); the first row that holds decides. What rests on the status alone says so: the more
// evidence was read, the more exact the answer.
enum class Cause : std::uint8_t {
    rejected, canceled,
    oom_killed, killed, gpu_memory, host_memory,
    disk_full, evicted_for_memory, evicted,
    image_missing, image_denied, image_slow, image_pull,
    no_such_command, not_executable, mount_failed, start_slow, start_error,
    exec_timeout, queue_timeout, preempted,
    gpu_admission, node_gone, backend_error, server_error,
    input_failed, output_failed, storage_denied, barrier, service_lost, preflight,
    gpu_fault, nccl, module_missing, permission, assertion, python_error,
    segfault, terminated, aborted, exit_code,
    unknown,
};

struct Remedy {
    enum class Kind : std::uint8_t {
        more_memory, more_storage, more_time, less_work, fix_image, fix_command, fix_inputs, credentials,  // edits of the spec
        exclude_node, other_pool, as_low, as_normal,                                                         // … with the change made
        restart, see_log, see_events, ask_admin,
    } kind = Kind::see_log;
    std::string words, because;      // because: what it rests on; may be empty
    std::optional<Amendment> change{};  // of the spec, where it can be worked out: twice the memory it asked for
    bool edits() const { return kind <= Kind::as_normal; }
};

struct Evidence {
    enum class From : std::uint8_t { status, event, log } from = From::status;
    std::optional<Instant> at;
    std::string words;
};

struct Diagnosis {
    Cause cause = Cause::unknown;
    std::string title;               // "train ran out of memory"
    std::string sentence;            // what happened, where, and what it kept from running
    std::optional<std::uint32_t> group;
    std::optional<TaskAt> task;
    int retry = 0;
    std::size_t not_run = 0;         // tasks that it kept from running
    std::vector<std::string> others; // groups that failed by themselves as well
    std::vector<Evidence> evidence;
    std::vector<Remedy> remedies;
    std::string node;                // it ran on; may be empty
    std::string node_words;          // whether the node is to blame
    bool node_suspect = false;
    std::size_t node_failures = 0;   // other tasks that failed there within a day, in a way a node can cause
};

struct DiagnosisFacts {
    std::span<const ClusterWord> events{};         // of the whole run, newest last
    std::string_view error_log{};                  // of the root's last try
    bool events_known = false, log_known = false;
    const std::unordered_map<std::string, Amounts>* asks = nullptr;
    const std::unordered_map<std::string, Trouble>* troubles = nullptr;  // by node, of a day
    const Resource* node = nullptr;                // the one it ran on, as it is now
    bool node_known = false;                       // … or that it is no longer told of
    Instant now{};
};

// The task that failed first by itself. None: the service tells of none.
std::optional<TaskAt> root_of(const Run&);
std::optional<Diagnosis> diagnose(const Run&, const DiagnosisFacts&);  // none: it has not failed
