#include "base/words.h"
#include <doctest/doctest.h>
#include <limits>

using namespace std::chrono_literals;
static Instant at(std::int64_t seconds) { return Instant{Seconds{seconds}}; }
static Bytes gib(double n) { return Bytes{static_cast<std::int64_t>(n * (1 << 30))}; }

TEST_CASE("counts have a comma between thousands") {
    CHECK(count_words(0) == "0");
    CHECK(count_words(999) == "999");
    CHECK(count_words(7418) == "7,418");
    CHECK(count_words(-1234567) == "-1,234,567");
    CHECK(count_words(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
}

TEST_CASE("durations have two units, and tables of them line up") {
    CHECK(duration_words(41s) == "41s");
    CHECK(duration_words(68s) == "1m 08s");
    CHECK(duration_words(6min + 12s) == "6m 12s");
    CHECK(duration_words(2h + 15min) == "2h 15m");
    CHECK(duration_words(2h + 5min + 59s) == "2h 05m");
    CHECK(duration_words(76h) == "3d 4h");
    CHECK(duration_words(-5s) == "0s");
}

TEST_CASE("how long ago is told more coarsely the longer it is") {
    CHECK(ago_words(at(0), at(2)) == "2s ago");
    CHECK(ago_words(at(0), at(52 * 60 + 7)) == "52m ago");
    CHECK(ago_words(at(0), at(2 * 3600 + 31 * 60)) == "2h 31m ago");
    CHECK(ago_words(at(0), at(5 * 3600)) == "5h ago");
    CHECK(ago_words(at(0), at(30 * 3600)) == "1d ago");
}

TEST_CASE("a clock that is a little ahead is no riddle") {
    CHECK(ago_words(at(3), at(0)) == "just now");
    CHECK(ago_words(at(7200), at(0)) == "in 2h");
}

TEST_CASE("sizes are GiB until 1,024, then TiB with one decimal") {
    CHECK(bytes_words({0}) == "0 GiB");
    CHECK(bytes_words(gib(512)) == "512 GiB");
    CHECK(bytes_words(gib(1023)) == "1,023 GiB");
    CHECK(bytes_words(gib(1023.8)) == "1.0 TiB");
    CHECK(bytes_words(gib(29.1 * 1024)) == "29.1 TiB");
    CHECK(bytes_words(gib(-2048)) == "-2.0 TiB");
    CHECK(gib_words(gib(29797)) == "29,797");
}

TEST_CASE("what is not zero does not read as zero") {
    CHECK(bytes_words(gib(0.5)) == "0.5 GiB");
    CHECK(bytes_words({1}) == "0.1 GiB");
    CHECK(cores_words({500}) == "0.5");
    CHECK(cores_words({1}) == "0.1");
    CHECK(cores_words({127600}) == "128");
    CHECK(percent_words(0.001) == "<1%");
    CHECK(percent_words(0) == "0%");
}

TEST_CASE("what is not full does not read as full") {
    CHECK(percent_words(0.999) == "99%");
    CHECK(percent_words(1) == "100%");
    CHECK(percent_words(1.25) == "125%");
}

TEST_CASE("a share of nothing is a dash") { CHECK(percent_words(0.0 / 0.0) == "—"); }

TEST_CASE("one is one, many are many") {
    CHECK(plural(1, "resource") == "1 resource");
    CHECK(plural(0, "resource") == "0 resources");
    CHECK(plural(1540, "resource") == "1,540 resources");
    CHECK(plural(2, "retry", "retries") == "2 retries");
}

TEST_CASE("an exact time names its zone") { CHECK(clock_words(at(1795361720)) == "2026-11-22 15:35:20 UTC"); }

TEST_CASE("sums of absurd amounts stop at the end of the scale") {
    Bytes b{std::numeric_limits<std::int64_t>::max()};
    b += Bytes{1};
    CHECK(b.value == std::numeric_limits<std::int64_t>::max());
    CHECK((Bytes{-2} - b).value == std::numeric_limits<std::int64_t>::min());
    CHECK((Gpus{3} - Gpus{5}).value == -2);
}

TEST_CASE("a time of day names the zone it is told in") {
    const Instant at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::hours(23) + std::chrono::minutes(5);
    CHECK(clock_words(at) == "2026-11-22 23:05:00 UTC");
    CHECK(clock_words(at, std::chrono::hours(2)) == "2026-11-23 01:05:00 UTC+2");
    CHECK(clock_words(at, -std::chrono::minutes(210)) == "2026-11-22 19:35:00 UTC-3:30");
}
