#pragma once
#include "domain/log_text.h"
#include <array>
#include <vector>

// How many lines came when, by level. Buckets become wider as the log becomes longer, each width a whole number of
// the one before, so that it never takes more than a few kilobytes.
class LogTimeline {
  public:
    using Counts = LogText::Counts;
    void add(LogSecond, LogLevel);
    void clear() { *this = {}; }
    bool empty() const { return buckets_.empty(); }
    LogSecond begin() const { return static_cast<LogSecond>(first_ * width_); }
    LogSecond end() const { return static_cast<LogSecond>((first_ + buckets_.size()) * width_); }
    std::uint32_t width() const { return width_; }

    struct Bars {
        LogSecond begin = 0;
        std::uint32_t width = 1;             // seconds; one that a clock has: 1, 2, 5, 10, 15, 30, 60 …
        std::vector<Counts> counts;
    };
    Bars bars(std::size_t most) const;

  private:
    static constexpr std::size_t kMost = 4096;
    void widen();
    std::uint64_t first_ = 0;                // of the first bucket: its begin / width
    std::uint32_t width_ = 1;
    std::vector<Counts> buckets_;
};
