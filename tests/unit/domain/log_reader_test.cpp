#include "domain/log_reader.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

// One line for each line: second within the day, source, level, flags, text.
static std::string print(const LogText& t) {
    std::string out;
    for (LineNumber n = t.first(); n < t.end(); ++n) {
        const auto& l = t.about(n);
        const auto& s = t.sources()[l.source];
        out += fmt::format("{} {}{}{} {}{}{}{}|{}\n", l.second % 86400, s.task, s.retry ? fmt::format("-{}", s.retry) : "", s.control ? "*" : "", level_word(l.level),
                           l.flags & LogLine::joined ? "+" : "", l.flags & LogLine::follows ? ">" : "", l.flags & LogLine::cut ? "…" : "", t.text(n));
    }
    return out;
}

static std::string read(std::string_view bytes) {
    LogText t;
    LogReader r(t);
    r.feed(bytes);
    r.end();
    return print(t);
}

TEST_CASE("the service's prefix is taken off and understood") {
    CHECK(read("2026/11/22 15:35:20 [download][osmo] Downloading Start\n"
               "2026/11/22 15:35:21 [master] INFO step=1\n"
               "2026/11/22 15:35:22 [worker retry-2] hello\n"
               "2026/11/22 15:35:22 [worker retry-2][osmo] All Inputs Gathered\n"
               "2026/11/22 15:35:22 [a] \n"
               "2026/11/22 15:35:22 [a]\n") ==
          "56120 download* OSMO|Downloading Start\n56121 master Info|INFO step=1\n56122 worker-2 No level|hello\n"
          "56122 worker-2* OSMO|All Inputs Gathered\n56122 a No level|\n56122 a No level|\n");
}

TEST_CASE("what looks a little like a prefix is text") {
    for (const char* line : {"2026/13/22 15:35:20 [a] x", "2026/11/22 25:35:20 [a] x", "2026/11/22 15:35:20 a] x", "2026/11/22 15:35:20 [] x", "2026/11/22 15:35:20 [a", "26/11/22 15:35:20 [a] x"})
        CHECK(read(line) == fmt::format("0  No level+|{}\n", line));
    CHECK(source_of("task retry-x", false) == LogSource{"task retry-x", 0, false});
    CHECK(print_prefix(second_of(Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}}) + 56120, {"a", 1, true}) == "2026/11/22 15:35:20 [a retry-1][osmo] ");
}

TEST_CASE("a line without a prefix belongs to the one before, and an error goes on in its traceback") {
    CHECK(read("2026/11/22 15:35:20 [a] ValueError: corrupt JPEG, skipped\nTraceback (most recent call last):\n  File \"x.py\", line 88\nPIL.UnidentifiedImageError: no\n"
               "2026/11/22 15:35:21 [a] INFO on\n{\n  \"x\": 1\n}\n") ==
          "56120 a Error|ValueError: corrupt JPEG, skipped\n56120 a Error+>|Traceback (most recent call last):\n56120 a Error+>|  File \"x.py\", line 88\n"
          "56120 a Error+>|PIL.UnidentifiedImageError: no\n56121 a Info|INFO on\n56121 a Info+|{\n56121 a Info+|  \"x\": 1\n56121 a Info+|}\n");
}

TEST_CASE("a traceback whose lines have prefixes is one error, whatever others write between") {
    CHECK(read("2026/11/22 15:35:20 [a] Traceback (most recent call last):\n2026/11/22 15:35:20 [b] INFO fine\n2026/11/22 15:35:20 [a]   File \"x.py\"\n"
               "2026/11/22 15:35:20 [a] RuntimeError: broken\n2026/11/22 15:35:20 [a] going on\n") ==
          "56120 a Error|Traceback (most recent call last):\n56120 b Info|INFO fine\n56120 a Error>|  File \"x.py\"\n56120 a Error>|RuntimeError: broken\n56120 a No level|going on\n");
    LogText t;
    LogReader r(t);
    r.feed("2026/11/22 15:35:20 [a] Traceback (most recent call last):\n2026/11/22 15:35:20 [a] RuntimeError: broken\n2026/11/22 15:35:20 [a] ERROR again\n");
    CHECK(t.errors() == 2);
}

TEST_CASE("the service's last words are its own") {
    CHECK(read("2026/11/22 15:35:20 [a] x\nWorkflow terminated abnormally...\n") == "56120 a No level|x\n56120 * OSMO|Workflow terminated abnormally...\n");
}

static const std::string kSample =
    "2026/11/22 15:35:20 [a][osmo] Start\r\n2026/11/22 15:35:21 [a] \x1b[32mINFO\x1b[0m d\xc3\xa9tect\xc3\xa9 \xe6\x95\xb0\n"
    "2026/11/22 15:35:22 [b] \r 10%\r 20%\x1b[K\n\x1b[31mjoined and red\nstill red\n\n2026/11/22 15:35:23 [b] \xff broken\n2026/11/22 15:35:23 [a] a\x1b]0;t\x07z";

TEST_CASE("however the bytes are cut, the lines are the same") {
    const auto whole = read(kSample);
    for (std::size_t cut = 0; cut <= kSample.size(); ++cut) {
        LogText t;
        LogReader r(t);
        r.feed(std::string_view(kSample).substr(0, cut));
        r.feed(std::string_view(kSample).substr(cut));
        r.end();
        CHECK_MESSAGE(print(t) == whole, "cut at ", cut);
    }
    LogText t;
    LogReader r(t);
    for (const char c : kSample) r.feed({&c, 1});
    r.end();
    CHECK(print(t) == whole);
}

TEST_CASE("a style reaches the lines that are joined, and no further") {
    LogText t;
    LogReader r(t);
    r.feed(kSample);
    CHECK(t.runs(1).front() == StyleRun{0, 4, {TextStyle::palette | 2, 0, 0}});
    CHECK(t.runs(3).size() == 1);
    CHECK(t.runs(4).size() == 1);
    CHECK(t.runs(6).empty());
}

TEST_CASE("a line without an end is cut into pieces, between two characters") {
    std::string line = "2026/11/22 15:35:20 [a] x";
    while (line.size() < LogReader::kMostLine * 2 + 1000) line += "é";
    LogText whole, pieces;
    LogReader a(whole), b(pieces);
    a.feed(line + "\nnext\n");
    for (std::size_t at = 0; at < line.size(); at += 9973) b.feed(std::string_view(line).substr(at, 9973));
    b.feed("\nnext\n");
    CHECK(whole.size() == 4);
    CHECK(print(whole) == print(pieces));
    CHECK((whole.about(0).flags & LogLine::cut) != 0);
    CHECK(whole.text(1).front() == '\xc3');
    CHECK(whole.text(0).size() + whole.text(1).size() + whole.text(2).size() == line.size() - 24);
}

// A log as a service keeps it, and what is to be held of it in the end.
static std::string log_of(int from, int to) {
    std::string out;
    for (int i = from; i < to; ++i) {
        out += fmt::format("2026/11/22 {:02}:{:02}:{:02} [{}] {}\n", 15 + i / 14400, i / 240 % 60, i / 4 % 60, i % 3 ? "a" : "b retry-1", i % 5 == 0 ? "the same words" : fmt::format("step {}", i));
        if (i % 7 == 0) out += "joined\n";
    }
    return out;
}

TEST_CASE("a stream that is cut at any byte and opened again loses no line and doubles none") {
    const auto all = log_of(0, 40);
    const auto wanted = read(all);
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
        LogText t;
        LogReader r(t);
        r.feed(std::string_view(all).substr(0, cut));
        r.reopen();
        r.feed(all);
        CHECK_MESSAGE(print(t) == wanted, "cut at ", cut);
    }
}

TEST_CASE("many cuts one after the other, each at another byte, leave every line once") {
    const auto all = log_of(0, 60);
    LogText t;
    LogReader r(t);
    for (std::size_t cut = 1; cut < all.size(); cut += 37) {
        r.feed(std::string_view(all).substr(0, cut));
        r.reopen();
    }
    r.feed(all);
    CHECK(print(t) == read(all));
}

TEST_CASE("a service that kept only its last lines repeats those, and what is held before them stays") {
    const auto wanted = read(log_of(0, 100));
    for (int kept = 1; kept < 60; kept += 3) {
        LogText t;
        LogReader r(t);
        r.feed(log_of(0, 60));
        r.reopen();
        r.feed(log_of(60 - kept, 100));
        CHECK_MESSAGE(print(t) == wanted, kept, " lines kept");
    }
}

TEST_CASE("lines that are all the same are told apart by how many there are") {
    const auto same = [](int n) { std::string s; for (int i = 0; i < n; ++i) s += "2026/11/22 15:00:00 [a] x\n"; return s; };
    const std::string y = "2026/11/22 15:00:00 [a] y\n";
    LogText t;
    LogReader r(t);
    r.feed(same(3));
    r.reopen();
    r.feed(same(5) + y);
    CHECK(t.size() == 6);
    r.reopen();
    r.feed(same(2) + y + same(1));  // the service dropped three
    CHECK(t.size() == 7);
    LogText period;
    LogReader p(period);
    p.feed(same(1) + y + same(1) + y);
    p.reopen();
    p.feed(same(1) + y + "2026/11/22 15:00:00 [a] z\n");
    CHECK(print(period) == "54000 a No level|x\n54000 a No level|y\n54000 a No level|x\n54000 a No level|y\n54000 a No level|z\n");
}

TEST_CASE("where lines may be missing, the log says so at that place") {
    LogText t;
    LogReader r(t);
    r.feed(log_of(0, 10));
    r.reopen();
    r.feed(log_of(20, 30));
    CHECK(print(t).find("Console|The stream was opened again here") != std::string::npos);
    const auto size = t.size();
    r.reopen();
    r.feed(log_of(20, 32));  // the notice is no line of the log: it does not disturb the next comparison
    CHECK(t.size() == size + 2);
}

TEST_CASE("what was dropped here and is sent again stays dropped") {
    LogText t(200 * 1024);
    LogReader r(t);
    const auto all = log_of(0, 30'000);
    r.feed(all);
    CHECK(t.dropped() > 0);
    const auto end = t.end();
    r.reopen();
    r.feed(all + "2026/11/22 23:00:00 [a] new\n");
    CHECK(t.end() == end + 1);
}

TEST_CASE("an empty stream may be opened again and again") {
    LogText t;
    LogReader r(t);
    r.reopen();
    r.feed("");
    r.reopen();
    r.feed("2026/11/22 15:35:20 [a] x\n");
    CHECK(t.size() == 1);
}
