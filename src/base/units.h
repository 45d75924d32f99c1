#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

// Numbers that know what they count: `Gpus{8} + Bytes{1}` does not compile.
template <class Tag, class Rep = std::int64_t>
struct Count {
    Rep value{};
    constexpr auto operator<=>(const Count&) const = default;
    constexpr Count& operator+=(Count o) { value += o.value; return *this; }
    constexpr Count& operator-=(Count o) { value -= o.value; return *this; }
    friend constexpr Count operator+(Count a, Count b) { return a += b; }
    friend constexpr Count operator-(Count a, Count b) { return a -= b; }
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
