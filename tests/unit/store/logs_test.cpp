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

TEST_CASE("how logs are shown is remembered, and nonsense is what is usual") {
    const LogLook look{.wrap = true, .utc = true, .times = LogLook::Times::since_start, .font = 14, .most_mb = 32};
    CHECK(read_look(print_look(look)) == look);
    CHECK(read_look("") == LogLook{});
    CHECK(read_look("1 0 0 12").most_mb == 512);   // as it was written before there was a choice
    CHECK(read_look("0 0 9 99 7") == LogLook{.times = LogLook::Times::since_start, .font = 20});
}

TEST_CASE("when less of a log may be kept, its oldest lines go at once, and so do their rows") {
    auto m = at("#/workflows/a-1/logs", "a-1");
    auto session = std::make_shared<LogSession>(*log_of(m));
    m.logs.edit().session = session;
    for (int i = 0; i < 60; ++i) session->reader.feed("2026/11/22 15:00:00 [t] " + std::string(900'000, 'x') + "\n");
    while (session->lens.step(session->text)) {}
    CHECK(session->text.dropped() == 0);
    (void)update(m, logs_event(ChooseLogLook{{.most_mb = 32}}));
    CHECK(session->text.text_bytes() <= (32u << 20));
    CHECK(session->text.dropped() > 0);
    CHECK(session->lens.rows() == session->text.size());
    CHECK(session->lens.line(0) == session->text.first());
}
