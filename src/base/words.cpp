#include "base/words.h"
#include <cmath>
#include <fmt/core.h>

std::string count_words(std::int64_t n) {
    auto digits = fmt::format("{}", n);
    const std::size_t first = n < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

static std::string two_units(std::int64_t big, const char* big_unit, std::int64_t small, const char* small_unit) {
    if (small == 0) return fmt::format("{}{}", count_words(big), big_unit);
    return fmt::format("{}{} {}{}", count_words(big), big_unit, small, small_unit);
}

std::string duration_words(Seconds duration) {
    const std::int64_t s = duration.count();
    if (s < 60) return fmt::format("{}s", s < 0 ? 0 : s);
    if (s < 3600) return two_units(s / 60, "m", s % 60, "s");
    if (s < 86400) return two_units(s / 3600, "h", s / 60 % 60, "m");
    return two_units(s / 86400, "d", s / 3600 % 24, "h");
}

std::string ago_words(Instant then, Instant now) {
    const auto passed = std::chrono::duration_cast<Seconds>(now - then);
    if (passed.count() <= -60) return "in " + duration_words(-passed);
    if (passed.count() < 5) return "just now";  // clocks of two machines differ by a little
    return duration_words(passed) + " ago";
}

// Whole units; a decimal only where a whole number would say 0.
static std::string whole(std::int64_t value, std::int64_t unit) {
    const double shown = static_cast<double>(value) / static_cast<double>(unit);
    const double size = std::fabs(shown);
    if (value == 0 || size >= 0.95) return count_words(std::llround(shown));
    return fmt::format("{}{:.1f}", value < 0 ? "-" : "", std::fmax(size, 0.1));
}

static constexpr std::int64_t kGiB = std::int64_t{1} << 30, kTiB = kGiB << 10;

std::string gib_words(Bytes bytes) { return whole(bytes.value, kGiB); }

std::string bytes_words(Bytes bytes) {
    const double gib = std::fabs(static_cast<double>(bytes.value)) / static_cast<double>(kGiB);
    if (gib < 1023.5) return gib_words(bytes) + " GiB";
    const std::int64_t tenths = std::llround(static_cast<double>(bytes.value) / static_cast<double>(kTiB) * 10);
    const std::int64_t size = tenths < 0 ? -tenths : tenths;
    return fmt::format("{}{}.{} TiB", tenths < 0 ? "-" : "", count_words(size / 10), size % 10);
}

std::string cores_words(Millicores cores) { return whole(cores.value, 1000); }

std::string percent_words(double share) {
    if (!std::isfinite(share) || std::fabs(share) > 1e12) return "—";
    if (share > 0 && share < 0.005) return "<1%";
    const std::int64_t percent = std::llround(share * 100);
    return count_words(percent == 100 && share < 1 ? 99 : percent) + "%";
}

std::string plural(std::int64_t n, std::string_view one, std::string_view many) {
    if (n == 1) return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", count_words(n), one) : fmt::format("{} {}", count_words(n), many);
}

std::string clock_words(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<Seconds>(at - day)};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}
