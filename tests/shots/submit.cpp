#include "platform/headless/console.h"
#include "shots.h"
#include "store/bulk.h"
#include "store/model.h"
#include "store/submit.h"

// A workflow being written, in every state.
static const char* kSpec = R"(workflow:
  name: finetune-llm
  timeout:
    exec_timeout: 24h
    queue_timeout: 12h
  resources:
    default:
      platform: x86-h100
      cpu: 24
      gpu: {{ num_gpu }}
      memory: 192Gi
      storage: 400Gi
    small:
      platform: x86-h100
      cpu: 4
      memory: 16Gi
  tasks:
  - name: setup
    image: ubuntu:24.04
    resource: small
    command: [bash, /tmp/setup.sh]
  - name: train
    image: nvcr.io/nvidia/pytorch:latest
    command: [python, train.py]
    args: [--epochs, '{{ epochs }}', --batch, '{{ batch_size }}']
    inputs:
    - task: setup
  - name: eval
    image: nvcr.io/nvidia/pytorch:24.08-py3
    command: [python, eval.py]
    inputs:
    - task: train

default-values:
  num_gpu: 8         # On one node
  epochs: 4
  batch_size: 32
)";

static void write(HeadlessConsole& console, std::string text) {
    console.app.dispatch(submit_event(ReplaceDraft{{.spec = {.text = text}, .name = "finetune.yaml", .original = text}}));
    (void)console.wait(Millis(2000));
}

static void written(HeadlessConsole& console) {
    write(console, kSpec);
    auto draft = console.app.model().submit->draft;
    draft.spec.set.emplace_back("epochs", "3");
    console.app.dispatch(submit_event(ChangeDraft{std::move(draft)}));
    (void)console.wait(Millis(2000));
}

static void faulty(HeadlessConsole& console) {
    std::string text = kSpec;
    text.replace(text.find("memory: 16Gi"), 6, "memroy");
    write(console, text);
}

static void send(HeadlessConsole& console, HttpAnswer answer) {
    written(console);
    console.transport.answer("/api/pool/", std::move(answer));
    console.app.dispatch(submit_event(SendSpec{SpecAsk::submit}));
    (void)console.wait(Millis(2000));
}

static void refused(HeadlessConsole& console) {
    send(console, {.status = 400, .body = R"({"message":"Resource validation failed for task: train\nnode                pool/platform            storage   cpu   memory   gpu   reason                                       \n==============================================================================================================\nresource-h100-001   ['prod-gpu/x86-h100']    900       112   1900     8     Assertion failed for task train: Value 240.0 too high for CPU\nresource-h100-002   ['prod-gpu/x86-h100']    900       112   1900     8     Assertion failed for task train: Value 240.0 too high for CPU\nPlease check available resources with \"osmo resource list\".","error_code":"RESOURCE","workflow_id":"finetune-llm-12"})"});
}

static void unknown(HeadlessConsole& console) { send(console, {.status = 504, .body = "upstream request timeout"}); }
static void done(HeadlessConsole& console) { send(console, {.status = 200, .body = R"({"name":"finetune-llm-12","overview":null,"logs":null,"spec":null,"dashboard_url":null,"warnings":[]})"}); }

static void at_graph(HeadlessConsole& console) {
    written(console);
    console.app.dispatch(Go{console.app.model().route.with("tab", "graph"), true});
    (void)console.wait(Millis(1000));
}

static void reviewed(HeadlessConsole& console) {
    std::string text = kSpec;
    SubmitDraft draft{.spec = {.text = text}, .origin = "finetune-llm-207", .original = text};
    draft.spec.text.replace(text.find("memory: 192Gi"), 13, "memory: 256Gi");
    console.app.dispatch(submit_event(ReplaceDraft{draft}));
    (void)console.wait(Millis(2000));
    console.app.dispatch(submit_event(ReviewChanges{true}));
    (void)console.wait(Millis(500));
}

static void past(HeadlessConsole& console) {
    written(console);
    console.app.dispatch(submit_event(OpenPast{true}));
    (void)console.wait(Millis(2000));
}

static void keeps_a_secret(HeadlessConsole& console) {
    std::string text = kSpec;
    text.insert(text.find("    inputs:\n    - task: setup"), "    environment:\n      API_KEY: abcdef123456789\n      OLD_KEY: '[MASKED]'\n");
    write(console, text);
}

static void resubmitted(HeadlessConsole& console) {
    (void)console.wait(Millis(2000));
    std::set<std::string, std::less<>> ids;
    if (const auto& list = console.app.model().workflows.value)
        for (const auto& w : list->rows) if (ids.size() < 3) ids.insert(w.id.value);
    console.app.dispatch(bulk_event(PickWorkflows{ids}));
    console.app.dispatch(bulk_event(OpenBulk{BulkKind::resubmit}));
    console.app.dispatch(bulk_event(ChangeResubmit{{.pool = {}, .priority = "LOW", .labels = {{"purpose", "again"}}, .without = "resource-h100-001"}}));
    (void)console.wait(Millis(500));
}

std::vector<Shot> submit_shots() {
    std::vector<Shot> out;
    const auto add = [&](const char* name, void (*then)(HeadlessConsole&), int width = 0, const char* hash = "#/submit") {
        out.push_back({.name = std::string("submit-") + name, .hash = hash, .width = width, .then = then});
    };
    add("start", nullptr), add("start-narrow", nullptr, 390);
    add("written", written), add("written-narrow", written, 390), add("written-medium", written, 1024);
    add("faulty", faulty), add("faulty-narrow", faulty, 390);
    add("refused", refused), add("unknown", unknown), add("done", done);
    add("graph", at_graph), add("review", reviewed), add("preview", written, 0, "#/submit?tab=preview");
    add("past", past), add("past-narrow", past, 390), add("secret", keeps_a_secret);
    add("many", resubmitted, 0, "#/workflows"), add("many-narrow", resubmitted, 390, "#/workflows");
    out.push_back({.name = "submit-loading", .hash = "#/submit", .state = Shot::State::loading});
    out.push_back({.name = "submit-failed", .hash = "#/submit", .state = Shot::State::failed, .then = written});
    return out;
}
