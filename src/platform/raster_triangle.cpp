#include "platform/raster_blend.h"
#include "platform/raster_parts.h"
#include <utility>

// Triangles row by row. An edge's crossing is computed from its upper end to its lower one
// whichever triangle asks, so two that share it agree about every pixel.
namespace raster {
namespace {

struct Point {
    float x, y;
};

struct Edge {
    Point upper, lower;
    float slope;
    Edge(const Point& a, const Point& b) : upper(a), lower(b), slope(b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0) {}
    float at(float y) const { return upper.x + (y - upper.y) * slope; }
};

bool above(const Point& a, const Point& b) { return a.y < b.y || (a.y == b.y && a.x < b.x); }

// A value that is linear over the triangle.
struct Plane {
    float origin, dx, dy;
    float at(float x, float y) const { return origin + x * dx + y * dy; }
};

struct Paint {
    const Point p[3];
    const Vertex* const* corner;
    const int x0, y0;  // planes count from this pixel: the shape's, so that a part paints like the whole
    float scale;       // 1 / (twice the area)

    Paint(const Shape& s)
        : p{{snap(s.corner[0]->x), snap(s.corner[0]->y)},
            {snap(s.corner[1]->x), snap(s.corner[1]->y)},
            {snap(s.corner[2]->x), snap(s.corner[2]->y)}},
          corner(s.corner), x0(s.box.x0), y0(s.box.y0) {
        const float area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
        scale = area == 0 ? 0 : 1 / area;
    }
    Plane plane(float a, float b, float c) const {
        const float ab = b - a, ac = c - a;
        const float dx = (ab * (p[2].y - p[0].y) - ac * (p[1].y - p[0].y)) * scale;
        const float dy = (ac * (p[1].x - p[0].x) - ab * (p[2].x - p[0].x)) * scale;
        return {a + (float(x0) + 0.5F - p[0].x) * dx + (float(y0) + 0.5F - p[0].y) * dy, dx, dy};
    }
    Plane channel(int shift) const {
        const auto byte = [&](int i) { return float((corner[i]->rgba >> shift) & 255); };
        return plane(byte(0), byte(1), byte(2));
    }
};

std::uint32_t to_byte(float value) { return value <= 0 ? 0 : value >= 255 ? 255 : std::uint32_t(value + 0.5F); }

// Calls row(y, x0, x1) for every run of pixels whose centres lie inside.
template <class Row>
void each_row(const Paint& paint, const Box& box, Row row) {
    Point top = paint.p[0], middle = paint.p[1], bottom = paint.p[2];
    if (above(middle, top)) std::swap(top, middle);
    if (above(bottom, middle)) std::swap(middle, bottom);
    if (above(middle, top)) std::swap(top, middle);
    const Edge whole(top, bottom), first(top, middle), second(middle, bottom);
    const int y1 = first_centre(bottom.y, box.y0, box.y1), bend = first_centre(middle.y, box.y0, box.y1);
    for (int y = first_centre(top.y, box.y0, box.y1); y < y1; ++y) {
        const float centre = float(y) + 0.5F;
        float left = whole.at(centre), right = (y < bend ? first : second).at(centre);
        if (right < left) std::swap(left, right);
        const int x0 = first_centre(left, box.x0, box.x1), x1 = first_centre(right, box.x0, box.x1);
        if (x0 < x1) row(y, x0, x1);
    }
}

void paint_flat(const Target& target, const Paint& paint, const Box& box, std::uint32_t rgba) {
    if (rgba >> 24 == 0) return;
    each_row(paint, box, [&](int y, int x0, int x1) { blend_run(target.row(y) + x0, target.row(y) + x1, rgba); });
}

// The soft rims of anti-aliased shapes, and shadows: one colour, only alpha runs out.
void paint_fade(const Target& target, const Paint& paint, const Box& box, std::uint32_t texel) {
    const std::uint32_t rgb = modulate(paint.corner[0]->rgba, texel | kOpaque);
    Plane alpha = paint.channel(24);
    const float share = float(texel >> 24) / 255;
    alpha = {alpha.origin * share, alpha.dx * share, alpha.dy * share};
    each_row(paint, box, [&](int y, int x0, int x1) {
        std::uint32_t* to = target.row(y);
        const float start = alpha.at(0, float(y - paint.y0));
        for (int x = x0; x < x1; ++x) to[x] = over(to[x], rgb, to_byte(start + float(x - paint.x0) * alpha.dx));
    });
}

// Anything: colours and texels both vary.
void paint_any(const Target& target, const Paint& paint, const Box& box, const Texture& texture) {
    const Plane r = paint.channel(0), g = paint.channel(8), b = paint.channel(16), a = paint.channel(24);
    const auto* const* c = paint.corner;
    const float tw = float(texture.width), th = float(texture.height);
    const Plane u = paint.plane(c[0]->u * tw, c[1]->u * tw, c[2]->u * tw);
    const Plane v = paint.plane(c[0]->v * th, c[1]->v * th, c[2]->v * th);
    each_row(paint, box, [&](int y, int x0, int x1) {
        std::uint32_t* to = target.row(y);
        const float fy = float(y - paint.y0);
        for (int x = x0; x < x1; ++x) {
            const float fx = float(x - paint.x0);
            const std::uint32_t texel = texture.at(int(u.at(fx, fy)), int(v.at(fx, fy)));
            const std::uint32_t vertex = to_byte(r.at(fx, fy)) | to_byte(g.at(fx, fy)) << 8 | to_byte(b.at(fx, fy)) << 16 |
                                         to_byte(a.at(fx, fy)) << 24;
            const std::uint32_t rgba = modulate(vertex, texel);
            to[x] = over(to[x], rgba, rgba >> 24);
        }
    });
}

}  // namespace

void paint_triangle(const Target& target, const Shape& shape, const Box& box) {
    const Paint paint(shape);
    if (paint.scale == 0) return;
    const Vertex &a = *shape.corner[0], &b = *shape.corner[1], &c = *shape.corner[2];
    const bool one_texel = a.u == b.u && a.v == b.v && a.u == c.u && a.v == c.v;
    const bool one_hue = ((a.rgba ^ b.rgba) & 0xffffffu) == 0 && ((a.rgba ^ c.rgba) & 0xffffffu) == 0;
    if (!one_texel || !one_hue) return paint_any(target, paint, box, *shape.texture);
    const std::uint32_t texel =
        shape.texture->at(int(a.u * float(shape.texture->width)), int(a.v * float(shape.texture->height)));
    if (a.rgba == b.rgba && a.rgba == c.rgba) return paint_flat(target, paint, box, modulate(a.rgba, texel));
    paint_fade(target, paint, box, texel);
}

}  // namespace raster
