#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

// Numbers that know what they count: `Gpus{8} + Bytes{1}` does not compile.
template <class Tag, class Rep = std::int64_t>
struct Count {
    Rep value{};
    constexpr auto operator<=>(const Count&) const = default;
    constexpr Count& operator+=(Count o) {
        if (__builtin_add_overflow(value, o.value, &value)) value = end(o.value > 0);
        return *this;
    }
    constexpr Count& operator-=(Count o) {
        if (__builtin_sub_overflow(value, o.value, &value)) value = end(o.value < 0);
        return *this;
    }
    friend constexpr Count operator+(Count a, Count b) { return a += b; }
    friend constexpr Count operator-(Count a, Count b) { return a -= b; }

  private:
    // A service that says 10^18 must not wrap our sums: they stop at the end of the scale.
    static constexpr Rep end(bool high) { return high ? std::numeric_limits<Rep>::max() : std::numeric_limits<Rep>::min(); }
};

using Gpus       = Count<struct GpusTag>;
using Bytes      = Count<struct BytesTag>;
using Millicores = Count<struct MillicoresTag>;  // 1000 to a core

using Seconds = std::chrono::seconds;
using Millis  = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Millis>;  // UTC; the service's microseconds are dropped

// Names that cannot be swapped for one another.
template <class Tag>
struct Name {
    std::string value;
    auto operator<=>(const Name&) const = default;
};
template <class Tag>
struct std::hash<Name<Tag>> {
    std::size_t operator()(const Name<Tag>& n) const { return std::hash<std::string>{}(n.value); }
};
