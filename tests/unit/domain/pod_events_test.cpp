#include "domain/pod_events.h"
#include <doctest/doctest.h>
#include <string>

namespace {

PodEvent event(std::string_view clock, std::string_view rest, std::string_view task = "a") {
    return *parse_pod_event("2026-11-22 " + std::string(clock) + " [" + std::string(task) + "] " + std::string(rest));
}

PodEvents usual() {
    PodEvents out;
    out.add({event("15:35:17", "PodScheduled: False, Reason: Unschedulable, Message: no room"), event("15:35:47", "FailedScheduling: no room"), event("15:36:00", "Scheduled: to n1"),
             event("15:36:01", "Pulling: image"), event("15:36:09", "Started: a"), event("15:36:09", "Initialized: True"), event("15:50:00", "Ready: False, Reason: PodFailed")});
    return out;
}

}  // namespace

TEST_CASE("events that come again are held once, in the order of time") {
    PodEvents events;
    CHECK(events.add({event("15:00:02", "Pulling: x"), event("15:00:01", "Scheduled: y")}) == 2);
    CHECK(events.add({event("15:00:01", "Scheduled: y"), event("15:00:02", "Pulling: x"), event("15:00:03", "Pulled: z"), event("15:00:03", "Pulled: z", "b")}) == 2);
    REQUIRE(events.all().size() == 4);
    CHECK(events.all().front().reason == "Scheduled");
    CHECK(events.of("a").size() == 3);
    CHECK(events.of("b").size() == 1);
    CHECK(events.of("c").empty());
    CHECK(events.tasks() == std::vector<std::string>{"a", "b"});
}

TEST_CASE("what reasons about events reads of a condition its reason") {
    const auto events = usual();
    CHECK(events.words().front().reason == "Unschedulable");
    CHECK(events.words()[5].reason == "Initialized");
    CHECK(events.words()[5].message == "True");
    CHECK(events.words().back().reason == "PodFailed");
}

TEST_CASE("of more events than there is room for the oldest go") {
    PodEvents events;
    std::vector<PodEvent> many;
    for (int i = 0; i < static_cast<int>(PodEvents::kMost) + 10; ++i) many.push_back({.at = Instant(Seconds(i)), .task = "t", .retry = {}, .reason = "R", .status = {}, .cause = {}, .message = {}});
    events.add(std::move(many));
    CHECK(events.all().size() < PodEvents::kMost);
    CHECK(events.dropped() + events.all().size() == PodEvents::kMost + 10);
    CHECK(events.of("t").size() == events.all().size());
    CHECK(events.words().size() == events.all().size());
}

TEST_CASE("a pod waits, starts, runs and is done") {
    const auto spans = pod_spans(usual(), "a", {});
    REQUIRE(spans.size() == 4);
    CHECK(spans[0].stage == PodStage::pending);
    CHECK(spans[0].to == spans[1].from);
    CHECK(spans[1].stage == PodStage::init);
    CHECK(spans[2].stage == PodStage::running);
    CHECK(spans[2].weighs == Weighing::trouble);
    CHECK(spans[3].stage == PodStage::done);
    CHECK_FALSE(spans[3].open);
}

TEST_CASE("a pod that still runs goes on until now; one that is tried again begins anew") {
    PodEvents events;
    events.add({event("15:00:00", "Scheduled: n"), event("15:00:05", "Started: a")});
    const Instant now{Seconds(2'000'000'000)};
    CHECK(pod_spans(events, "a", now).back().to == now);
    CHECK(pod_spans(events, "a", now).back().open);
    events.add({event("15:10:00", "Preempted: by b"), event("15:10:01", "Killing: a"), event("15:11:00", "FailedScheduling: no room"), event("15:12:00", "Scheduled: m")});
    const auto again = pod_spans(events, "a", now);
    REQUIRE(again.size() == 5);
    CHECK(again[2].stage == PodStage::done);
    CHECK(again[1].weighs == Weighing::trouble);
    CHECK(again[3].stage == PodStage::pending);
    CHECK(again[4].stage == PodStage::init);
}

TEST_CASE("what is worth a look is told once, with how often it came") {
    PodEvents events;
    for (int i = 0; i < 5; ++i) events.add({event("15:00:1" + std::to_string(i), "BackOff: Back-off pulling image")});
    events.add({event("15:00:02", "Pulling: x")});
    const auto troubles = pod_troubles(events, "a");
    REQUIRE(troubles.size() == 1);
    CHECK(troubles[0].times == 5);
    CHECK(troubles[0].last - troubles[0].at == Seconds(4));
}

TEST_CASE("a pod that found its node within a minute did not wait; one that did not is told of") {
    PodEvents events;
    events.add({event("15:00:00", "PodScheduled: False, Reason: Unschedulable, Message: no room"), event("15:00:40", "Scheduled: n"), event("15:00:00", "FailedScheduling: no room", "b"), event("15:02:00", "Scheduled: n", "b"),
                event("15:00:00", "FailedScheduling: no room", "c")});
    CHECK(pod_troubles(events, "a").empty());
    CHECK(pod_troubles(events, "b").size() == 1);
    CHECK(pod_troubles(events, "c").size() == 1);
}
