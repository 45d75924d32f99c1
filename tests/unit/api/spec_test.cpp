#include "api/spec.h"
#include <doctest/doctest.h>

static SpecNeeds needs(const char* yaml) {
    auto read = read_spec(yaml);
    REQUIRE_MESSAGE(read.ok(), read.error().text());
    return *read;
}

static Amounts amounts(std::int64_t gpus, std::int64_t cores, std::int64_t memory, std::int64_t storage) {
    return {{gpus}, {cores * 1000}, {memory << 30}, {storage << 30}};
}

TEST_CASE("one task, with what its resource says") {
    const auto n = needs(R"(
workflow:
  name: train
  resources:
    default: {gpu: 8, cpu: 96, memory: 512Gi, storage: 1Ti, platform: x86-h100, nodesExcluded: [bad-1, bad-2]}
  tasks:
  - {name: fit, image: ubuntu, command: [ls]}
)");
    CHECK(n.name == "train");
    CHECK(n.steps == 1);
    CHECK(n.request.tasks == std::vector<TaskNeed>{{amounts(8, 96, 512, 1024), 1, "x86-h100"}});
    CHECK(n.request.excluded == std::vector<std::string>{"bad-1", "bad-2"});
    CHECK(n.notes.empty());
}

TEST_CASE("tasks that wait for one another are steps, and the largest step is asked for") {
    const auto n = needs(R"(
workflow:
  name: relay
  resources:
    default: {cpu: 4, memory: 16G}
    big: {gpu: 8, cpu: 32, memory: 64Gi, storage: 10Gi}
  groups:
  - name: first
    tasks: [{name: fetch, image: a, command: [ls]}]
  - name: second
    tasks:
    - {name: lead, lead: true, resource: big, inputs: [{task: fetch}]}
    - {name: mate, resource: big}
    - {name: watch}
  - name: third
    tasks: [{name: report, inputs: [{task: lead}]}]
)");
    CHECK(n.steps == 3);
    CHECK(n.request.tasks == std::vector<TaskNeed>{{amounts(8, 32, 64, 10), 2, ""}, {amounts(0, 4, 16, 1), 1, ""}});
}

TEST_CASE("tasks that wait for nothing run at the same time") {
    const auto n = needs("workflow: {name: x, resources: {default: {gpu: 2}}, tasks: [{name: a}, {name: b}, {name: c, inputs: [{task: a}]}]}");
    CHECK(n.request.gpus() == Gpus{4});
    CHECK(n.steps == 2);
}

TEST_CASE("what cannot be known is said, not guessed") {
    const auto n = needs(R"(
workflow:
  name: t
  resources: {default: {gpu: "{{ gpus }}", platform: "{{ where }}"}}
  tasks: [{name: a}, {name: b, resource: nope}]
)");
    CHECK(n.notes == std::vector<std::string>{"gpu is a template: not counted", "the platform is a template: any is looked at", "there is no resource “nope”: taken as 1 core"});
}

TEST_CASE("a circle of groups comes to an end") {
    const auto n = needs("workflow: {name: x, tasks: [{name: a, inputs: [{task: b}]}, {name: b, inputs: [{task: a}]}]}");
    CHECK(n.request.gpus() == Gpus{0});
}

TEST_CASE("a file that is no spec says why, and where") {
    const auto fault = [](const char* yaml) { return read_spec(yaml).ok() ? std::string("none") : read_spec(yaml).error().text(); };
    CHECK(fault("") == "there is no “workflow:” in it");
    CHECK(fault("- 1\n- 2\n") == "line 1: there is no “workflow:” in it");
    CHECK(fault("workflow: 3\n") == "line 1: “workflow:” holds no settings");
    CHECK(fault("workflow:\n  name: x\n") == "line 2: it has no tasks");
    CHECK(fault("workflow:\n  resources: {default: {cpu: \"lots\"}}\n  tasks: [{name: a}]\n") == "line 2: cpu is “lots”, not an amount");
    CHECK(fault("workflow: [\n") .starts_with("line 2"));
    CHECK(fault("workflow: {a: \"x\n") .find("line") == 0);
}
