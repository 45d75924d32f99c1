#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Simulated time, in microseconds as the service has it. An Instant of zero means "has not happened";
// text is naive UTC: no Z, and no fraction when it is zero.
namespace sim {

using Span = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Span>;

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Instant kNever{};

void append_iso(std::string& out, Instant at);
std::string iso(Instant at);

// What the service accepts as a date: naive, Z, an offset (dropped, not converted), a date, epoch seconds.
std::optional<Instant> read_instant(std::string_view text);

Span from_seconds(double s);

}  // namespace sim
