#pragma once
#include "base/units.h"
#include <vector>

// Moments on a line, and where a few round ones stand.
struct TimeAxis {
    Instant from{}, to{};
    float x0 = 0, x1 = 0;
    float x(Instant) const;
    Instant at(float x) const;
};

struct TimeTicks { Seconds step{}; std::vector<Instant> at; };
TimeTicks ticks_of(Instant from, Instant to, int most, Seconds zone);  // on full seconds, minutes, hours, days of that zone

struct TimeSpan { Instant from{}, to{}; };
TimeSpan zoomed_span(TimeSpan now, TimeSpan all, double factor);        // about its middle; < 1: closer
TimeSpan moved_span(TimeSpan now, TimeSpan all, double share);          // by so much of itself
TimeSpan picked_span(const TimeAxis&, float a, float b);                // between two places, never shorter than a second
