#include "base/time_text.h"
#include <doctest/doctest.h>

static std::int64_t ms(std::string_view text) {
    const auto at = parse_instant(text);
    return at ? at->time_since_epoch().count() : -1;
}

TEST_CASE("a time without a zone is UTC, and microseconds are dropped") {
    CHECK(ms("2026-11-22T15:35:14") == 1795361714000);
    CHECK(ms("2026-11-22T15:35:14.472255") == 1795361714472);
    CHECK(ms("2026-11-22T15:35:14Z") == 1795361714000);
    CHECK(ms("2026-11-22 15:35:14.5Z") == 1795361714500);
}

TEST_CASE("an offset is obeyed") {
    CHECK(ms("2026-11-22T17:35:14+02:00") == 1795361714000);
    CHECK(ms("2026-11-22T10:05:14.000-0530") == 1795361714000);
}

TEST_CASE("a leap day is a day only in a leap year") {
    CHECK(parse_instant("2028-02-29T00:00:00"));
    CHECK_FALSE(parse_instant("2026-02-29T00:00:00"));
}

TEST_CASE("what is no time is none") {
    for (const auto* text : {"", "yesterday", "2026-11-22", "2026-11-22T15:35", "2026-13-01T00:00:00", "2026-11-22T24:00:00", "2026-11-22T15:60:14",
                             "2026-11-22T15:35:14.", "2026-11-22T15:35:14x", "2026-11-22T15:35:14Zz", "2026-11-22T15:35:14+2", "1795361714", "２026-11-22T15:35:14"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_instant(text));
    }
}

TEST_CASE("a printed time reads back as itself") {
    CHECK(print_instant(Instant{Millis{1795361714472}}) == "2026-11-22T15:35:14.472");
    CHECK(ms(print_instant(Instant{Millis{-1}})) == -1);
    CHECK(print_instant(Instant{Millis{-1}}) == "1969-12-31T23:59:59.999");
}
