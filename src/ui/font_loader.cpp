#include "ui/font_loader.h"
#include "base/text.h"
#include <imgui_internal.h>
#include <cmath>
#include <new>

namespace {

struct Source {
    GlyphSource* glyphs;
    Face face;
};

const Source& source_of(const ImFontConfig* config) { return *static_cast<const Source*>(config->FontData); }

float density(const ImFontConfig* config, const ImFontBaked* baked) { return baked->RasterizerDensity * config->RasterizerDensity; }

bool init_baked(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
    const auto& source = source_of(config);
    const float d = density(config, baked);
    const auto m = source.glyphs->face(source.face, baked->Size * d);
    baked->Ascent = std::ceil(m.ascent) / d;
    baked->Descent = -std::ceil(m.descent) / d;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* out, float* advance) {
    const auto& source = source_of(config);
    const float d = density(config, baked), px = baked->Size * d;
    const char32_t shown = hides(code) ? 0xfffd : code;
    const auto m = source.glyphs->glyph(source.face, px, shown);
    if (advance) return *advance = m.advance / d, true;
    out->Codepoint = code;
    out->AdvanceX = m.advance / d;
    if (m.w <= 0 || m.h <= 0) return true;
    const auto pack = ImFontAtlasPackAddRect(atlas, m.w, m.h);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    auto& pixels = atlas->Builder->TempBuffer;
    pixels.resize(m.w * m.h * 4);
    source.glyphs->pixels(source.face, px, shown, m, pixels.Data);
    const float line = IM_ROUND(baked->Ascent);
    out->X0 = static_cast<float>(m.x) / d, out->X1 = static_cast<float>(m.x + m.w) / d;
    out->Y0 = static_cast<float>(m.y) / d + line, out->Y1 = static_cast<float>(m.y + m.h) / d + line;
    out->Visible = true;
    out->Colored = m.coloured;
    out->PackId = pack;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, out, ImFontAtlasPackGetRect(atlas, pack), pixels.Data, ImTextureFormat_RGBA32, m.w * 4);
    return true;
}

const ImFontLoader& loader() {
    static const ImFontLoader l = [] {
        ImFontLoader x;
        x.Name = "glyph source";
        x.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
        x.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
        x.FontBakedInit = init_baked;
        x.FontBakedLoadGlyph = load_glyph;
        return x;
    }();
    return l;
}

}  // namespace

ImFont* add_face(ImFontAtlas& atlas, GlyphSource& glyphs, Face face) {
    ImFontConfig config;
    config.FontLoader = &loader();
    config.FontData = new (IM_ALLOC(sizeof(Source))) Source{&glyphs, face};  // the atlas frees it
    config.FontDataSize = sizeof(Source);
    config.FontDataOwnedByAtlas = true;
    config.SizePixels = 13;
    config.OversampleH = config.OversampleV = 1;
    config.PixelSnapH = true;  // glyphs are sampled without filtering: they must land on whole pixels
    return atlas.AddFont(&config);
}

void forget_glyphs(ImFontAtlas& atlas) { ImFontAtlasBuildDiscardBakes(&atlas, 0); }
