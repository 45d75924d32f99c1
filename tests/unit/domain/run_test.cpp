#include "domain/run.h"
#include <doctest/doctest.h>

static Instant at(int s) { return Instant{} + Seconds(s); }

static Run run_of(std::vector<std::string> names, std::vector<std::vector<std::string>> downstream) {
    Run run;
    for (auto& name : names) run.groups.push_back({.name = std::move(name)});
    link_groups(run, std::move(downstream));
    return run;
}

static std::string order(const Run& run) {
    std::string out;
    for (const auto& g : run.groups) out += (out.empty() ? "" : " ") + g.name + ":" + std::to_string(g.level);
    return out;
}

TEST_CASE("groups stand in the order of their edges, then by name, whatever order they came in") {
    CHECK(order(run_of({"publish", "train-10", "train-9", "fetch"}, {{}, {"publish"}, {"publish"}, {"train-9", "train-10"}})) == "fetch:0 train-9:1 train-10:1 publish:2");
    CHECK(order(run_of({"fetch", "train-9", "publish", "train-10"}, {{"train-9", "train-10"}, {"publish"}, {}, {"publish"}})) == "fetch:0 train-9:1 train-10:1 publish:2");
}

TEST_CASE("edges go both ways, once") {
    const auto run = run_of({"a", "b"}, {{"b", "b", "a"}, {}});
    CHECK(run.groups[0].downstream == std::vector<std::uint32_t>{1});
    CHECK(run.groups[1].upstream == std::vector<std::uint32_t>{0});
    CHECK(run.groups[0].upstream.empty());
}

TEST_CASE("groups in a circle are shown below the others, and unknown ones are named") {
    const auto run = run_of({"a", "x", "y", "z"}, {{"x", "gone"}, {"y"}, {"x"}, {}});
    CHECK(order(run) == "a:0 z:0 x:1 y:1");
    CHECK(run.strangers == std::vector<std::string>{"gone"});
}

static std::string words(const Attempt& a, int now) {
    std::string out;
    for (const auto& s : stages(a, at(now)))
        out += std::string(stage_title(s.stage)) + " " + std::to_string((s.from - at(0)) / Seconds(1)) + "-" + std::to_string((s.to - at(0)) / Seconds(1)) + (s.open ? "… " : " ");
    return out;
}

static StatusWord status(Status s) { return {s, std::string(word_of(s))}; }

TEST_CASE("a try is cut into its stages") {
    Attempt a{.status = status(Status::completed), .times = {at(0), at(10), at(20), at(30), at(100)}, .download_from = at(30), .download_to = at(40), .upload_from = at(90)};
    CHECK(words(a, 200) == "Processing 0-10 Scheduling 10-20 Initializing 20-30 Input download 30-40 Running 40-90 Output upload 90-100 ");
    a.download_from = a.download_to = a.upload_from = std::nullopt;
    CHECK(words(a, 200) == "Processing 0-10 Scheduling 10-20 Initializing 20-30 Running 30-100 ");
    a.retry = 1;  // `processing` is still that of the first try
    CHECK(words(a, 200) == "Scheduling 10-20 Initializing 20-30 Running 30-100 ");
}

TEST_CASE("the last stage of what is not over goes on until now") {
    Attempt a{.status = status(Status::scheduling), .times = {.processing = at(0), .scheduling = at(10)}};
    CHECK(words(a, 50) == "Processing 0-10 Scheduling 10-50… ");
    CHECK(words(a, 5) == "Processing 0-10 Scheduling 10-10… ");  // our clock is behind the service's
    a.status = status(Status::failed_queue_timeout);
    CHECK(words(a, 50) == "Processing 0-10 ");  // over, and nobody says since when
    a.times.ended = at(40);
    CHECK(words(a, 50) == "Processing 0-10 Scheduling 10-40 ");
}

TEST_CASE("times that go backwards make no stage of less than no time") {
    const Attempt a{.status = status(Status::completed), .times = {at(20), at(10), at(30), at(25), at(24)}};
    for (const auto& s : stages(a, at(99))) CHECK(s.from <= s.to);
}

TEST_CASE("times of an input that never was downloaded are not drawn before the start") {
    const Attempt a{.status = status(Status::failed_queue_timeout), .times = {.processing = at(0), .scheduling = at(10), .ended = at(60)}, .download_from = at(20), .download_to = at(30)};
    CHECK(words(a, 99) == "Processing 0-10 Scheduling 10-60 ");
}

TEST_CASE("progress counts each task once, by its latest try") {
    Run run;
    const auto attempt = [](Status s) { return Attempt{.status = status(s)}; };
    run.groups.push_back({.name = "g", .tasks = {{"a", true, {attempt(Status::rescheduled), attempt(Status::completed)}}, {"b", false, {attempt(Status::running)}},
                                                 {"c", false, {attempt(Status::failed_upstream)}}, {"d", false, {attempt(Status::initializing)}}, {"e", false, {attempt(Status::waiting)}}}});
    const auto p = progress(run);
    CHECK(p.all == 5);
    CHECK(p.done == 1);
    CHECK(p.running == 2);
    CHECK(p.failed == 0);
    CHECK(p.not_run == 1);  // it did not fail by itself
}

TEST_CASE("run time counts from the start on a node, and is not guessed") {
    Attempt a{.status = status(Status::running), .times = {.started = at(10)}};
    CHECK(run_time(a, at(70)) == Seconds(60));
    a.status = status(Status::failed);
    CHECK_FALSE(run_time(a, at(70)));
    a.times.ended = at(40);
    CHECK(run_time(a, at(70)) == Seconds(30));
    CHECK_FALSE(run_time({.status = status(Status::scheduling)}, at(70)));
}
