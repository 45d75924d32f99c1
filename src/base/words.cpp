#include "base/words.h"
#include <cmath>
#include <fmt/core.h>

std::string count_words(std::int64_t n) {
    auto digits = fmt::format("{}", n);
    const std::size_t first = n < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
    return digits;
}

std::string duration_words(Seconds duration) {
    const std::int64_t s = duration.count() < 0 ? 0 : duration.count();
    if (s < 60) return fmt::format("{}s", s);
    if (s < 3600) return fmt::format("{}m {:02}s", s / 60, s % 60);
    if (s < 86400) return fmt::format("{}h {:02}m", s / 3600, s / 60 % 60);
    return fmt::format("{}d {}h", count_words(s / 86400), s / 3600 % 24);
}

// Coarser than a duration: nobody needs the seconds of an hour ago.
static std::string rough_words(std::int64_t s) {
    if (s < 60) return fmt::format("{}s", s);
    if (s < 3600) return fmt::format("{}m", s / 60);
    if (s >= 86400) return fmt::format("{}d", count_words(s / 86400));
    const auto minutes = s / 60 % 60;
    return minutes == 0 ? fmt::format("{}h", s / 3600) : fmt::format("{}h {}m", s / 3600, minutes);
}

std::string ago_words(Instant then, Instant now) {
    const auto passed = std::chrono::duration_cast<Seconds>(now - then).count();
    if (passed <= -60) return "in " + rough_words(-passed);
    if (passed < 1) return "just now";  // clocks of two machines differ by a little
    return rough_words(passed) + " ago";
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

std::string zone_words(Seconds zone) {
    if (zone.count() == 0) return "UTC";
    const auto minutes = std::abs(zone.count()) / 60;
    const auto* sign = zone.count() < 0 ? "-" : "+";
    return minutes % 60 == 0 ? fmt::format("UTC{}{}", sign, minutes / 60) : fmt::format("UTC{}{}:{:02}", sign, minutes / 60, minutes % 60);
}

std::string clock_words(Instant at, Seconds zone) {
    at += zone;
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<Seconds>(at - day)};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} {}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count(), zone_words(zone));
}
