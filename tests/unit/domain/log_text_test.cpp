#include "domain/log_reader.h"
#include <doctest/doctest.h>
#include <fmt/format.h>

TEST_CASE("lines keep their numbers when the oldest are dropped, and the counts follow") {
    LogText t(1 << 20);
    const auto a = t.source({"a", 0, false});
    const std::string words(1000, 'x');
    for (int i = 0; i < 3000; ++i) t.append(words + std::to_string(i), {.second = LogSecond(1000 + i), .source = a, .level = i % 10 ? LogLevel::info : LogLevel::error});
    CHECK(t.end() == 3000);
    CHECK(t.first() > 1500);
    CHECK(t.text_bytes() <= (1 << 20));
    CHECK(t.text(2999).ends_with("x2999"));
    CHECK(t.text(t.first()).ends_with("x" + std::to_string(t.first())));
    std::uint32_t errors = 0, lines = 0;
    for (auto n = t.first(); n < t.end(); ++n) errors += t.about(n).level == LogLevel::error, ++lines;
    CHECK(t.counts()[a][std::size_t(LogLevel::error)] == errors);
    CHECK(t.errors() == errors);
    CHECK(t.size() == lines);
    CHECK(t.first_second() == 1000);
}

TEST_CASE("when less may be kept than is held, the oldest lines go at once") {
    LogText t;
    t.source({"a", 0, false});
    for (int i = 0; i < 3000; ++i) t.append(std::string(1000, 'x'), {});
    CHECK(t.dropped() == 0);
    t.keep_at_most(1 << 20);
    CHECK(t.text_bytes() <= (1 << 20));
    CHECK(t.dropped() > 1500);
    CHECK(t.size() + t.dropped() == 3000);
    t.append("the next", {});
    CHECK(t.text(3000) == "the next");
}

TEST_CASE("runs of style come back as they went in") {
    LogText t;
    t.source({"a", 0, false});
    const std::vector<StyleRun> runs = {{0, 4, {TextStyle::palette | 2, 0, TextStyle::bold}}, {4, 300, {0, TextStyle::own | 0x102030, 0}}, {70000, 70001, {}}};
    for (int i = 0; i < 5; ++i) t.append("plain", {}), t.append(std::string(80000, 'x'), {}, runs);
    for (LineNumber n = 0; n < 10; ++n) CHECK(t.runs(n) == (n % 2 ? runs : std::vector<StyleRun>{}));
}

TEST_CASE("what is held beside the text is less than a third of it") {
    LogText t;
    LogReader r(t);
    std::uint64_t bytes = 0;
    for (int i = 0; i < 50'000; ++i) {
        const auto line = fmt::format("2026/11/22 15:35:20 [{}] \x1b[32mINFO\x1b[0m step={} loss=1.1364 lr=3.0e-04 tokens/s=11815 grad_norm=0.53\n", i % 2 ? "master" : "worker", i);
        bytes += line.size();
        r.feed(line);
    }
    CHECK(double(t.held_bytes()) < 1.35 * double(bytes));
    CHECK(double(t.held_bytes() - t.text_bytes()) < 0.35 * double(bytes));
}
