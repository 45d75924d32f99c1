#include "domain/spec_amend.h"
#include <doctest/doctest.h>

using K = Amendment::Kind;

static const std::string kBlocks = R"(version: 2
workflow:
  groups:
  - name: g
    tasks:
    - name: train
      resource: h100
      image: a
    - name: eval
  name: job
  resources:
    default:
      cpu: 4
      memory: 8Gi
    # the large ones
    h100:
      gpu: 8
      memory: 64Gi   # of 512
      nodesExcluded:
      - n1
)";

static std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("the memory of a task is changed in the resources that it takes, and nothing else is") {
    CHECK(amended(kBlocks, {K::memory, "train", "128Gi"}) == with(kBlocks, "memory: 64Gi   # of 512", "memory: 128Gi"));
    CHECK(amended(kBlocks, {K::memory, "eval", "16Gi"}) == with(kBlocks, "memory: 8Gi", "memory: 16Gi"));
    CHECK(amended(kBlocks, {K::storage, "eval", "1Ti"}) == with(kBlocks, "    default:\n", "    default:\n      storage: 1Ti\n"));
}

TEST_CASE("a time limit is set where there is one, and made where there is none") {
    CHECK(amended(kBlocks, {K::exec_timeout, "", "8h"}) == with(kBlocks, "workflow:\n", "workflow:\n  timeout:\n    exec_timeout: 8h\n"));
    CHECK(amended("workflow:\n  timeout: {exec_timeout: 1h, queue_timeout: 2h}\n  name: a\n", {K::exec_timeout, "", "2h"}) == "workflow:\n  timeout: {exec_timeout: 2h, queue_timeout: 2h}\n  name: a\n");
    CHECK(amended("workflow:\n  name: a\n  timeout:\n    exec_timeout: 1h\n", {K::queue_timeout, "", "6h"}) == "workflow:\n  name: a\n  timeout:\n    queue_timeout: 6h\n    exec_timeout: 1h\n");
}

TEST_CASE("a node is left out of all resources, in a list, in brackets, or in a list of its own") {
    CHECK(amended(kBlocks, {K::exclude, "", "n2"}) == with(with(kBlocks, "      - n1", "      - n2\n      - n1"), "    default:\n", "    default:\n      nodesExcluded: [n2]\n"));
    const std::string braces = "workflow:\n  resources:\n    a: {cpu: 2, nodesExcluded: [n1]}\n    b: {}\n    c:\n      nodesExcluded: [n2, n3]\n";
    CHECK(amended(braces, {K::exclude, "", "n2"}) == "workflow:\n  resources:\n    a: {cpu: 2, nodesExcluded: [n1, n2]}\n    b: {nodesExcluded: [n2]}\n    c:\n      nodesExcluded: [n2, n3]\n");
}

TEST_CASE("resources in braces") {
    const std::string text = "workflow:\n  tasks: [{name: a}]\n  resources:\n    default: {cpu: 2, memory: 4Gi, gpu: 1}\n";
    CHECK(amended(text, {K::memory, "a", "8Gi"}) == with(text, "memory: 4Gi", "memory: 8Gi"));
    CHECK(amended(text, {K::storage, "a", "10Gi"}) == with(text, "gpu: 1}", "gpu: 1, storage: 10Gi}"));
}

TEST_CASE("what is not found is not guessed") {
    CHECK_FALSE(amended("", {K::memory, "a", "8Gi"}));
    CHECK_FALSE(amended("workflow:\n  name: a\n", {K::memory, "a", "8Gi"}));
    CHECK_FALSE(amended("workflow:\n  resources:\n    big: {cpu: 1}\n", {K::memory, "a", "8Gi"}));
    CHECK_FALSE(amended("workflow:\n  resources:\n    default: *other\n", {K::memory, "a", "8Gi"}));
    CHECK_FALSE(amended("name: a\n", {K::exclude, "", "n1"}));
}

TEST_CASE("an amendment survives the address bar") {
    for (const Amendment& a : {Amendment{K::memory, "train", "16Gi"}, Amendment{K::exec_timeout, "", "8h"}, Amendment{K::exclude, "", "a,b"}}) CHECK(read_amendment(print_amendment(a)) == a);
    for (const char* text : {"", "memory", "memory,train", "memory,train,", "colour,train,red"}) CHECK_FALSE(read_amendment(text));
}

TEST_CASE("tasks that take the same resources change together") {
    CHECK(tasks_amended(kBlocks, {K::memory, "train", "128Gi"}) == std::vector<std::string>{"train"});
    CHECK(tasks_amended(with(kBlocks, "resource: h100", "command: [x]"), {K::memory, "eval", "16Gi"}) == std::vector<std::string>{"train", "eval"});
    CHECK(tasks_amended(kBlocks, {K::exec_timeout, "", "8h"}).empty());
}
