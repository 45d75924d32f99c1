#include "store/logs.h"
#include "store/run.h"
#include "store/update.h"
#include <doctest/doctest.h>

// Which log the place looks at.
namespace {

Model at(std::string_view hash, std::string named) {
    Model m(Instant(Seconds(1'000'000)));
    (void)update(m, HashChanged{std::string(hash)});
    auto run = std::make_shared<Run>();
    run->head.id = {"a-1"}, run->head.uuid = "7511bb9c2b5f4282b9b7e0cb6d1362b6", run->head.status = {Status::failed, "FAILED"};
    Attempt failed{.retry = 1, .status = {Status::failed, "FAILED"}};
    failed.times.started = m.now, failed.times.ended = m.now;
    Attempt first = failed;
    first.retry = 0, first.status = {Status::rescheduled, "RESCHEDULED"};
    run->groups.push_back({.name = "g", .status = run->head.status, .tasks = {{"t", true, {first, failed}}, {"u", false, {Attempt{}}}}});
    run->tasks = 2;
    auto& r = m.run.edit();
    r.asked = {std::move(named)};
    r.detail.value = run;
    return m;
}

std::optional<LogKey> key(std::string_view rest) { return log_of(at("#/workflows/a-1" + std::string(rest), "a-1")); }

}  // namespace

TEST_CASE("a log is asked for by the workflow's id, also where the place names its uuid: the service has none under that") {
    const auto m = at("#/workflows/7511bb9c2b5f4282b9b7e0cb6d1362b6/logs", "7511bb9c2b5f4282b9b7e0cb6d1362b6");
    REQUIRE(log_of(m));
    CHECK(log_of(m)->workflow.value == "a-1");
}

TEST_CASE("the log of the page is all tasks', of a tab the one that is open, of a panel its task's") {
    CHECK(key("/logs") == LogKey{{"a-1"}, "", -1});
    CHECK(key("/logs?of=t&try=0&file=errors") == LogKey{{"a-1"}, "t", 0, LogKey::File::errors});
    CHECK(key("?tab=logs") == LogKey{{"a-1"}, "", -1});
    CHECK(key("?tab=logs&task=t&retry=0") == LogKey{{"a-1"}, "t", 0});
    CHECK(key("?tab=tasks&task=t") == LogKey{{"a-1"}, "t", -1});
    CHECK(key("?tab=tasks&task=t&file=errors") == LogKey{{"a-1"}, "t", -1, LogKey::File::errors});
}

TEST_CASE("no log is asked for where none is shown") {
    for (const char* rest : {"?tab=tasks", "?tab=events", "?tab=tasks&task=t&panel=details", "?tab=tasks&task=u", "?tab=tasks&task=nobody", "/shell?task=t"}) CHECK_MESSAGE(!key(rest), rest);
}

TEST_CASE("the diagnosis shows the log of the try that failed") {
    CHECK(key("") == LogKey{{"a-1"}, "t", 1});
    CHECK_FALSE(key("?group=g"));
}
