#include "ui/time_axis.h"
#include <doctest/doctest.h>

static constexpr Instant kNoon{Millis{1'795'348'800'000}};  // 2026-11-22 12:00 UTC

TEST_CASE("ticks stand on round times, no more of them than there is room for") {
    const auto hours = ticks_of(kNoon + Seconds(90), kNoon + Seconds(3 * 3600), 8, Seconds(0));
    CHECK(hours.step == Seconds(1800));
    REQUIRE(hours.at.size() == 6);
    CHECK(hours.at.front() == kNoon + Seconds(1800));
    CHECK(ticks_of(kNoon, kNoon + Seconds(10), 10, Seconds(0)).step == Seconds(1));
    CHECK(ticks_of(kNoon, kNoon + Seconds(10), 10, Seconds(0)).at.size() == 11);
    CHECK(ticks_of(kNoon, kNoon, 10, Seconds(0)).at.empty());
    CHECK(ticks_of(kNoon, kNoon + Seconds(86400) * 40'000, 3, Seconds(0)).at.size() <= 4);
}

TEST_CASE("ticks stand on full days of the person's own zone") {
    const auto days = ticks_of(kNoon, kNoon + Seconds(3 * 86400), 4, Seconds(2 * 3600));
    CHECK(days.step == Seconds(86400));
    REQUIRE_FALSE(days.at.empty());
    CHECK(days.at.front() == kNoon + Seconds(10 * 3600));
}

TEST_CASE("a place on the axis is a time, and back") {
    const TimeAxis axis{kNoon, kNoon + Seconds(100), 50, 250};
    CHECK(axis.x(kNoon + Seconds(25)) == doctest::Approx(100));
    CHECK(axis.at(100) == kNoon + Seconds(25));
    CHECK(axis.at(-5) == kNoon);
    CHECK(axis.at(900) == kNoon + Seconds(100));
}

TEST_CASE("zooming and moving stay within all there is, and never come closer than a second") {
    const TimeSpan all{kNoon, kNoon + Seconds(100)};
    const TimeSpan half = zoomed_span(all, all, 0.5);
    CHECK(half.from == kNoon + Seconds(25));
    CHECK(half.to == kNoon + Seconds(75));
    const TimeSpan right = moved_span(half, all, 3);
    CHECK(right.from == kNoon + Seconds(50));
    CHECK(right.to == kNoon + Seconds(100));
    CHECK(zoomed_span(right, all, 9).from == kNoon);
    const TimeSpan close = zoomed_span(all, all, 1e-9);
    CHECK(close.to - close.from == Millis(1000));
    const TimeAxis axis{kNoon, kNoon + Seconds(100), 0, 200};
    CHECK(picked_span(axis, 120, 40).from == kNoon + Seconds(20));
    CHECK(picked_span(axis, 120, 40).to == kNoon + Seconds(60));
    CHECK(picked_span(axis, 40, 40.1f).to - picked_span(axis, 40, 40.1f).from == Millis(1000));
}
