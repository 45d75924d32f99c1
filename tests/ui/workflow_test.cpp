#include "ui/past_the_edge.h"
#include "store/run.h"
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

// The page of one workflow, used as a person would.
namespace {

constexpr const char *kRunning = "#/workflows/training-job-123", *kFailed = "#/workflows/finetune-llm-207";

HeadlessConsole::Setup at_three(int width = 1440, int height = 900) {
    HeadlessConsole::Setup setup;
    setup.width = width, setup.height = height;
    setup.now = Instant{Millis{1'795'359'600'000}};  // 2026-11-22T15:00:00
    return setup;
}

void file(Harness& h, const std::string& url, const char* name) {
    const auto read = h.console.transport.answer_file(url, std::string("tests/shots/data/") + name + ".json");
    REQUIRE_MESSAGE(read.ok(), "run the tests from the top of the checkout");
}

struct Page : Harness {
    explicit Page(std::string hash, int width = 1440, int height = 900) : Harness(std::move(hash), at_three(width, height)) {
        answer();
        file(*this, "/api/workflow?all_users=true&all_pools=true&name=finetune-llm", "run_history");
        file(*this, "/api/task?users=", "run_requests");
        for (const auto& [id, name] : {std::pair("training-job-123", "run_running"), std::pair("finetune-llm-207", "run_failed"), std::pair("policy-train-482", "run_queued"), std::pair("sim-sweep-031", "run_canceled"),
                                       std::pair("too-big-1", "run_rejected"), std::pair("finetune-llm-206", "run_completed")})
            file(*this, std::string("/api/workflow/") + id + "?", name);
        console.transport.answer("/api/tag", R"({"tags":["nightly","release","paper"]})");
        console.transport.answer("/api/workflow/finetune-llm-207/error_logs", "[train: train] Traceback (most recent call last):\nRuntimeError: DataLoader worker (pid 412) is killed by signal: Killed.\n");
        console.transport.answer("/api/workflow/finetune-llm-207/events", "2026-11-22 14:17:53.000000 [train retry-1] Ready: False, Reason: PodFailed\n");
        console.transport.answer("/api/workflow/finetune-llm-207/spec", "workflow:\n  name: finetune-llm\n  resources:\n    default: {memory: 64Gi}\n");
        console.transport.answer("/api/workflow/finetune-llm-206/spec", "workflow:\n  name: finetune-llm\n  resources:\n    default: {memory: 96Gi}\n");
        start();
    }
    const HttpRequest* posted(std::string_view url_start) const {
        for (const auto& r : console.transport.asked()) if (r.method == "POST" && r.url.starts_with(url_start)) return &r;
        return nullptr;
    }
    std::size_t posts() const {
        std::size_t n = 0;
        for (const auto& r : console.transport.asked()) n += r.method == "POST";
        return n;
    }
};

}  // namespace

TEST_CASE("a running workflow says what it is, where, and how far it has come") {
    Page p(kRunning);
    CHECK(p.get("heading", "training-job-123").level == 1);
    for (const char* words : {"Running", "user-a", "prod-gpu", "running 2h 30m", "6 of 14 tasks done", "4 GPUs, 26 cores, 104 GiB", "21h 44m left of 1d 0h", "training-job-122"}) CHECK_MESSAGE(p.says(words), words);
    CHECK(p.get("tab", "Overview").selected);
    CHECK(p.get("link", "user-a").href == "#/workflows?q=user:user-a");
    CHECK(p.unsaid().empty());
}

TEST_CASE("a task opens beside the page, and the address says so") {
    Page p(std::string(kRunning) + "?tab=tasks");
    p.click("link", "train");
    CHECK(p.hash() == "#/workflows/training-job-123?tab=tasks&task=train");
    CHECK(p.get("region", "Task").w > 300);
    CHECK(p.get("link", "resource-h100-001").href == "#/resources/resource-h100-001");
    CHECK(p.get("tab", "Log").selected);
    p.click("tab", "Details");
    CHECK(p.says("Input download 1m 22s"));
    CHECK(p.hash() == "#/workflows/training-job-123?tab=tasks&task=train&panel=details");
    p.click("button", "Next");
    CHECK(p.hash() == "#/workflows/training-job-123?tab=tasks&task=benchmark&panel=details");  // the next in the order of the table
    p.click("button", "Close panel");
    CHECK(p.hash() == "#/workflows/training-job-123?tab=tasks");
    CHECK(p.unsaid().empty());
}

TEST_CASE("an earlier try of a task has its own exit code and words") {
    Page p(std::string(kFailed) + "?tab=tasks&task=train&retry=0&panel=details");
    CHECK(p.says("Exit Action: RESCHEDULE the task for exit code 137."));
    CHECK(p.says("Exit code 137: Killed (SIGKILL), usually for want of memory"));
    p.click("radio", "Try 2");
    CHECK(p.hash() == "#/workflows/finetune-llm-207?tab=tasks&task=train&panel=details");
    CHECK(p.says("No exit action applied due to retry limit 1."));
}

TEST_CASE("a task or a try that is not there is said not to be") {
    CHECK(Page(std::string(kRunning) + "?task=nope").says("training-job-123 has no task of this name."));
    CHECK(Page(std::string(kFailed) + "?task=train&retry=9").says("It was tried 2 times."));
}

TEST_CASE("a failed workflow opens with its diagnosis: cause, proof, what changed, what to try") {
    Page p(kFailed);
    CHECK(p.get("tab", "Diagnosis").selected);
    CHECK(p.find("heading", "train ran out of memory"));
    for (const char* words : {"on resource-h100-002 after 32m 11s, with exit code 137", "2 tasks that depend on it did not run", "is killed by signal: Killed.", "Changed since finetune-llm-206", "96Gi", "64Gi", "Raise the memory of train", "It asked for 64 GiB"})
        CHECK_MESSAGE(p.says(words), words);
    CHECK(p.unsaid().empty());
}

TEST_CASE("canceling asks first, with the safe choice in focus, and sends reason and force once") {
    Page p(kRunning);
    p.console.transport.answer("/api/workflow/training-job-123/cancel", R"({"name":"training-job-123"})");
    p.click("button", "Cancel");
    REQUIRE(p.find("dialog", "Cancel training-job-123?"));
    REQUIRE(p.focused());
    CHECK(p.focused()->name == "Keep running");
    CHECK(p.says("2 running tasks stop now and 6 waiting tasks will not start."));
    p.type("textbox", "Reason, shown with its tasks", "wrong data");
    p.click("button", "Cancel workflow");
    REQUIRE(p.posted("/api/workflow/training-job-123/cancel"));
    CHECK(p.posted("/api/workflow/training-job-123/cancel")->url == "/api/workflow/training-job-123/cancel?message=wrong%20data");
    CHECK(p.posts() == 1);
    CHECK_FALSE(p.find("dialog", "Cancel training-job-123?"));
    CHECK(p.says("training-job-123 is being canceled"));
    CHECK(p.says("Canceling: the service stops its tasks within seconds"));
}

TEST_CASE("keeping it running sends nothing") {
    Page p(kRunning);
    p.click("button", "Cancel");
    p.click("button", "Keep running");
    CHECK_FALSE(p.find("dialog", "Cancel training-job-123?"));
    p.click("button", "Cancel");
    p.key("button", "Keep running", Key::escape);
    CHECK_FALSE(p.find("dialog", "Cancel training-job-123?"));
    CHECK(p.posts() == 0);
}

TEST_CASE("a refusal is told in the dialog, in the words of the service") {
    Page p(kRunning);
    p.console.transport.answer("/api/workflow/training-job-123/cancel", HttpAnswer{.status = 400, .body = R"({"message":"Workflow training-job-123 is already finished.","error_code":"USER"})"});
    p.click("button", "Cancel");
    p.click("button", "Cancel workflow");
    CHECK(p.says("It was not canceled"));
    CHECK(p.says("Workflow training-job-123 is already finished."));
    CHECK(p.find("dialog", "Cancel training-job-123?"));
}

TEST_CASE("an answer that never comes leaves it unknown, is not sent again, and the page looks") {
    Page p(kRunning);
    p.console.transport.fail("/api/workflow/training-job-123/cancel");
    p.click("button", "Cancel");
    const auto looked = p.asked_for("/api/workflow/training-job-123?");
    p.click("button", "Cancel workflow");
    CHECK(p.says("Whether it was canceled is not known"));
    CHECK(p.posts() == 1);
    CHECK(p.asked_for("/api/workflow/training-job-123?") > looked);
}

TEST_CASE("what a role does not allow stays disabled, with the reason") {
    Page p(kRunning);
    p.console.transport.answer("/api/workflow/training-job-123/cancel", HttpAnswer{.status = 403, .body = "access denied"});
    p.click("button", "Cancel");
    p.click("button", "Cancel workflow");
    p.click("button", "Keep running");
    CHECK(p.get("button", "Cancel").disabled);
    CHECK(p.get("button", "Cancel").description == "The service said your roles do not allow this in prod-gpu");
}

TEST_CASE("a restart names the groups that run again, goes to the workflow's own pool, and leads to the new run") {
    Page p(kFailed);
    p.console.transport.answer("/api/pool/dev-gpu/workflow/finetune-llm-207/restart", R"({"name":"finetune-llm-208","warnings":[]})");
    p.click("button", "Restart");
    REQUIRE(p.find("dialog", "Restart finetune-llm-207?"));
    CHECK(p.says("A new workflow is made in dev-gpu. 3 groups run again; the outputs of 2 groups that completed are used as they are."));
    CHECK(p.focused()->name == "Leave as it is");
    p.click("button", "Restart workflow");
    CHECK(p.posted("/api/pool/dev-gpu/workflow/finetune-llm-207/restart"));
    CHECK(p.hash() == "#/workflows/finetune-llm-208");
    CHECK(p.says("Restarted as finetune-llm-208"));
}

TEST_CASE("what may not be done says why") {
    Page done("#/workflows/finetune-llm-206");
    done.click("button", "More actions");
    CHECK(done.get("menuitem", "Restart …").disabled);
    CHECK(done.get("menuitem", "Cancel …").disabled);
}

TEST_CASE("a workflow that waits says why, and what is not known") {
    Page p("#/workflows/policy-train-482");
    CHECK(p.find("heading", "Why is train waiting?"));
    CHECK(p.says("It is queued in prod-gpu, of which the service tells nothing."));  // its quota is not among the answers here
    CHECK(p.unsaid().empty());
}

TEST_CASE("tags are added from those that may be set, and taken away") {
    Page p(kRunning);
    p.console.transport.answer("/api/workflow/training-job-123/tag", "null");
    p.activate("button", "Remove tag nightly");
    REQUIRE(p.posted("/api/workflow/training-job-123/tag"));
    CHECK(p.posted("/api/workflow/training-job-123/tag")->url == "/api/workflow/training-job-123/tag?remove=nightly");
}

TEST_CASE("the other runs of the name stand under History, this one marked") {
    Page p(std::string(kFailed) + "?tab=history");
    for (const char* words : {"This run", "finetune-llm-206", "4 runs of finetune-llm, newest first; the service does not tell which were made from this one"}) CHECK_MESSAGE(p.says(words), words);
    CHECK_FALSE(p.says("finetune-llm-small-3"));
    CHECK(p.get("link", "Older run").href == "#/workflows/finetune-llm-206");
}

TEST_CASE("a workflow that was not accepted has no tasks, and says what to do") {
    Page p("#/workflows/too-big-1");
    CHECK(p.find("heading", "It was not accepted"));
    CHECK_FALSE(p.find("tab", "Tasks"));
    CHECK(p.get("button", "Restart").disabled);
}

TEST_CASE("a name that the service does not know offers to look for it") {
    Page p("#/workflows/train-7");
    Harness h("#/workflows/train-7", at_three());
    h.answer();
    h.console.transport.answer("/api/workflow/", HttpAnswer{.status = 400, .body = R"({"message":"Workflow train-7 is not found.","error_code":"DATABASE"})"});
    h.start();
    CHECK(h.says("No workflow train-7"));
    h.click("button", "Look for train");
    CHECK(h.hash() == "#/workflows?q=train");
}

TEST_CASE("a failed refresh keeps the workflow on screen and says how old it is") {
    Page p(kRunning);
    p.console.transport.answer("/api/workflow/training-job-123?", HttpAnswer{.status = 503, .body = R"({"message":"The database is away"})"});
    p.console.app.dispatch(Refresh{});
    p.wait(Millis(8000));
    CHECK(p.says("6 of 14 tasks done"));
    CHECK(p.says("The service had a failure of its own."));
}

TEST_CASE("on a phone all of it is there, one below the other") {
    Page p(kRunning, 390);
    for (const char* words : {"training-job-123", "6 of 14 tasks done", "Placement"}) CHECK_MESSAGE(p.says(words), words);
    CHECK(p.find("button", "Cancel"));
    CHECK(p.unsaid().empty());
}

TEST_CASE("a view that only shows, in somebody else's frame, offers nothing that changes a run") {
    Page h(kRunning);
    CHECK(h.find("button", "Cancel"));
    h.console.app.site_told("embed=1");
    h.rest();
    INFO(h.outline());
    for (const char* name : {"Cancel", "Resubmit", "Restart", "Tag"}) CHECK_FALSE(h.find("button", name));
    CHECK(h.find("button", "Logs"));
    h.console.app.site_told("actions=1");
    h.rest();
    CHECK(h.find("button", "Cancel"));
}

namespace {

constexpr const char* kEvents = "2026-11-22 12:39:30.114740 [train] PodScheduled: False, Reason: Unschedulable, Message: 0/62 nodes are available.\n"
                                "2026-11-22 12:42:10.114740 [train] Scheduled: Successfully assigned osmo/x to resource-h100-001\n"
                                "2026-11-22 12:43:05.114740 [train] BackOff: Back-off pulling image\n"
                                "2026-11-22 12:43:25.114740 [train] BackOff: Back-off pulling image, still\n"
                                "2026-11-22 12:44:40.114740 [train] Started: Started container train\n"
                                "2026-11-22 12:44:41.114740 [monitor] Started: Started container monitor\n";

struct Texts : Page {
    explicit Texts(std::string rest, int width = 1440, int height = 900) : Page(std::string("#/nowhere"), width, height) {
        console.transport.answer("/api/workflow/training-job-123/events", kEvents);
        console.transport.answer("/api/workflow/training-job-123/logs", "2026/11/22 12:44:41 [train] INFO step 1\n2026/11/22 12:44:42 [monitor] WARNING hot\n2026/11/22 12:44:43 [train] ERROR no space\n");
        console.transport.answer("/api/workflow/training-job-123/spec", "version: 2\nworkflow:\n  name: training-job\n  tasks:\n  - name: train\n    image: x\n  - name: monitor\n    image: y\n  resources:\n    default: {gpu: 4}\n");
        console.transport.answer("/api/workflow/training-job-123/spec?use_template", "version: 2\nworkflow:\n  name: training-job\n  tasks:\n  - name: train\n    image: {{ image }}\n  - name: monitor\n    image: y\n  resources:\n    default: {gpu: 4}\n");
        console.app.dispatch(Follow{std::string(kRunning) + rest});
        Harness::rest();
        Harness::rest();
    }
};

}  // namespace

TEST_CASE("events of all pods: in words, by weight, by task, and from the address") {
    Texts p("?tab=events");
    CHECK(p.get("tab", "Events 6").selected);
    for (const char* words : {"Waits before the next try", "No node has room for it now", "Back-off pulling image, still", "6 events"}) CHECK_MESSAGE(p.says(words), words);
    CHECK(p.get("grid", "Events").rows == 7);  // with the head
    CHECK(p.find("grid", "Pods"));
    CHECK(p.get("link", "Log").href.starts_with("#/workflows/training-job-123/logs?task="));
    p.click("radio", "Trouble 2");
    CHECK(p.hash() == "#/workflows/training-job-123?tab=events&kind=trouble");
    CHECK(p.get("grid", "Events").rows == 3);
    p.type("searchbox", "Filter events", "still");
    p.wait(Millis(400));
    CHECK(p.get("grid", "Events").rows == 2);
    CHECK(p.unsaid().empty());
}

TEST_CASE("a filter of events that nothing passes says so") {
    Texts p("?tab=events&q=zebra");
    CHECK(p.says("No event passes the filter"));
}

TEST_CASE("the events of one task stand beside it") {
    Texts p("?task=monitor&panel=events");
    CHECK(p.get("tab", "Events 1").selected);
    CHECK(p.get("grid", "Events of the task").rows == 2);
    CHECK(p.unsaid().empty());
}

TEST_CASE("what is worth a look stands on the timeline, once, with its words") {
    Texts p("", 1440, 1600);
    CHECK_MESSAGE(p.says("12:43:05 Waits before the next try, 2 times until 12:43:25"), p.outline());
}

TEST_CASE("the log has a tab, and a task its own beside the page") {
    Texts p("?tab=logs");
    CHECK(p.get("tab", "Logs").selected);
    CHECK(p.says("3 lines"));
    CHECK(p.get("link", "Full screen").href == "#/workflows/training-job-123/logs");
    CHECK(p.unsaid().empty());
}

TEST_CASE("a specification: as rendered, as written, what differs, and what it asks for") {
    Texts p("?tab=spec");
    CHECK(p.says("2 tasks in 2 groups, 8 GPUs in all"));
    CHECK(p.editor("spec of training-job-123/0").read_only);
    p.click("radio", "As written");
    CHECK(p.editor("spec of training-job-123/1").text.find("{{ image }}") != std::string::npos);
    p.click("radio", "Changes");
    CHECK_MESSAGE(p.get("list", "Changes").id, p.outline());
    CHECK_MESSAGE(p.says("was:     image: {{ image }}, is:     image: x"), p.outline());
    p.click("radio", "Inline");
    CHECK(p.hash().find("diff=inline") != std::string::npos);
    CHECK(p.editor("spec of training-job-123/2").text.find("- \x20   image: {{ image }}\n+     image: x\n") != std::string::npos);
    CHECK(p.says("1 line went, 1 line came"));
    CHECK(p.unsaid().empty());
}

TEST_CASE("from a task to its block in the specification, and from the caret back to the task") {
    Texts p("?task=monitor&panel=details");
    p.click("button", "In the spec monitor");
    CHECK(p.hash().find("tab=spec") != std::string::npos);
    const auto& shown = p.editor("spec of training-job-123/0");
    REQUIRE(shown.show);
    CHECK(shown.show->line == 7);
    CHECK(shown.tints == std::vector<EditorTint>{{7, 8, Tone::accent}});
    p.in_surface({.key = "spec of training-job-123/0", .kind = SurfaceEvent::Kind::selected, .a = 6, .b = 1, .c = 6, .d = 1});
    p.click("button", "Open train");
    CHECK(p.hash().find("task=train") != std::string::npos);
}

TEST_CASE("events, log and specification fit a phone") {
    for (const char* tab : {"?tab=events", "?tab=logs", "?tab=spec", "?tab=spec&spec=changes"}) {
        Texts p(tab, 390);
        CHECK_MESSAGE(p.unsaid().empty(), tab);
        CHECK_MESSAGE(past_the_edge(p).empty(), past_the_edge(p));
    }
}

TEST_CASE("the tab's icon tells how the run stands, and of a node or a pool only trouble") {
    using Case = std::pair<std::string, std::string>;
    for (const auto& [hash, mark] : {Case{kRunning, "running"}, Case{kFailed, "failed"}, Case{"#/workflows/policy-train-482", "queued"}, Case{"#/workflows/finetune-llm-206", "completed"},
                                     Case{"#/resources/sky-h100-00", ""}, Case{"#/pools/sky-h100", ""}}) {
        Page p(hash);
        CHECK(hash + " " + p.console.location.shown_mark == hash + " " + mark);
    }
}

TEST_CASE("the tab's icon tells of a node that is not ready") {
    Harness h("#/resources/sky-h100-01", at_three());
    h.answer();
    std::ifstream in("tests/ui/answers/resource.json");
    std::string body(std::istreambuf_iterator<char>(in), {});
    body.replace(body.find("nvidia.com/gpu"), 14, "node.kubernetes.io/not-ready");
    h.console.transport.answer("/api/resources/sky-h100-01", body);
    h.start();
    CHECK(h.says("Degraded"));
    CHECK(h.console.location.shown_mark == "queued");
}

namespace {

// twelve groups alike between two others, as folded as they come
std::string group(const std::string& name, const std::string& next, const char* status) {
    return R"({"name":")" + name + R"(-group","status":")" + status + R"(","remaining_upstream_groups":null,"downstream_groups":)" + next + R"(,"failure_message":null,"tasks":[{"name":")" + name +
           R"(","retry_id":0,"status":")" + status + R"(","failure_message":null,"exit_code":null,"logs":"","events":"","pod_name":"p","task_uuid":"u","node_name":null,"lead":true}]})";
}

std::string run_of(const std::string& groups) {
    return R"({"name":"fan-1","uuid":"u","submitted_by":"alice","tags":[],"submit_time":"2026-11-22T14:00:00","start_time":"2026-11-22T14:01:00","queued_time":1.0,"status":"RUNNING","outputs":"","pool":"prod-gpu","backend":"b",
"plugins":{"rsync":false},"priority":"NORMAL","labels":{},"warnings":[],"spec":"","template_spec":"","logs":"","events":"","overview":"","groups":[)" + groups + "]}";
}

std::string fan(int alike, const char* state) {
    std::string middle, all;
    for (int i = 0; i < alike; ++i) {
        const auto name = "part-0" + std::to_string(i);
        middle += (i ? ",\"" : "\"") + name + "-group\"";
        all += group(name, R"(["merge-group"])", state) + ",";
    }
    return run_of(group("split", "[" + middle + "]", "RUNNING") + "," + all + group("merge", "[]", "WAITING"));
}

std::string chain(int long_) {
    std::string all;
    for (int i = 0; i < long_; ++i) all += (i ? "," : "") + group("step-" + std::to_string(i), i + 1 < long_ ? "[\"step-" + std::to_string(i + 1) + "-group\"]" : "[]", "RUNNING");
    return run_of(all);
}

struct Fan : Page {
    explicit Fan(std::string rest = {}, const char* state = "RUNNING") : Page("#/nowhere") {
        console.transport.answer("/api/workflow/fan-1?", fan(7, state));
        console.app.dispatch(Follow{"#/workflows/fan-1" + rest});
        Harness::rest();
        Harness::rest();
    }
    std::string focus() const { return focused() ? std::string(focused()->name) : "nothing"; }
};

}  // namespace

TEST_CASE("a search in the graph shows what it found, and Enter goes on, into a fold that has it") {
    Fan p;
    INFO(p.outline());
    p.type("searchbox", "Find in the graph", "part-05");
    CHECK(p.says("1 found"));
    CHECK(p.hash() == "#/workflows/fan-1?find=part-05");
    p.press(Key::enter);
    p.rest();
    CHECK(p.hash() == "#/workflows/fan-1?find=part-05&hit=part-05-group&open=part-00-group");
    CHECK(p.find("option", "part-05-group, running"));
    Fan folded;
    folded.type("searchbox", "Find in the graph", "part");
    folded.press(Key::enter);
    CHECK(folded.hash() == "#/workflows/fan-1?find=part&hit=part-00-group&open=part-00-group");  // first what is in the fold
    Fan far;
    far.console.transport.answer("/api/workflow/fan-1?", chain(40));
    far.console.app.dispatch(Refresh{});
    far.rest();
    far.rest();
    CHECK_FALSE(far.find("option", "step-39-group, running"));
    far.type("searchbox", "Find in the graph", "step-39");
    far.rest();
    CHECK(far.find("option", "step-39-group, running"));
    Fan all("?open=part-00-group");
    all.type("searchbox", "Find in the graph", "part");
    CHECK(all.says("1 of 7 found"));
    all.press(Key::enter);
    CHECK(all.says("2 of 7 found"));
    all.type("searchbox", "Find in the graph", "");
    CHECK(all.hash() == "#/workflows/fan-1?open=part-00-group");
    CHECK_FALSE(all.says("found"));
}

TEST_CASE("the keyboard stays in the graph when a fold is opened and folded again") {
    Fan p;
    INFO(p.outline());
    p.activate("option", "part-00-group, running, 0 of 7 done, 7 run");
    p.rest();
    CHECK(p.hash() == "#/workflows/fan-1?open=part-00-group");
    CHECK(p.focus().starts_with("part-00-group, running"));
    p.press(Key::down);
    CHECK(p.focus().starts_with("part-01-group"));
    p.activate("button", "Fold again");
    p.rest();
    CHECK(p.hash() == "#/workflows/fan-1");
    CHECK(p.focus() == "part-00-group, running, 0 of 7 done, 7 run");
}

TEST_CASE("groups that wait for the same reason share one card, as high as it was") {
    Fan p("", "SCHEDULING");
    INFO(p.outline());
    CHECK(p.find("heading", "Why are 7 groups waiting?"));
    CHECK_FALSE(p.find("heading", "Why is part-00-group waiting?"));
    CHECK(p.says("part-00-group, first of them: "));
}

TEST_CASE("Escape closes the task beside the page from wherever one is") {
    Page p(std::string(kRunning) + "?tab=tasks");
    p.click("link", "train");
    REQUIRE(p.find("region", "Task"));
    p.key("tab", "Tasks 14", Key::escape);
    CHECK_FALSE(p.find("region", "Task"));
    CHECK(p.hash() == "#/workflows/training-job-123?tab=tasks");
}

TEST_CASE("labels of a resubmit have fields to write in, also on a phone") {
    for (const int width : {1440, 390}) {
        CAPTURE(width);
        Page p(kRunning, width);
        p.click("button", "Resubmit");
        INFO(p.outline());
        CHECK(p.get("textbox", "team").w > 120);
        CHECK(p.get("textbox", "project").w > 120);
    }
}
