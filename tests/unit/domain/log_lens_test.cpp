#include "domain/log_lens.h"
#include "domain/log_reader.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

struct Log {
    LogText text;
    LogReader reader{text};
    LogLens lens;
    void add(int from, int to) {
        for (int i = from; i < to; ++i)
            reader.feed(fmt::format("2026/11/22 15:{:02}:{:02} [{}] {} step {}\n", i / 60, i % 60, i % 4 == 0 ? "b retry-1" : "a",
                                    i % 10 == 5 ? "ERROR" : i % 10 == 7 ? "WARN" : "INFO", i));
    }
    void settle() { while (lens.step(text)) {} }
    std::string rows() const {
        std::string out;
        for (std::uint32_t i = 0; i < lens.rows(); ++i) out += fmt::format("{}{} ", lens.gap_before(i) ? "… " : "", lens.line(i));
        return out;
    }
    static std::string all(const LogLens::Lines& l) {
        std::string out;
        for (std::uint32_t i = 0; i < l.size(); ++i) out += fmt::format("{} ", l[i]);
        return out;
    }
};

LogSecond at(int minute, int second) { return second_of(Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}}) + LogSecond(15 * 3600 + minute * 60 + second); }

}  // namespace

TEST_CASE("without a filter every line is a row") {
    Log l;
    l.add(0, 20);
    l.settle();
    CHECK(l.lens.rows() == 20);
    CHECK(l.lens.line(7) == 7);
    CHECK(l.lens.row_of(7) == 7);
    CHECK(Log::all(l.lens.errors()) == "5 15 ");
    CHECK(l.lens.passing() == 20);
}

TEST_CASE("levels, tasks, attempts and times each leave lines out, and new lines are judged as they come") {
    Log l;
    l.add(0, 12);
    l.lens.look({.hidden_levels = 1 << int(LogLevel::info), .tasks = {}, .attempts = {}}, {});
    l.settle();
    CHECK(l.rows() == "5 7 ");
    l.add(12, 20);
    l.settle();
    CHECK(l.rows() == "5 7 15 17 ");
    l.lens.look({.tasks = {"b"}, .attempts = {}}, {});
    l.settle();
    CHECK(l.rows() == "0 4 8 12 16 ");
    CHECK(l.lens.row_of(5) == 2);
    l.lens.look({.tasks = {}, .attempts = {0}, .from = at(0, 9), .to = at(0, 14)}, {});
    l.settle();
    CHECK(l.rows() == "9 10 11 13 14 ");
    CHECK(l.lens.passing() == 15);
}

TEST_CASE("matches are lines among the rows, and are found in new lines too") {
    Log l;
    l.add(0, 20);
    l.lens.look({.tasks = {"a"}, .attempts = {}}, {.words = "step 1", .options = {}});
    l.settle();
    CHECK(Log::all(l.lens.matches()) == "1 10 11 13 14 15 17 18 19 ");
    CHECK(l.lens.rows() == 15);
    l.add(20, 120);
    l.settle();
    CHECK(l.lens.matches().size() == 9 + 15);
    CHECK(l.lens.matches().first_from(11) == 2);
    CHECK(l.lens.matches().first_from(12) == 3);
}

TEST_CASE("only matches are shown with the rows around them, and where rows are left out it can be seen") {
    Log l;
    l.add(0, 40);
    l.lens.look({}, {.words = "step 10", .options = {.ignore_case = true, .whole_word = true, .expression = false}, .only_matches = true, .context = 2});
    l.settle();
    CHECK(l.rows() == "8 9 10 11 12 ");
    l.lens.look({}, {.words = "ERROR", .options = {}, .only_matches = true, .context = 1});
    l.settle();
    CHECK(l.rows() == "4 5 6 … 14 15 16 … 24 25 26 … 34 35 36 ");
    l.lens.look({}, {.words = "ERROR|WARN", .options = {.ignore_case = false, .whole_word = false, .expression = true}, .only_matches = true, .context = 1});
    l.settle();
    CHECK(l.rows() == "4 5 6 7 8 … 14 15 16 17 18 … 24 25 26 27 28 … 34 35 36 37 38 ");
    l.lens.look({.hidden_levels = 1 << int(LogLevel::warning), .tasks = {}, .attempts = {}}, {.words = "step 6", .options = {.ignore_case = true, .whole_word = true, .expression = false}, .only_matches = true, .context = 1});
    l.settle();
    CHECK(l.rows() == "5 6 8 ");
}

TEST_CASE("a bad expression is said, and leaves the rows as they are") {
    Log l;
    l.add(0, 5);
    l.lens.look({}, {.words = "(", .options = {.ignore_case = true, .whole_word = false, .expression = true}, .only_matches = true});
    l.settle();
    CHECK(l.lens.fault() == "a closing bracket is missing");
    CHECK(l.lens.rows() == 5);
    CHECK(l.lens.pattern() == nullptr);
}

TEST_CASE("rows, matches and errors of dropped lines are gone") {
    LogText text(600 * 1024);
    LogReader reader(text);
    LogLens all, some;
    some.look({.tasks = {"a"}, .attempts = {}}, {.words = "x", .options = {}});
    const auto settle = [&] {
        while (all.step(text)) {}
        while (some.step(text)) {}
    };
    for (int i = 0; i < 40'000; ++i) {
        reader.feed(fmt::format("2026/11/22 15:00:00 [{}] ERROR x of line {}\n", i % 2 ? "a" : "b", i));
        if (i % 500 == 0) settle();
    }
    settle();
    CHECK(text.dropped() > 0);
    CHECK(all.rows() == text.size());
    CHECK(all.line(0) == text.first());
    CHECK(all.row_of(text.end() - 1) == text.size() - 1);
    CHECK(some.line(0) >= text.first());
    CHECK(some.matches().size() == some.rows());
    CHECK(some.errors().size() == some.rows());
    CHECK(text.text(some.line(some.rows() - 1)).ends_with("39999"));
}

TEST_CASE("lines that were dropped are no rows any more once it is told, before it looks on") {
    LogText text(600 * 1024);
    LogReader reader(text);
    LogLens lens;
    for (int i = 0; i < 4'000; ++i) reader.feed(fmt::format("2026/11/22 15:00:00 [a] {} line {}\n", std::string(100, 'x'), i));
    while (lens.step(text)) {}
    for (int i = 4'000; i < 40'000; ++i) reader.feed(fmt::format("2026/11/22 15:00:00 [a] {} line {}\n", std::string(100, 'x'), i));
    lens.let_go(text);
    REQUIRE(text.first() > 4'000);
    CHECK(lens.rows() == 0);
    CHECK(lens.row_of(text.first()) == 0);
    while (lens.step(text)) {}
    CHECK(lens.rows() == text.size());
}

TEST_CASE("while a log is looked through anew, what was counted before stands") {
    Log l;
    l.add(0, 300);
    l.settle();
    const auto begin = l.lens.timeline().begin();
    l.lens.look({.hidden_levels = std::uint8_t(1 << int(LogLevel::info)), .tasks = {}, .attempts = {}}, {});
    CHECK(l.lens.passing() == 300);
    CHECK(l.lens.timeline().begin() == begin);
    CHECK(l.lens.rows() == 0);
    l.settle();
    CHECK(l.lens.passing() == 60);
    l.lens.look({}, {});
    l.lens.look({}, {.words = "step", .options = {}});
    CHECK(l.lens.passing() == 60);
    l.settle();
    CHECK(l.lens.passing() == 300);
}

TEST_CASE("a lens that looks at another text begins anew") {
    Log a, b;
    a.add(0, 10), b.add(0, 3);
    while (a.lens.step(a.text)) {}
    while (a.lens.step(b.text)) {}
    CHECK(a.lens.rows() == 3);
}

TEST_CASE("the timeline counts by level, and its bars have widths that a clock has") {
    Log l;
    l.add(0, 300);
    l.settle();
    const auto bars = l.lens.timeline().bars(80);
    CHECK(bars.width == 5);
    CHECK(bars.begin == at(0, 0));
    CHECK(bars.counts.size() == 60);
    CHECK(bars.counts[1][std::size_t(LogLevel::error)] == 1);
    CHECK(bars.counts[0][std::size_t(LogLevel::info)] == 5);
    const auto few = l.lens.timeline().bars(5);
    CHECK(few.width == 60);
    CHECK(few.counts.size() == 5);
}

TEST_CASE("a timeline of days takes no more room than one of minutes, and loses no line") {
    LogTimeline t;
    for (LogSecond s = 1'000'000; s < 1'000'000 + 40 * 86400; s += 37) t.add(s, LogLevel::info);
    t.add(900'000, LogLevel::error);  // one that came late
    t.add(0, LogLevel::error);        // and one without a time
    std::uint32_t lines = 0, errors = 0;
    const auto bars = t.bars(100);
    for (const auto& c : bars.counts) lines += c[std::size_t(LogLevel::info)], errors += c[std::size_t(LogLevel::error)];
    CHECK(lines == (40 * 86400 + 36) / 37);
    CHECK(errors == 1);
    CHECK(bars.counts.size() <= 100);
    CHECK(t.begin() <= 900'000);
}
