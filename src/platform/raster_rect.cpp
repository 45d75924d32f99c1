#include "platform/raster_blend.h"
#include "platform/raster_parts.h"

namespace raster {

void paint_fill(const Target& target, const Shape& shape, const Box& box) {
    for (int y = box.y0; y < box.y1; ++y) blend_run(target.row(y) + box.x0, target.row(y) + box.x1, shape.rgba);
}

// Glyphs are white with alpha, emoji carry their own colour: both are texel times vertex colour.
static void blit_row(std::uint32_t* to, const std::uint32_t* from, int count, std::uint32_t rgba) {
    constexpr std::uint32_t kWhite = 0x00ffffffu;
    for (int i = 0; i < count; ++i) {
        const std::uint32_t texel = from[i];
        if (texel < 0x01000000u) continue;
        const std::uint32_t colour = (texel & kWhite) == kWhite ? rgba : modulate(rgba | kOpaque, texel);
        to[i] = over(to[i], colour, multiply(texel >> 24, rgba >> 24));
    }
}

void paint_blit(const Target& target, const Shape& shape, const Box& box) {
    const Texture& texture = *shape.texture;
    for (int y = box.y0; y < box.y1; ++y) {
        const auto at = std::size_t(y + shape.dv) * std::size_t(texture.width) + std::size_t(box.x0 + shape.du);
        blit_row(target.row(y) + box.x0, texture.texels.data() + at, box.x1 - box.x0, shape.rgba);
    }
}

}  // namespace raster
