#include "app/requests.h"
#include "platform/headless/canned_transport.h"
#include "platform/headless/fakes.h"
#include <doctest/doctest.h>

namespace {

struct World {
    CannedTransport transport;
    HandClock clock{Instant{}};
    HandLoop loop;
    Requests requests{transport, clock, loop};
    std::vector<int> statuses;

    void ask(std::string url, std::string slot = {}, std::string method = "GET") {
        requests.send({.http = {.method = std::move(method), .url = std::move(url)}, .slot = std::move(slot), .piece = {}, .restart = {},
                       .done = [this](HttpAnswer a) { statuses.push_back(a.status); }});
    }
    void settle(int turns = 40) {
        for (int i = 0; i < turns; ++i) {
            while (transport.deliver()) {}
            clock.advance(Millis(250));
            requests.pump();
        }
    }
};

}  // namespace

TEST_CASE("at most six requests fly at once, and all get their turn") {
    World w;
    w.transport.answer("/", "ok");
    for (int i = 0; i < 20; ++i) w.ask("/" + std::to_string(i));
    CHECK(w.transport.pending() == 6);
    w.settle();
    CHECK(w.statuses.size() == 20);
    CHECK(w.requests.idle());
}

TEST_CASE("a read is tried three times, with growing pauses, then told") {
    for (const int status : {0, 429, 502, 503, 504}) {
        World w;
        w.transport.answer("/x", HttpAnswer{.status = status});
        w.ask("/x");
        w.transport.deliver();
        CHECK(w.statuses.empty());
        REQUIRE(w.requests.next_retry());
        CHECK(*w.requests.next_retry() >= Millis(375));
        CHECK(*w.requests.next_retry() <= Millis(625));
        w.settle();
        CHECK(w.transport.asked_for("/x") == 3);
        CHECK(w.statuses == std::vector<int>{status});
    }
}

TEST_CASE("what another try will not mend is told at once") {
    for (const int status : {400, 401, 403, 404, 422, 500}) {
        World w;
        w.transport.answer("/x", HttpAnswer{.status = status});
        w.ask("/x");
        w.settle();
        CHECK(w.transport.asked_for("/x") == 1);
        CHECK(w.statuses == std::vector<int>{status});
    }
}

TEST_CASE("a write is never tried twice, whatever came of it") {
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
        World w;
        w.transport.fail("/x");
        w.ask("/x", {}, method);
        w.settle();
        CHECK(w.transport.asked_for("/x") == 1);
        CHECK(w.statuses == std::vector<int>{0});
    }
}

TEST_CASE("a newer question aborts the older one in its place") {
    World w;
    w.transport.answer("/", "ok");
    w.ask("/old", "list");
    w.ask("/new", "list");
    w.settle();
    CHECK(w.transport.aborted() == 1);
    CHECK(w.statuses.size() == 1);
}

TEST_CASE("a service that says when to come back is believed") {
    World w;
    w.transport.answer("/x", HttpAnswer{.status = 429, .retry_after = Seconds(7)});
    w.ask("/x");
    w.transport.deliver();
    CHECK(w.requests.next_retry() == Millis(7000));
}

TEST_CASE("where one may only look, what would change something is never sent, and is told so later") {
    World w;
    w.transport.answer("/", "ok");
    w.requests.only_read(true);
    w.ask("/api/workflow/a/cancel", {}, "POST");
    w.ask("/api/credentials/a", {}, "DELETE");
    CHECK(w.statuses.empty());
    while (w.loop.run_task()) {}
    CHECK(w.statuses == std::vector<int>{405, 405});
    CHECK(w.transport.asked().empty());
    w.ask("/api/workflow");
    w.settle();
    CHECK(w.statuses.back() == 200);
    w.requests.only_read(false);
    w.ask("/api/workflow/a/cancel", {}, "POST");
    w.settle();
    CHECK(w.transport.asked_for("/api/workflow/a/cancel") == 1);
}
