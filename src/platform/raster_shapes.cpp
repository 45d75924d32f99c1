#include "platform/raster_blend.h"
#include "platform/raster_parts.h"
#include <cmath>
#include <cstring>

// From index lists to shapes: axis-aligned quads of one colour are fills or blits, all else
// is triangles. Most of a console is text, so the blit is the path that counts.
namespace raster {
namespace {

struct Corners {
    const Vertex *a, *b, *c, *d;  // top left, top right, bottom right, bottom left
};

// ImGui writes every rectangle as (0, 1, 2) (0, 2, 3).
bool is_quad(const std::uint16_t* i) { return i[3] == i[0] && i[4] == i[2]; }

bool is_upright(const Corners& q) {
    return q.a->y == q.b->y && q.b->x == q.c->x && q.c->y == q.d->y && q.d->x == q.a->x && q.a->x <= q.c->x &&
           q.a->y <= q.c->y && q.a->rgba == q.b->rgba && q.a->rgba == q.c->rgba && q.a->rgba == q.d->rgba;
}

bool same_texel(const Vertex& a, const Vertex& b) { return a.u == b.u && a.v == b.v; }

std::uint64_t pair(std::uint32_t a, std::uint32_t b) { return std::uint64_t(a) << 32 | b; }

std::uint64_t hash_box(const Shape& s) {
    const auto h = mix(std::uint64_t(s.kind), pair(std::uint32_t(s.box.x0), std::uint32_t(s.box.y0)));
    return mix(h, pair(std::uint32_t(s.box.x1), std::uint32_t(s.box.y1)));
}

std::uint64_t hash_corners(std::uint64_t h, const Shape& s) {
    static_assert(sizeof(Vertex) == 20);
    for (const auto* corner : s.corner) {
        std::uint64_t word[2];
        std::memcpy(word, corner, sizeof word);
        h = mix(mix(h, word[0]), word[1] ^ (std::uint64_t(corner->rgba) * kMix));
    }
    return h;
}

class Reader {
  public:
    Reader(const Box& window, std::vector<Shape>& out) : window_(window), out_(out) {}

    void command(const DrawList& list, const DrawCommand& command, const Texture& texture) {
        clip_ = cut(window_, {command.clip.x, command.clip.y, command.clip.x + command.clip.w, command.clip.y + command.clip.h});
        if (clip_.empty()) return;
        texture_ = &texture;
        const Vertex* v = list.vertices.data() + command.first_vertex;
        const std::uint16_t* i = list.indices.data() + command.first_index;
        const std::uint16_t* end = i + command.index_count;
        while (end - i >= 3) {
            if (end - i >= 6 && is_quad(i) && quad({v + i[0], v + i[1], v + i[2], v + i[5]})) {
                i += 6;
                continue;
            }
            triangle(v[i[0]], v[i[1]], v[i[2]]);
            i += 3;
        }
    }

  private:
    // false: it must be drawn as triangles
    bool quad(const Corners& q) {
        if (!is_upright(q)) return false;
        const bool flat = same_texel(*q.a, *q.b) && same_texel(*q.a, *q.c) && same_texel(*q.a, *q.d);
        const float left = snap(q.a->x), top = snap(q.a->y);
        Shape s{.kind = flat ? Kind::fill : Kind::blit, .rgba = q.a->rgba};
        if (!flat && !find_texels(q, left, top, s)) return false;
        s.box = {first_centre(left, clip_.x0, clip_.x1), first_centre(top, clip_.y0, clip_.y1),
                 first_centre(snap(q.c->x), clip_.x0, clip_.x1), first_centre(snap(q.c->y), clip_.y0, clip_.y1)};
        if (flat) s.rgba = modulate(s.rgba, texel(*q.a));
        if (s.box.empty() || s.rgba >> 24 == 0) return true;
        s.hash = mix(hash_box(s), s.rgba);
        if (!flat) s.hash = mix(mix(s.hash, pair(std::uint32_t(s.du), std::uint32_t(s.dv))), texture_->generation);
        out_.push_back(s);
        return true;
    }

    // A blit shows each texel on exactly one pixel and stays inside the texture.
    bool find_texels(const Corners& q, float left, float top, Shape& s) const {
        const float tw = float(texture_->width), th = float(texture_->height);
        const float u0 = q.a->u * tw, v0 = q.a->v * th, u1 = q.c->u * tw, v1 = q.c->v * th;
        if (q.a->u != q.d->u || q.b->u != q.c->u || q.a->v != q.b->v || q.d->v != q.c->v) return false;
        constexpr float kSlack = 1.0F / 64;
        if (!(std::fabs(u1 - u0 - (q.c->x - q.a->x)) < kSlack && std::fabs(v1 - v0 - (q.c->y - q.a->y)) < kSlack)) return false;
        if (!(u0 > -kSlack && v0 > -kSlack && u1 < tw + kSlack && v1 < th + kSlack)) return false;
        const int x = first_centre(left, -32768, 32768), y = first_centre(top, -32768, 32768);
        s.du = int(u0 + float(x) + 0.5F - left) - x;
        s.dv = int(v0 + float(y) + 0.5F - top) - y;
        s.texture = texture_;
        return true;
    }

    void triangle(const Vertex& a, const Vertex& b, const Vertex& c) {
        if (((a.rgba | b.rgba | c.rgba) >> 24) == 0) return;
        const float left = snap(std::min({a.x, b.x, c.x})), right = snap(std::max({a.x, b.x, c.x}));
        const float top = snap(std::min({a.y, b.y, c.y})), bottom = snap(std::max({a.y, b.y, c.y}));
        Shape s{.kind = Kind::triangle, .texture = texture_, .corner = {&a, &b, &c}};
        s.box = {first_centre(left, clip_.x0, clip_.x1), first_centre(top, clip_.y0, clip_.y1),
                 first_centre(right, clip_.x0, clip_.x1), first_centre(bottom, clip_.y0, clip_.y1)};
        if (s.box.empty()) return;
        s.hash = mix(hash_corners(hash_box(s), s), texture_->generation);
        out_.push_back(s);
    }

    std::uint32_t texel(const Vertex& v) const {
        return texture_->at(int(v.u * float(texture_->width)), int(v.v * float(texture_->height)));
    }

    Box window_, clip_;
    std::vector<Shape>& out_;
    const Texture* texture_ = nullptr;
};

}  // namespace

void read_shapes(const Picture& picture, const Textures& textures, std::vector<Shape>& out) {
    out.clear();
    Reader reader({0, 0, picture.width, picture.height}, out);
    for (const auto& list : picture.lists)
        for (const auto& command : list.commands) {
            const auto found = textures.find(command.texture);
            if (found == textures.end() || found->second.texels.empty()) continue;
            reader.command(list, command, found->second);
        }
}

}  // namespace raster
