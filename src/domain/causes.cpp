#include "domain/causes.h"

namespace {

using R = Remedy::Kind;
using S = Status;

template <class... Kinds>
constexpr CauseRow with(CauseRow row, Kinds... kinds) {
    row.remedies = {kinds...};
    row.remedy_count = sizeof...(kinds);
    return row;
}

constexpr CauseRow kRows[] = {
    // --- by what a person or the service decided
    with({.cause = Cause::rejected, .status = S::failed_submission, .title = "It was not accepted", .meaning = "The service refused the submission and does not keep the reason. Checking the spec again tells it."}, R::fix_command),
    with({.cause = Cause::canceled, .status = S::failed_canceled, .title = "It was canceled"}, R::restart),
    with({.cause = Cause::exec_timeout, .status = S::failed_exec_timeout, .title = "{task} ran out of time", .meaning = "It ran longer than its group may."}, R::more_time, R::less_work, R::see_log),
    with({.cause = Cause::queue_timeout, .status = S::failed_queue_timeout, .title = "{task} waited too long", .meaning = "It found no room in its pool before its time in the queue was used up."}, R::other_pool, R::as_low, R::more_time),
    with({.cause = Cause::preempted, .status = S::failed_preempted, .title = "{task} made room for other work", .meaning = "Work of higher priority, or of the pool that owns the GPUs, needed them. LOW work can be stopped so."}, R::restart, R::as_normal, R::other_pool),

    // --- memory and disk
    with({.cause = Cause::oom_killed, .event = "OOMKilled", .title = "{task} ran out of memory", .meaning = "Its container passed its memory limit and was stopped."}, R::more_memory, R::less_work, R::see_log),
    with({.cause = Cause::gpu_memory, .log = "CUDA out of memory|torch.cuda.OutOfMemoryError|CUBLAS_STATUS_ALLOC_FAILED|RESOURCE_EXHAUSTED: Out of memory", .title = "{task} ran out of GPU memory", .meaning = "What it puts on a GPU does not fit there. More memory for the container does not help."}, R::less_work, R::see_log, R::other_pool),
    with({.cause = Cause::disk_full, .event = "ephemeral-storage|DiskPressure", .title = "{task} ran out of disk", .meaning = "It wrote more than the storage it asked for, or than its node had."}, R::more_storage, R::see_log),
    with({.cause = Cause::disk_full, .log = "No space left on device|Disk quota exceeded", .title = "{task} ran out of disk", .meaning = "It wrote more than the storage it asked for."}, R::more_storage, R::see_log),
    with({.cause = Cause::evicted_for_memory, .status = S::failed_evicted, .event = "low on resource: memory|MemoryPressure", .title = "{task} was put off its node, which was low on memory", .meaning = "The node had to free memory; what used more than it asked for goes first."}, R::more_memory, R::restart, R::exclude_node),
    with({.cause = Cause::evicted, .status = S::failed_evicted, .title = "{task} was put off its node", .meaning = "The node was drained or short of something. It is not an error of the task."}, R::restart, R::exclude_node, R::other_pool),
    with({.cause = Cause::host_memory, .code_from = 137, .code_to = 137, .log = "is killed by signal: Killed|MemoryError|Cannot allocate memory|oom-kill|Out of memory", .title = "{task} ran out of memory", .meaning = "It was killed (exit code 137), and its log speaks of memory."}, R::more_memory, R::less_work, R::see_log),

    // --- the image
    with({.cause = Cause::image_missing, .status = S::failed_image_pull, .event = "not found|manifest unknown|NotFound|does not exist", .title = "The image of {task} does not exist", .meaning = "The registry knows no image of this name and tag."}, R::fix_image, R::see_events),
    with({.cause = Cause::image_denied, .status = S::failed_image_pull, .event = "unauthorized|denied|authentication required|403 Forbidden|no basic auth", .title = "The image of {task} may not be pulled", .meaning = "The registry wants credentials that have access to it."}, R::credentials, R::fix_image),
    with({.cause = Cause::image_missing, .status = S::failed_image_pull, .failure = "not found|manifest unknown", .title = "The image of {task} does not exist", .meaning = "The registry knows no image of this name and tag."}, R::fix_image, R::see_events),
    with({.cause = Cause::image_pull, .status = S::failed_image_pull, .title = "The image of {task} could not be pulled", .meaning = "Its name, its tag, the credentials for its registry, or the registry itself."}, R::fix_image, R::credentials, R::see_events),

    // --- the start
    with({.cause = Cause::no_such_command, .event = "no such file or directory|executable file not found|StartError|CreateContainerError", .never_started = true, .title = "{task} could not start its command", .meaning = "The command is not in the image, or not where the spec says."}, R::fix_command, R::fix_image, R::see_events),
    with({.cause = Cause::mount_failed, .event = "FailedMount|MountVolume|Unable to attach or mount", .never_started = true, .title = "{task} could not mount its volumes", .meaning = "A volume or a secret was not there in time."}, R::restart, R::exclude_node, R::ask_admin),
    with({.cause = Cause::image_slow, .status = S::failed_start_timeout, .event = "Pulling", .title = "{task} took too long to start", .meaning = "Its image was still being pulled when its time was over."}, R::restart, R::fix_image, R::see_events),
    with({.cause = Cause::start_slow, .status = S::failed_start_timeout, .title = "{task} took too long to start", .meaning = "It was not running when its time was over: images, secrets or volumes."}, R::restart, R::exclude_node, R::see_events),
    with({.cause = Cause::start_error, .status = S::failed_start_error, .failure = "pulling image", .title = "{task} could not start: its image could not be pulled", .meaning = "Its name, its tag, or the credentials for its registry."}, R::fix_image, R::credentials, R::see_events),
    with({.cause = Cause::start_error, .status = S::failed_start_error, .title = "{task} could not start", .meaning = "Its container could not be made or begun on the node."}, R::see_events, R::fix_command, R::exclude_node),

    // --- the cluster and the service
    with({.cause = Cause::gpu_admission, .event = "UnexpectedAdmissionError|unhealthy devices|no healthy devices", .never_started = true, .title = "A GPU of the node was lost as {task} came", .meaning = "The node promised a GPU that it could not give. It is not an error of the task."}, R::restart, R::exclude_node, R::ask_admin),
    with({.cause = Cause::node_gone, .status = S::failed_backend_error, .event = "NodeNotReady|node is not ready|removed from the cluster", .title = "{task} lost its node", .meaning = "The node went away while the task was on it. It is not an error of the task."}, R::restart, R::exclude_node),
    with({.cause = Cause::node_gone, .status = S::failed_backend_error, .failure = "Node got removed", .title = "{task} lost its node", .meaning = "The node went away while the task was on it. It is not an error of the task."}, R::restart, R::exclude_node),
    with({.cause = Cause::backend_error, .status = S::failed_backend_error, .title = "The cluster failed {task}", .meaning = "Something in the cluster went wrong, not in the task."}, R::restart, R::exclude_node, R::see_events),
    with({.cause = Cause::server_error, .status = S::failed_server_error, .title = "The service failed {task}", .meaning = "An error inside OSMO itself. Nothing in the spec is known to be wrong."}, R::restart, R::ask_admin),

    // --- OSMO's part of the task
    with({.cause = Cause::storage_denied, .code_from = 2010, .code_to = 2012, .log = "AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|403", .title = "{task} was not let into the storage", .meaning = "The credentials for its data have no access, or are wrong."}, R::credentials, R::fix_inputs),
    with({.cause = Cause::input_failed, .code_from = 2010, .code_to = 2011, .title = "{task} did not get its inputs", .meaning = "They could not be downloaded or mounted: the place, its credentials, or the task that should have made them."}, R::fix_inputs, R::credentials, R::see_log),
    with({.cause = Cause::output_failed, .code_from = 2012, .code_to = 2012, .title = "The outputs of {task} could not be uploaded", .meaning = "Its program had ended. The place for outputs, or its credentials."}, R::credentials, R::fix_inputs, R::restart),
    with({.cause = Cause::barrier, .code_from = 2024, .code_to = 2024, .title = "The tasks of the group of {task} did not all come to the start", .meaning = "One of them was late or had failed already."}, R::see_events, R::restart),
    with({.cause = Cause::service_lost, .code_from = 2020, .code_to = 2023, .title = "{task} lost the service", .meaning = "Its connection to OSMO, or its token, broke."}, R::restart, R::exclude_node, R::ask_admin),
    with({.cause = Cause::preflight, .code_from = 1001, .code_to = 1001, .title = "The node of {task} failed its test", .meaning = "A preflight test found the node unfit before the task began."}, R::restart, R::exclude_node, R::ask_admin),

    // --- its own program
    with({.cause = Cause::gpu_fault, .log = "illegal memory access|uncorrectable ECC|Xid|CUDA error: device-side assert|unspecified launch failure|GPU has fallen off the bus|misaligned address", .title = "{task} hit a GPU error", .meaning = "A fault of its own code, or of the GPU: that others fail on the node as well would tell."}, R::see_log, R::exclude_node, R::restart),
    with({.cause = Cause::nccl, .log = "NCCL WARN|NCCL error|ncclSystemError|ncclInternalError|ncclUnhandledCudaError|Watchdog caught collective operation timeout|ProcessGroupNCCL", .title = "The tasks of {task} lost each other", .meaning = "A collective operation broke or timed out: one of them died or hung first, or the network between their nodes."}, R::see_log, R::exclude_node, R::restart),
    with({.cause = Cause::module_missing, .log = "ModuleNotFoundError|ImportError:", .title = "{task} misses a Python module", .meaning = "It is not in the image, or not where Python looks."}, R::fix_image, R::see_log),
    with({.cause = Cause::permission, .log = "PermissionError|Permission denied", .title = "{task} was not allowed to read or write something", .meaning = "A file or folder belongs to somebody else in the container."}, R::fix_command, R::see_log),
    with({.cause = Cause::assertion, .log = "AssertionError|Assertion `|assertion failed", .title = "A check in {task} failed", .meaning = "Its own program found something it does not expect."}, R::see_log, R::fix_command),
    with({.cause = Cause::no_such_command, .code_from = 127, .code_to = 127, .title = "{task} could not find its command", .meaning = "Exit code 127: the command is not in the image, or not on its path."}, R::fix_command, R::fix_image),
    with({.cause = Cause::not_executable, .code_from = 126, .code_to = 126, .title = "{task} could not run its command", .meaning = "Exit code 126: it is there, but not executable, or made for another machine."}, R::fix_command, R::fix_image),
    with({.cause = Cause::killed, .code_from = 137, .code_to = 137, .title = "{task} was killed", .meaning = "Exit code 137 usually means that it used more memory than it asked for; nothing that was read says so."}, R::more_memory, R::see_log, R::restart),
    with({.cause = Cause::segfault, .code_from = 139, .code_to = 139, .title = "{task} crashed", .meaning = "Exit code 139: a segmentation fault, in its own code, a library, or a driver."}, R::see_log, R::exclude_node, R::restart),
    with({.cause = Cause::aborted, .code_from = 134, .code_to = 134, .title = "{task} gave up by itself", .meaning = "Exit code 134: its program aborted, as a failed check in C or C++ does."}, R::see_log),
    with({.cause = Cause::terminated, .code_from = 143, .code_to = 143, .title = "{task} was told to end", .meaning = "Exit code 143: something outside asked it to end; a time limit of its own, or its node."}, R::see_log, R::see_events, R::restart),
    with({.cause = Cause::python_error, .log = "Traceback (most recent call last)", .title = "{task} ended with an error", .meaning = "Its Python program raised an error that nothing caught."}, R::see_log, R::fix_command, R::restart),
    with({.cause = Cause::exit_code, .code_from = 1, .code_to = 255, .title = "{task} ended with an error", .meaning = "Its own program chose to end so."}, R::see_log, R::restart),
    with({.cause = Cause::unknown, .title = "{task} failed", .meaning = "The service does not tell more than its status."}, R::see_log, R::see_events, R::restart),
};

}  // namespace

std::span<const CauseRow> cause_rows() { return kRows; }
