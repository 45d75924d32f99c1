#include "store/run.h"
#include "unit/store/streams.h"

// The stream of events of a workflow: opened, cut, opened again, closed, read once more when all is over.
namespace {

constexpr Instant kStart{Millis(1'000'000'000)};
const Need kNeeds[] = {run_needs::detail, run_needs::events};

struct Page {
    Model m{kStart};
    std::string id;
    int opened = 0;                 // number of the stream that was opened last
    bool growing = false;

    explicit Page(std::string name, Status status = Status::running) : id(std::move(name)) {
        (void)update(m, HashChanged{"#/workflows/" + id});
        be(status);
        due();
    }
    void be(Status status) {
        auto run = std::make_shared<Run>();
        run->head.id = {id}, run->head.status = {status, std::string(word_of(status))};
        run->groups.push_back({.name = "g", .status = run->head.status, .tasks = {{"t", true, {Attempt{}}}}});
        const auto asked = run_needs::detail.ask(m);
        (void)update(m, run_event(RunArrived{find<RunWish, FetchRun>({asked})->request, {run, {}}}));
    }
    bool due() {                    // true: a stream is opened
        const auto effects = fetch_due(m, kNeeds);
        const auto* open = find<RunWish, OpenEvents>(effects);
        if (open) opened = open->number, growing = open->growing;
        return open != nullptr;
    }
    void wait(int seconds) { (void)update(m, Tick{m.now + Seconds(seconds)}); }
    void came(std::vector<std::string> lines) {
        std::vector<PodEvent> events;
        for (const auto& line : lines) events.push_back(*parse_pod_event("2026-11-22 15:00:" + line));
        (void)update(m, run_event(EventsCame{opened, std::move(events)}));
    }
    void ended(std::optional<Failure> failure = {}) { (void)update(m, run_event(EventsEnded{opened, std::move(failure)})); }
    std::size_t held() const { return shown_events(m) ? shown_events(m)->told.all().size() : 0; }
    RunEvents::Phase phase() const { return m.run->events.phase; }
};

using P = RunEvents::Phase;

}  // namespace

TEST_CASE("events of what is alive are streamed, and no second stream is opened beside it") {
    Page p("a-1");
    CHECK(p.growing);
    CHECK(p.phase() == P::opening);
    p.came({"01 [t] Scheduled: x"});
    CHECK(p.phase() == P::live);
    p.wait(30);
    CHECK_FALSE(p.due());
}

TEST_CASE("a stream that the gateway cut is opened again, and what it repeats is held once") {
    Page p("a-1");
    p.came({"01 [t] Scheduled: x", "02 [t] Pulling: y"});
    p.ended();
    CHECK(p.phase() == P::broken);
    CHECK_FALSE(p.due());
    p.wait(1);
    REQUIRE(p.due());
    p.came({"01 [t] Scheduled: x", "02 [t] Pulling: y", "03 [t] Pulled: z"});
    CHECK(p.held() == 3);
}

TEST_CASE("a stream that is not even cut is given up after ninety seconds of silence") {
    Page p("a-1");
    p.came({"01 [t] Scheduled: x"});
    const int before = p.opened;
    p.wait(91);
    REQUIRE(p.due());
    CHECK(p.opened == before + 1);
    (void)update(p.m, run_event(EventsCame{before, {*parse_pod_event("2026-11-22 15:00:09 [t] Pulled: late")}}));
    CHECK(p.held() == 1);           // of a stream that is void
}

TEST_CASE("it is tried again ever more slowly while it cannot be reached, and not at all where it is refused") {
    Page p("a-1");
    check_tried_again_ever_more_slowly(p, P::refused);
}

TEST_CASE("when the workflow has finished the stream gives way to all that was kept, and nothing held is lost") {
    Page p("a-1");
    p.came({"01 [t] Scheduled: x"});
    const auto session = p.m.run->events.session;
    p.be(Status::completed);
    const auto effects = fetch_due(p.m, kNeeds);
    const auto* open = find<RunWish, OpenEvents>(effects);
    REQUIRE(open);
    CHECK(open->before == session);  // closed first
    CHECK_FALSE(open->growing);
    p.opened = open->number;
    p.came({"05 [t] Ready: False, Reason: PodCompleted"});
    p.ended();
    CHECK(p.phase() == P::whole);
    CHECK(p.held() == 2);
    p.wait(4000);
    CHECK_FALSE(p.due());
}

TEST_CASE("a hundred lines are as many as the service keeps, and that is known") {
    Page p("a-1", Status::completed);
    std::vector<PodEvent> many;
    for (int i = 0; i < 100; ++i) many.push_back({.at = kStart + Seconds(i), .task = "t", .retry = {}, .reason = "R", .status = {}, .cause = {}, .message = {}});
    (void)update(p.m, run_event(EventsCame{p.opened, std::move(many)}));
    CHECK(p.m.run->events.cut);
}

TEST_CASE("who leaves the page closes the stream; who comes back finds what was held, and it goes on") {
    Page p("a-1");
    p.came({"01 [t] Scheduled: x"});
    CHECK(leave_unseen_events(p.m).empty());
    (void)update(p.m, HashChanged{"#/workflows/a-1?tab=events"});
    CHECK(leave_unseen_events(p.m).empty());
    (void)update(p.m, HashChanged{"#/pools"});
    const auto left = leave_unseen_events(p.m);
    REQUIRE(find<RunWish, CloseEvents>(left));
    CHECK(leave_unseen_events(p.m).empty());
    (void)update(p.m, HashChanged{"#/workflows/a-1"});
    REQUIRE(p.due());
    CHECK(p.held() == 1);
}

TEST_CASE("another workflow has events of its own") {
    Page p("a-1");
    p.came({"01 [t] Scheduled: x"});
    p.id = "b-2";
    (void)update(p.m, HashChanged{"#/workflows/b-2"});
    p.be(Status::running);
    REQUIRE(p.due());
    CHECK(p.held() == 0);
}

TEST_CASE("which part of the panel is open decides whether a log is streamed beside the page") {
    Page p("a-1");
    (void)update(p.m, HashChanged{"#/workflows/a-1?task=t"});
    CHECK(panel_shows(p.m) == "details");           // it has not begun: there is no log
    (void)update(p.m, HashChanged{"#/workflows/a-1?task=t&panel=logs"});
    CHECK(panel_shows(p.m) == "logs");
    (void)update(p.m, HashChanged{"#/workflows/a-1?tab=logs&task=t&panel=logs"});
    CHECK(panel_shows(p.m) == "details");           // the log is on the tab already
}
