#include "domain/pod_event.h"
#include <doctest/doctest.h>

TEST_CASE("both shapes of a pod's lines are understood, with any stamp") {
    const auto event = parse_pod_event("2026-02-12 08:38:57+00:00 [train] FailedScheduling: 0/62 nodes are available: 62 Insufficient nvidia.com/gpu.");
    REQUIRE(event);
    CHECK(event->task == "train");
    CHECK_FALSE(event->retry);
    CHECK(event->reason == "FailedScheduling");
    CHECK(event->status.empty());
    CHECK(event->message == "0/62 nodes are available: 62 Insufficient nvidia.com/gpu.");
    const auto condition = parse_pod_event("2026-11-22 15:35:31.114740 [master retry-2] PodScheduled: False, Reason: Unschedulable, Message: 0/62 nodes, really");
    REQUIRE(condition);
    CHECK(condition->retry == 2);
    CHECK(condition->status == "False");
    CHECK(condition->cause == "Unschedulable");
    CHECK(condition->message == "0/62 nodes, really");
    const auto bare = parse_pod_event("2026-11-22 15:35:34.129874 [master] Initialized: True");
    REQUIRE(bare);
    CHECK(bare->retry == 0);
    CHECK(bare->message.empty());
    CHECK(parse_pod_event("2026-11-22 15:35:34 [a] Ready: False, Reason: PodFailed")->cause == "PodFailed");
}

TEST_CASE("what is no such line is not guessed at") {
    for (const char* line : {"", "hello", "2026-11-22 15:35:34 hello: x", "yesterday [a] Ready: True", "2026-11-22 15:35:34 [a] no colon"}) CHECK_FALSE(parse_pod_event(line));
}

TEST_CASE("known reasons have words, a weight and a stage; unknown ones speak for themselves") {
    const auto of = [](std::string_view rest) { return words_of(*parse_pod_event("2026-11-22 15:35:34 [a] " + std::string(rest))); };
    CHECK(of("PodScheduled: False, Reason: Unschedulable, Message: x").stage == PodStage::pending);
    CHECK(of("Started: Started container a").stage == PodStage::running);
    CHECK(of("Ready: False, Reason: PodCompleted").weighs == Weighing::usual);
    CHECK(of("Ready: False, Reason: OOMKilled, Message: x").weighs == Weighing::trouble);
    CHECK(of("BackOff: Back-off pulling image").weighs == Weighing::trouble);
    CHECK(of("Preempted: Preempted by a pod").words == "Removed for a pod of higher priority");
    CHECK(of("SomethingNew: x").words == "SomethingNew");
    CHECK(of("NewCondition: False, Reason: Because").words == "NewCondition: no (Because)");
}
