#include "platform/raster.h"
#include "raster/painter.h"
#include <doctest/doctest.h>

namespace {

Picture with_change(Painter& painter, TextureChange change) {
    auto p = painter.picture();
    p.textures = {change};
    return p;
}

TextureChange change(TextureChange::Kind kind, const std::vector<std::uint32_t>& texels, PixelRect part) {
    return {kind, Painter::kTexture, Painter::kAtlas, Painter::kAtlas, reinterpret_cast<const std::uint8_t*>(texels.data()), part};
}

}  // namespace

TEST_CASE("an updated texture shows at once, only its changed part is read") {
    Painter p(16, 4);
    p.glyph(0, 0, 0, 4, 16, 4, 0xffffffffu);
    Raster raster;
    raster.draw(p.picture());
    CHECK(raster.pixels()[3] == 0xff333333u);

    std::vector<std::uint32_t> texels(Painter::kAtlas * Painter::kAtlas, 0xffffffffu);
    const auto changed = raster.draw(with_change(p, change(TextureChange::Kind::update, texels, {0, 4, 4, 4})));
    CHECK(changed.w == 16);
    CHECK(raster.pixels()[3] == 0xffffffffu);
    CHECK(raster.pixels()[4] == 0xff444444u);
}

TEST_CASE("a frame of logic brings its textures and paints nothing") {
    Painter p(16, 4);
    p.glyph(0, 0, 0, 4, 16, 4, 0xffffffffu);
    Raster raster;
    raster.apply(p.picture());
    CHECK(raster.width() == 0);
    p.known_atlas = true;
    raster.draw(p.picture());
    CHECK(raster.pixels()[15] == 0xffffffffu);
}

TEST_CASE("what is drawn with a destroyed texture is left out") {
    Painter p(16, 4);
    p.glyph(0, 0, 0, 4, 16, 4, 0xffffffffu);
    Raster raster;
    raster.draw(p.picture());
    TextureChange gone{TextureChange::Kind::destroy, Painter::kTexture, 0, 0, nullptr, {}};
    CHECK(raster.draw(with_change(p, gone)).w == 16);
    CHECK(raster.pixels()[15] == 0xff000000u);
}

TEST_CASE("a texture made anew under an old number replaces the old one") {
    Painter p(16, 4);
    p.glyph(0, 0, 0, 4, 16, 4, 0xffffffffu);
    Raster raster;
    raster.draw(p.picture());
    std::vector<std::uint32_t> texels(Painter::kAtlas * Painter::kAtlas, 0xff0000ffu);
    raster.draw(with_change(p, change(TextureChange::Kind::create, texels, {})));
    CHECK(raster.pixels()[0] == 0xff0000ffu);
}
