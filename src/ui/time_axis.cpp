#include "ui/time_axis.h"
#include <algorithm>
#include <array>
#include <cmath>

static double ms(Instant t) { return double(t.time_since_epoch().count()); }
static Instant instant(double since) { return Instant{Millis{std::llround(since)}}; }

float TimeAxis::x(Instant t) const {
    const double whole = std::max(1.0, ms(to) - ms(from));
    return float(double(x0) + (ms(t) - ms(from)) / whole * (double(x1) - double(x0)));
}

Instant TimeAxis::at(float x) const {
    const double share = double(x - x0) / std::max(1.0, double(x1) - double(x0));
    return instant(ms(from) + std::clamp(share, 0.0, 1.0) * (ms(to) - ms(from)));
}

static constexpr std::int64_t kMinute = 60, kHour = 3600, kDay = 86400;
static constexpr std::array<std::int64_t, 24> kSteps{1, 2, 5, 10, 15, 30, kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
    kHour, 2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay, 14 * kDay, 28 * kDay, 84 * kDay, 364 * kDay};

TimeTicks ticks_of(Instant from, Instant to, int most, Seconds zone) {
    TimeTicks out;
    if (to <= from || most < 1) return out;
    const double whole = (ms(to) - ms(from)) / 1000;
    std::int64_t step = kSteps.back();
    for (const auto s : kSteps) if (whole / double(s) <= most) { step = s; break; }
    while (whole / double(step) > most) step *= 10;
    out.step = Seconds(step);
    const std::int64_t shift = zone.count();
    std::int64_t first = std::int64_t(std::ceil(ms(from) / 1000)) + shift;
    first += ((step - first % step) % step + step) % step;
    for (std::int64_t t = first; double(t - shift) * 1000 <= ms(to); t += step) out.at.push_back(Instant{Millis{(t - shift) * 1000}});
    return out;
}

static constexpr double kShortest = 1000;  // ms

static TimeSpan inside(double from, double length, TimeSpan all) {
    const double whole = std::max(kShortest, ms(all.to) - ms(all.from));
    length = std::clamp(length, kShortest, whole);
    from = std::clamp(from, ms(all.from), ms(all.from) + whole - length);
    return {instant(from), instant(from + length)};
}

TimeSpan zoomed_span(TimeSpan now, TimeSpan all, double factor) {
    const double length = ms(now.to) - ms(now.from), wanted = length * factor;
    return inside(ms(now.from) + (length - wanted) / 2, wanted, all);
}

TimeSpan moved_span(TimeSpan now, TimeSpan all, double share) {
    const double length = ms(now.to) - ms(now.from);
    return inside(ms(now.from) + length * share, length, all);
}

TimeSpan picked_span(const TimeAxis& axis, float a, float b) {
    const Instant from = axis.at(std::min(a, b)), to = axis.at(std::max(a, b));
    return inside(ms(from), ms(to) - ms(from), {axis.from, axis.to});
}
