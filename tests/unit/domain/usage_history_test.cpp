#include "domain/usage_history.h"
#include "doctest/doctest.h"
#include <cmath>

namespace {

constexpr Instant kStart{Millis(1'000'000'000)};
Instant at(int minutes) { return kStart + std::chrono::minutes(minutes); }

Task task(const char* workflow, int from, std::optional<int> to, std::int64_t gpus, Priority priority) {
    Task t{.workflow = {workflow}, .name = "t", .priority = priority, .gpu = {gpus}};
    t.started = at(from);
    if (to) t.ended = at(*to);
    t.status.status = to ? Status::completed : Status::running;
    return t;
}

}  // namespace

TEST_CASE("what ran when is told from the times of tasks, by priority") {
    const Task tasks[] = {task("a", -30, 20, 8, Priority::normal), task("a", 10, 40, 4, Priority::normal), task("b", 0, std::nullopt, 2, Priority::low), task("c", 30, 50, 1, Priority::high)};
    const auto h = usage_history(tasks, at(0), at(60), 7, at(-60));  // every ten minutes
    CHECK(h.samples() == 7);
    CHECK(h.normal == std::vector<double>{8, 12, 4, 4, 0, 0, 0});
    CHECK(h.low == std::vector<double>{2, 2, 2, 2, 2, 2, 2});
    CHECK(h.high == std::vector<double>{0, 0, 0, 1, 1, 0, 0});
    CHECK(h.workflows == std::vector<double>{2, 2, 2, 3, 2, 1, 1});  // a runs once, though two of its tasks overlap
    CHECK(h.gpus(1) == 14);
    CHECK(h.at(6) == at(60));
}

TEST_CASE("before all of it is known there is no value, never zero") {
    const Task tasks[] = {task("a", 25, 60, 8, Priority::normal)};
    const auto h = usage_history(tasks, at(0), at(60), 7, at(25));
    CHECK(std::isnan(h.normal[0]));
    CHECK(std::isnan(h.workflows[2]));
    CHECK(h.normal[3] == 8);
    CHECK(h.low[3] == 0);
}

TEST_CASE("a task between two samples is in neither, one that never started in none, and an end that was not told is its length") {
    auto brief = task("a", 1, 2, 8, Priority::normal), never = task("b", 0, 5, 4, Priority::high), untold = task("c", 0, std::nullopt, 2, Priority::low);
    never.started.reset();
    untold.status.status = Status::failed;
    untold.duration = Seconds(15 * 60);
    const Task tasks[] = {brief, never, untold};
    const auto h = usage_history(tasks, at(0), at(60), 7, at(0));
    CHECK(h.normal == std::vector<double>(7, 0.0));
    CHECK(h.high == std::vector<double>(7, 0.0));
    CHECK(h.low == std::vector<double>{2, 2, 0, 0, 0, 0, 0});
}

TEST_CASE("an unknown priority is counted apart") {
    const Task tasks[] = {task("a", 0, std::nullopt, 3, Priority::unknown)};
    CHECK(usage_history(tasks, at(0), at(10), 3, at(0)).other == std::vector<double>{3, 3, 3});
}

TEST_CASE("who waited when: from the submission to the start, or to the end of what never started") {
    Workflow waits, began, ended;
    waits.submitted = at(15), began.submitted = at(0), ended.submitted = at(20);
    began.started = at(30), ended.ended = at(45);
    const Workflow all[] = {waits, began, ended};
    CHECK(waiting_history(all, {}, at(0), at(60), 7, at(0)) == std::vector<double>{1, 1, 3, 2, 2, 1, 1});
    CHECK(std::isnan(waiting_history(all, {}, at(0), at(60), 7, at(10))[0]));
}

TEST_CASE("one that has begun and waits again is counted again, since its last task ended") {
    Workflow w{.id = {"train-7"}, .status = {Status::pending, "PENDING"}};
    w.submitted = at(0), w.started = at(10);
    const Workflow all[] = {w};
    Task done{.workflow = {"train-7"}};
    done.ended = at(40);
    const Task tasks[] = {done};
    CHECK(waiting_history(all, last_ends(tasks), at(0), at(60), 7, at(0)) == std::vector<double>{1, 0, 0, 0, 1, 1, 1});
    CHECK(waiting_history(all, {}, at(0), at(60), 7, at(0)).back() == 1);  // as the number beside it has it
}
