#pragma once
#include "sim/instant.h"

// Simulated now: the start, plus the wall's progress times the speed, plus what advance() added. A speed of
// zero holds time still, for pictures that must not change.
namespace sim {

class Clock {
public:
    Clock(Instant start, double speed) : start_(start), speed_(speed), wall_start_(std::chrono::steady_clock::now()) {}

    Instant now() const {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - wall_start_;
        return start_ + from_seconds(passed.count() * speed_) + added_;
    }
    void advance(Span by) { added_ += by; }

private:
    Instant start_;
    double speed_;
    std::chrono::steady_clock::time_point wall_start_;
    Span added_{};
};

}  // namespace sim
