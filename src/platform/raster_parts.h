#pragma once
#include "base/picture.h"
#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

// What the rasteriser is made of. A pixel belongs to a shape when its centre lies inside;
// centres on a left or top edge are inside, on a right or bottom edge outside, as in GL.
namespace raster {

struct Box {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool empty() const { return x0 >= x1 || y0 >= y1; }
};
inline Box cut(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

struct Texture {
    int width = 0, height = 0;
    std::uint32_t generation = 0;  // new with every change, never used twice
    std::vector<std::uint32_t> texels;
    std::uint32_t at(int u, int v) const {
        return texels[std::size_t(std::clamp(v, 0, height - 1)) * std::size_t(width) + std::size_t(std::clamp(u, 0, width - 1))];
    }
};
using Textures = std::map<std::uint32_t, Texture>;

enum class Kind : std::uint8_t { fill, blit, triangle };

// The smallest thing that is painted. Points into the picture: lives as long as one draw().
struct Shape {
    Kind kind = Kind::fill;
    Box box;                           // all it may touch, clipped
    std::uint32_t rgba = 0;            // of fills and blits
    int du = 0, dv = 0;                // of blits: texel = pixel + (du, dv)
    const Texture* texture = nullptr;  // of blits and triangles
    const Vertex* corner[3] = {};      // of triangles
    std::uint64_t hash = 0;            // equal hashes paint equal pixels
};

struct Target {
    std::uint32_t* pixels;
    int width;
    std::uint32_t* row(int y) const { return pixels + std::size_t(y) * std::size_t(width); }
};

inline constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;
inline std::uint64_t mix(std::uint64_t h, std::uint64_t word) {
    h = (h ^ word) * kMix;
    return h ^ (h >> 29);
}

// GL keeps vertices on a grid of 1/256 pixel; so do we, or edges near a centre would differ.
inline float snap(float x) {
    const float scaled = x * 256.0F;
    if (!(scaled > -1e9F && scaled < 1e9F)) return x;
    return float(std::int32_t(scaled + (scaled < 0 ? -0.5F : 0.5F))) / 256.0F;
}
// The first pixel of [low, high] whose centre is at or after x; safe for any float.
inline int first_centre(float x, int low, int high) {
    x -= 0.5F;
    if (!(x > float(low))) return low;
    if (!(x < float(high))) return high;
    const int whole = int(x);
    return whole + (float(whole) < x ? 1 : 0);
}

void read_shapes(const Picture&, const Textures&, std::vector<Shape>& out);  // `out` is cleared first
void paint_fill(const Target&, const Shape&, const Box&);
void paint_blit(const Target&, const Shape&, const Box&);
void paint_triangle(const Target&, const Shape&, const Box&);

}  // namespace raster
