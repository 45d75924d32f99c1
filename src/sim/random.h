#pragma once
#include <cmath>
#include <cstdint>
#include <iterator>

#include "sim/instant.h"
#include "sim/nth.h"

// Random numbers that are the same on every machine (the standard distributions are not). Every workflow,
// node and request draws from its own stream, so that what happens to one never shifts another.
namespace sim {

constexpr std::uint64_t mix(std::uint64_t x) {  // splitmix64
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return mix(mix(a) ^ b); }

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b, std::uint64_t c) { return mix(mix(a, b), c); }

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(mix(seed)) {}
    Random(std::uint64_t seed, std::uint64_t stream) : state_(mix(seed, stream)) {}

    std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15); }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
    int below(int n) { return n <= 0 ? 0 : static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool chance(double p) { return unit() < p; }
    Span between(Span low, Span high) {
        const auto width = static_cast<double>((high - low).count());
        return low + Span{static_cast<Span::rep>(unit() * width)};
    }
    // Many short, few long, mean as given: how run times are.
    Span exponential(Span mean) {
        return Span{static_cast<Span::rep>(-std::log(1.0 - unit()) * static_cast<double>(mean.count()))};
    }
    template <class List>
    const auto& pick(const List& list) { return nth(list, below(static_cast<int>(std::size(list)))); }

private:
    std::uint64_t state_;
};

}  // namespace sim
