#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>

// Straight alpha over an opaque pixel, rounded as GL rounds. Two channels at a time in the
// halves of a word: no lane ever exceeds 16 bits, so nothing carries over.
namespace raster {

inline constexpr std::uint32_t kLanes = 0x00ff00ffu, kHalves = 0x00800080u, kOpaque = 0xff000000u;

inline std::uint32_t divide_lanes(std::uint32_t t) {  // each lane: round(t / 255), halves already added
    return ((t + ((t >> 8) & kLanes)) >> 8) & kLanes;
}
inline std::uint32_t multiply(std::uint32_t a, std::uint32_t b) {  // bytes
    const std::uint32_t t = a * b + 128;
    return (t + (t >> 8)) >> 8;
}
inline std::uint32_t modulate(std::uint32_t a, std::uint32_t b) {  // channel by channel
    return multiply(a & 255, b & 255) | multiply((a >> 8) & 255, (b >> 8) & 255) << 8 |
           multiply((a >> 16) & 255, (b >> 16) & 255) << 16 | multiply(a >> 24, b >> 24) << 24;
}
inline std::uint32_t over(std::uint32_t under, std::uint32_t rgb, std::uint32_t alpha) {
    const std::uint32_t rest = 255 - alpha;
    const std::uint32_t rb = (rgb & kLanes) * alpha + (under & kLanes) * rest + kHalves;
    const std::uint32_t g = ((rgb >> 8) & 255) * alpha + ((under >> 8) & 255) * rest + 128;
    return divide_lanes(rb) | ((g + (g >> 8)) & 0xff00u) | kOpaque;
}

// Copying is the machine's own, also while the browser has not optimised the program yet.
inline void fill_run(std::uint32_t* first, std::uint32_t* last, std::uint32_t rgba) {
    constexpr std::ptrdiff_t kSeed = 32;
    const auto count = last - first;
    std::fill(first, first + std::min(count, kSeed), rgba);
    for (auto done = kSeed; done < count; done *= 2) std::memcpy(first + done, first, std::size_t(std::min(done, count - done)) * sizeof rgba);
}

// One colour over a run of pixels.
inline void blend_run(std::uint32_t* first, std::uint32_t* last, std::uint32_t rgba) {
    const std::uint32_t alpha = rgba >> 24, rest = 255 - alpha;
    if (alpha == 255) return fill_run(first, last, rgba);
    const std::uint32_t rb = (rgba & kLanes) * alpha + kHalves, g = ((rgba >> 8) & 255) * alpha + 128;
    for (; first < last; ++first) {
        const std::uint32_t under = *first, green = g + ((under >> 8) & 255) * rest;
        *first = divide_lanes(rb + (under & kLanes) * rest) | ((green + (green >> 8)) & 0xff00u) | kOpaque;
    }
}

}  // namespace raster
