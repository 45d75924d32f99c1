#include "store/logs.h"
#include "store/run.h"
#include "unit/store/streams.h"

// The stream of a log: opened, cut, opened again, given up, and its stored file in its place when all is over.
namespace {

constexpr Instant kStart{Millis(1'000'000'000)};
const Need kNeeds[] = {run_needs::detail, logs_needs::stream, logs_needs::stored, logs_needs::lens};

struct Page {
    Model m{kStart};
    std::string id;
    std::shared_ptr<LogSession> session;   // that was opened last
    int number = 0;

    explicit Page(std::string name, Status status = Status::running) : id(std::move(name)) {
        (void)update(m, HashChanged{"#/workflows/" + id + "/logs"});
        be(status);
        due();
    }
    void be(Status status) {
        auto run = std::make_shared<Run>();
        run->head.id = {id}, run->head.status = {status, std::string(word_of(status))};
        if (!is_alive(status)) run->head.ended = m.now;
        run->groups.push_back({.name = "g", .status = run->head.status, .tasks = {{"t", true, {Attempt{}}}}});
        const auto asked = run_needs::detail.ask(m);
        (void)update(m, run_event(RunArrived{find<RunWish, FetchRun>({asked})->request, {run, {}}}));
    }
    bool due() {                    // true: a stream is opened
        const auto effects = fetch_due(m, kNeeds);
        const auto* open = find<LogsWish, OpenLog>(effects);
        if (open) session = open->session, number = open->number;
        return open != nullptr;
    }
    void wait(int seconds) { (void)update(m, Tick{m.now + Seconds(seconds)}); }
    void came(std::string_view bytes) {
        session->bytes += bytes.size();
        session->reader.feed(bytes);
        while (session->lens.step(session->text)) {}
        (void)update(m, logs_event(LogGrew{number}));
    }
    void ended(std::optional<Failure> failure = {}) { (void)update(m, logs_event(LogEnded{number, std::move(failure)})); }
    std::uint32_t held() const { return m.logs->session->text.size(); }
    LogStream::Phase phase() const { return m.logs->stream.phase; }
};

using P = LogStream::Phase;
constexpr const char* kOne = "2026/11/22 15:00:01 [t] one\n";
constexpr const char* kTwo = "2026/11/22 15:00:02 [t] two\n";

}  // namespace

TEST_CASE("the log of what is alive is streamed, and no second stream is opened beside it") {
    Page p("a-1");
    CHECK(p.phase() == P::opening);
    p.came(kOne);
    CHECK(p.phase() == P::live);
    p.wait(30);
    CHECK_FALSE(p.due());
}

TEST_CASE("a log that the gateway cut is opened again, and what it repeats is held once") {
    Page p("a-1");
    p.came(kOne), p.came(kTwo);
    p.ended();
    CHECK(p.phase() == P::broken);
    CHECK_FALSE(p.due());
    p.wait(1);
    REQUIRE(p.due());
    p.came(kOne), p.came(kTwo), p.came("2026/11/22 15:00:03 [t] three\n");
    CHECK(p.held() == 3);
}

TEST_CASE("a log that is not even cut, as after sleep, is opened again after ninety seconds of silence") {
    Page p("a-1");
    p.came(kOne);
    const int before = p.number;
    p.wait(91);
    REQUIRE(p.due());
    CHECK(p.number > before);
}

TEST_CASE("a log that never sends a byte keeps waiting, and the page can be used") {
    Page p("a-1", Status::pending);
    CHECK(p.phase() == P::opening);
    p.wait(91);
    CHECK(p.due());
    CHECK(p.held() == 0);
    CHECK(p.phase() == P::opening);
}

TEST_CASE("a log is tried again ever more slowly while it cannot be reached, and not at all where it is refused") {
    Page p("a-1");
    check_tried_again_ever_more_slowly(p, P::refused);
}

TEST_CASE("when the workflow has finished the stored file is read and takes the stream's place, with the lines that it lost") {
    Page p("a-1");
    p.came(kOne);
    const auto streamed = p.m.logs->session;
    p.be(Status::completed);
    REQUIRE(p.due());
    CHECK(p.session != streamed);
    CHECK(p.m.logs->session == streamed);   // it stays on screen while the file comes in
    p.came(kOne), p.came(kTwo);
    CHECK(p.held() == 1);
    p.ended();
    CHECK(p.held() == 2);
    CHECK(p.phase() == P::whole);
    p.wait(600);
    CHECK_FALSE(p.due());
}

TEST_CASE("a stored file that is not there yet is asked for again, and nothing held is lost") {
    Page p("a-1");
    p.came(kOne);
    p.be(Status::completed);
    REQUIRE(p.due());
    p.ended();                              // empty
    CHECK(p.held() == 1);
    p.wait(2);
    REQUIRE(p.due());
    p.came(kOne), p.came(kTwo);
    p.ended();
    CHECK(p.held() == 2);
}

TEST_CASE("a log that nobody looks at any more is closed") {
    Page p("a-1");
    p.came(kOne);
    p.session->handle = 7;
    (void)update(p.m, HashChanged{"#/pools"});
    CHECK(find<LogsWish, CloseLog>(leave_unseen_logs(p.m)));
}
