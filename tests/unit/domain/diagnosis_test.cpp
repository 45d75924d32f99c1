#include "domain/causes.h"
#include "domain/diagnosis.h"
#include <doctest/doctest.h>
#include <set>

// Each cause of the catalogue with what it is known by; and what is said beside it.
namespace {

constexpr Instant kNow{Millis(10'000'000'000)};
Instant ago(int seconds) { return kNow - Seconds(seconds); }
StatusWord word(Status s) { return {s, std::string(word_of(s))}; }

struct Failed {
    Run run;
    std::vector<ClusterWord> events;
    std::string log;
    std::unordered_map<std::string, Amounts> asks;
    std::unordered_map<std::string, Trouble> troubles;
    bool know_troubles = true;
    std::optional<Resource> node;

    Failed(Status status, std::optional<int> code, std::string failure = {}) {
        run.head.id = {"train-7"};
        run.head.priority = Priority::normal;
        run.head.status = word(status);
        if (status == Status::failed_submission) return;
        Attempt a{.status = word(status), .times = {.scheduling = ago(900), .started = ago(800), .ended = ago(600)}, .exit_code = code, .failure = std::move(failure), .node = ResourceName{"h100-2"}};
        run.groups.push_back({.name = "train-group", .status = word(status), .tasks = {{"train", true, {a}}}});
    }
    Failed& event(std::string reason, std::string message, int seconds_ago = 650) { return events.push_back({ago(seconds_ago), "train", std::move(reason), std::move(message)}), *this; }
    Failed& unstarted() { return run.groups[0].tasks[0].attempts[0].times.started.reset(), *this; }
    Failed& logged(std::string text) { return log = std::move(text), *this; }
    Diagnosis found() const {
        const DiagnosisFacts facts{.events = events, .error_log = log, .events_known = true, .log_known = true, .asks = &asks, .troubles = know_troubles ? &troubles : nullptr, .node = node ? &*node : nullptr, .now = kNow};
        auto d = diagnose(run, facts);
        REQUIRE(d);
        return *d;
    }
    Cause cause() const { return found().cause; }
};

const char* kTraceback = "Traceback (most recent call last):\n  File \"train.py\", line 3\nRuntimeError: no";

}  // namespace

TEST_CASE("the causes of the catalogue, each by its surest sign") {
    using S = Status;
    std::set<Cause> seen;
    const auto is = [&](Cause wanted, const Failed& f) {
        CAPTURE(f.found().title);
        CHECK(f.cause() == wanted);
        seen.insert(wanted);
    };
    is(Cause::rejected, Failed(S::failed_submission, {}));
    is(Cause::canceled, Failed(S::failed_canceled, {}, "Task was canceled by user: bob. No longer needed"));
    is(Cause::oom_killed, Failed(S::failed_evicted, 3004).event("OOMKilled", "Container train exceeded its memory limit"));
    is(Cause::killed, Failed(S::failed, 137, "Exit code 137"));
    is(Cause::host_memory, Failed(S::failed, 137).logged("RuntimeError: DataLoader worker (pid 412) is killed by signal: Killed."));
    is(Cause::gpu_memory, Failed(S::failed, 1).logged("torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB"));
    is(Cause::disk_full, Failed(S::failed, 1).logged("OSError: [Errno 28] No space left on device"));
    is(Cause::disk_full, Failed(S::failed_evicted, 3004).event("Evicted", "Pod ephemeral-storage usage exceeds the total limit of containers 50Gi."));
    is(Cause::evicted_for_memory, Failed(S::failed_evicted, 3004).event("Evicted", "The node was low on resource: memory. Threshold quantity: 100Mi"));
    is(Cause::evicted, Failed(S::failed_evicted, 3004, "Task app: FAILED_EVICTED"));
    is(Cause::image_missing, Failed(S::failed_image_pull, 3002).event("Failed", "Failed to pull image \"nvcr.io/nope:1\": not found"));
    is(Cause::image_denied, Failed(S::failed_image_pull, 3002).event("Failed", "Failed to pull image: 401 Unauthorized"));
    is(Cause::image_pull, Failed(S::failed_image_pull, 3002, "Task app failed: Back-off pulling image \"nvcr.io/nope:1\""));
    is(Cause::image_slow, Failed(S::failed_start_timeout, 3005).event("Pulling", "Pulling image \"nvcr.io/huge:1\""));
    is(Cause::no_such_command, Failed(S::failed_start_error, 3003).unstarted().event("Failed", "exec: \"/app/run.sh\": no such file or directory"));
    is(Cause::no_such_command, Failed(S::failed, 127));
    is(Cause::not_executable, Failed(S::failed, 126));
    is(Cause::mount_failed, Failed(S::failed_start_timeout, 3005).unstarted().event("FailedMount", "MountVolume.SetUp failed for volume \"datasets\""));
    is(Cause::start_slow, Failed(S::failed_start_timeout, 3005));
    is(Cause::start_error, Failed(S::failed_start_error, 3005, "Task app failed: Back-off pulling image \"x\""));
    is(Cause::exec_timeout, Failed(S::failed_exec_timeout, {}));
    is(Cause::queue_timeout, Failed(S::failed_queue_timeout, 3008, "Task was in queue longer than the set timeout of 1 day, 0:00:00"));
    is(Cause::preempted, Failed(S::failed_preempted, 3006));
    is(Cause::gpu_admission, Failed(S::failed_backend_error, 3001).unstarted().event("UnexpectedAdmissionError", "Allocate failed due to no healthy devices present"));
    is(Cause::node_gone, Failed(S::failed_backend_error, 3001).event("NodeNotReady", "Node is not ready"));
    is(Cause::node_gone, Failed(S::failed_backend_error, 3001, "Node got removed from the cluster while the pod was on it"));
    is(Cause::backend_error, Failed(S::failed_backend_error, 3001));
    is(Cause::server_error, Failed(S::failed_server_error, 3002));
    is(Cause::storage_denied, Failed(S::failed, 2010).logged("botocore.exceptions.ClientError: AccessDenied"));
    is(Cause::input_failed, Failed(S::failed, 2010));
    is(Cause::output_failed, Failed(S::failed, 2012));
    is(Cause::barrier, Failed(S::failed, 2024));
    is(Cause::service_lost, Failed(S::failed, 2021));
    is(Cause::preflight, Failed(S::failed, 1001));
    is(Cause::gpu_fault, Failed(S::failed, 1).logged("RuntimeError: CUDA error: an illegal memory access was encountered"));
    is(Cause::nccl, Failed(S::failed, 1).logged("[rank0]: NCCL WARN Call to ibv_reg_mr failed"));
    is(Cause::module_missing, Failed(S::failed, 1).logged("ModuleNotFoundError: No module named 'transformers'"));
    is(Cause::permission, Failed(S::failed, 1).logged("PermissionError: [Errno 13] Permission denied: '/data'"));
    is(Cause::assertion, Failed(S::failed, 1).logged("AssertionError: loss is nan"));
    is(Cause::python_error, Failed(S::failed, 1).logged(kTraceback));
    is(Cause::segfault, Failed(S::failed, 139));
    is(Cause::terminated, Failed(S::failed, 143));
    is(Cause::aborted, Failed(S::failed, 134));
    is(Cause::exit_code, Failed(S::failed, 1));
    is(Cause::unknown, Failed(S::failed, {}));
    for (const auto& row : cause_rows()) CHECK_MESSAGE(seen.contains(row.cause), std::string(row.title));  // nothing in the catalogue without a case here
}

TEST_CASE("every row of the catalogue says what it means and what to try") {
    for (const auto& row : cause_rows()) {
        CAPTURE(std::string(row.title));
        CHECK_FALSE(row.title.empty());
        CHECK((row.remedy_count > 0));
        if (row.cause != Cause::canceled) CHECK(row.meaning.ends_with("."));
    }
}

TEST_CASE("what has not failed has no diagnosis") {
    Failed f(Status::failed, 1);
    f.run.head.status = word(Status::running);
    CHECK_FALSE(diagnose(f.run, {}));
    f.run.head.status = word(Status::completed);
    CHECK_FALSE(diagnose(f.run, {}));
}

TEST_CASE("the first cause is named, not what it kept from running nor what ended with its lead") {
    Failed f(Status::failed, 1, "Exit code 1");
    const Attempt upstream{.status = word(Status::failed_upstream), .times = {.ended = ago(700)}, .exit_code = 3000, .failure = "Upstream task failed."};
    const Attempt follower{.status = word(Status::failed), .times = {.ended = ago(700)}, .failure = "Lead task finished"};
    f.run.groups.insert(f.run.groups.begin(), {.name = "eval", .status = word(Status::failed_upstream), .tasks = {{"evaluate", true, {upstream}}, {"report", false, {upstream}}}});
    f.run.groups[1].tasks.push_back({"worker", false, {follower}});
    const auto d = f.found();
    REQUIRE(d.task);
    CHECK(task_at(f.run, *d.task).name == "train");
    CHECK(d.not_run == 2);
    CHECK(d.sentence == "Its own program chose to end so. It failed on h100-2 after 3m 20s, with exit code 1. 2 tasks that depend on it did not run.");
    CHECK(d.others.empty());
}

TEST_CASE("of several that failed by themselves the first is the cause, the others are named") {
    Failed f(Status::failed, 1);
    f.run.groups.push_back({.name = "other-group", .status = word(Status::failed), .tasks = {{"other", true, {Attempt{.status = word(Status::failed), .times = {.ended = ago(620)}, .exit_code = 2}}}}});
    const auto d = f.found();
    CHECK(task_at(f.run, *d.task).name == "other");
    CHECK(d.others == std::vector<std::string>{"train-group"});
}

TEST_CASE("events of an earlier try, and of other tasks, prove nothing") {
    Failed f(Status::failed, 1);
    f.event("OOMKilled", "exceeded its memory limit", 5000);
    CHECK(f.cause() == Cause::exit_code);
    f.events.push_back({ago(650), "other", "OOMKilled", "exceeded its memory limit"});
    CHECK(f.cause() == Cause::exit_code);
    f.event("FailedScheduling", "0/62 nodes are available: 62 Insufficient ephemeral-storage.");  // it got its room then
    f.event("FailedMount", "MountVolume.SetUp failed for volume");
    CHECK(f.cause() == Cause::exit_code);
}

TEST_CASE("the evidence is quoted: what the service said, events without repetition, the lines that speak of it") {
    Failed f(Status::failed, 137, "Exit code 137");
    f.event("BackOff", "again", 660).event("BackOff", "again", 655).event("Started", "Started container", 650);
    f.logged("one\ntwo\nMemoryError: no\nfour");
    const auto d = f.found();
    REQUIRE(d.evidence.size() == 4);
    CHECK(d.evidence[0].words == "BackOff: again");
    CHECK(d.evidence[0].at == ago(655));
    CHECK(d.evidence[1].words == "Exit code 137");
    CHECK(d.evidence[2].words == "MemoryError: no");
    CHECK(d.evidence[3].words == "four");
}

TEST_CASE("of what has run, how it found its node and its image proves nothing; of what never did, it may") {
    Failed ran(Status::failed, 1);
    ran.event("FailedScheduling", "0/62 nodes are available", 700).event("Pulling", "Pulling image", 690).event("Unhealthy", "Readiness probe failed", 640);
    REQUIRE(ran.found().evidence.size() == 1);
    CHECK(ran.found().evidence[0].words == "Unhealthy: Readiness probe failed");
    Failed never(Status::failed_queue_timeout, 3008);
    never.unstarted().event("FailedScheduling", "0/62 nodes are available", 700);
    REQUIRE(never.found().evidence.size() == 1);
}

TEST_CASE("an exit code comes with what it means, where the cause does not say that") {
    CHECK(Failed(Status::failed, 42).found().sentence.find("with exit code 42 (Its program chose this code") != std::string::npos);
    Failed killed(Status::failed, 137);
    CHECK(killed.found().sentence.find("with exit code 137.") != std::string::npos);  // its meaning begins so already
    Failed memory(Status::failed, 137);
    memory.logged("NCCL WARN Call failed");
    CHECK(memory.found().sentence.find("with exit code 137 (Killed (SIGKILL), usually for want of memory).") != std::string::npos);
    CHECK(Failed(Status::failed, 1).found().sentence.find("with exit code 1.") != std::string::npos);
}

TEST_CASE("who canceled it and why") {
    Failed f(Status::failed_canceled, {}, "Task was canceled by user: bob. No longer needed");
    f.run.groups[0].failure = "Task was canceled by user: bob. No longer needed";
    f.run.canceled_by = UserName{"bob"};
    CHECK(f.found().sentence == "It was canceled by bob, for the reason: No longer needed");
    f.run.groups[0].failure = "Task was canceled by user: bob. ";
    CHECK(f.found().sentence == "It was canceled by bob. No reason was given.");
    f.run.canceled_by.reset();
    CHECK(f.found().sentence == "It was canceled by somebody the service does not name. No reason was given.");
}

TEST_CASE("a node where others failed as well is suspect, and what leads away from it comes first") {
    Failed f(Status::failed_backend_error, 3001);
    CHECK(f.found().node_words == "No other task failed there within a day in a way a node can cause.");
    CHECK_FALSE(f.found().node_suspect);
    f.troubles["h100-2"] = {.tasks = 1};
    CHECK_FALSE(f.found().node_suspect);  // that is this one
    CHECK(f.found().node_failures == 0);
    const auto without_it = [&] {
        for (const auto& r : f.found().remedies) if (r.kind == Remedy::Kind::exclude_node) return r.because;
        return std::string("not offered");
    };
    CHECK(without_it() == "Nothing else says that the node is at fault");
    f.troubles["h100-2"] = {.tasks = 2};
    CHECK_FALSE(f.found().node_suspect);
    CHECK(f.found().node_failures == 1);
    CHECK(without_it() == "One other failed there as well");
    f.troubles["h100-2"] = {.tasks = 4};
    CHECK(f.found().node_suspect);
    CHECK(without_it() == "Others failed there as well");
    CHECK(f.found().node_words == "3 other tasks failed there within a day in a way a node can cause.");
    CHECK(f.found().remedies[0].kind == Remedy::Kind::exclude_node);
    CHECK(f.found().remedies[0].words == "Resubmit without h100-2");
    f.know_troubles = false;
    CHECK(f.found().node_words == "Whether others failed there is not known.");
}

TEST_CASE("what to try names what it was, and offers no priority it has already") {
    Failed f(Status::failed_evicted, 3004);
    f.event("OOMKilled", "x");
    f.asks["train"] = {Gpus{8}, Millicores{8000}, Bytes{std::int64_t{64} << 30}, Bytes{0}};
    CHECK(f.found().remedies[0].because == "It asked for 64 GiB");
    CHECK(f.found().remedies[0].change == Amendment{Amendment::Kind::memory, "train", "128Gi"});
    Failed queued(Status::failed_queue_timeout, 3008);
    queued.run.head.priority = Priority::low;
    for (const auto& r : queued.found().remedies) CHECK(r.kind != Remedy::Kind::as_low);
    Failed preempted(Status::failed_preempted, 3006);
    for (const auto& r : preempted.found().remedies) CHECK(r.kind != Remedy::Kind::as_normal);
}

TEST_CASE("a change is proposed where it can be worked out, and no more than the node has") {
    Failed slow(Status::failed_exec_timeout, 3000);
    slow.run.exec_timeout = Seconds(3 * 3600);
    CHECK(slow.found().remedies[0].change == Amendment{Amendment::Kind::exec_timeout, "", "6h"});
    Failed big(Status::failed_evicted, 3004);
    big.event("OOMKilled", "x");
    big.asks["train"] = {Gpus{8}, Millicores{8000}, Bytes{std::int64_t{300} << 30}, Bytes{0}};
    CHECK(big.found().remedies[0].change == Amendment{Amendment::Kind::memory, "train", "600Gi"});
    big.node = Resource{.total = {Gpus{8}, Millicores{96000}, Bytes{std::int64_t{512} << 30}, Bytes{0}}};
    CHECK_FALSE(big.found().remedies[0].change);
    CHECK(big.found().remedies[0].because == "It asked for 300 GiB; all of its node is 512 GiB");
}

TEST_CASE("a status that this console does not know is still told of") {
    Failed f(Status::failed, {});
    f.run.groups[0].tasks[0].attempts[0].status = {Status::unknown, "FAILED_BY_MAGIC"};
    CHECK(f.found().cause == Cause::unknown);
    CHECK_FALSE(f.found().task);
}
