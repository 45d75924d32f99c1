#include "platform/web/canvas_glyphs.h"
#include "platform/web/bridge.h"

FaceMetrics CanvasGlyphs::face(Face face, float px) {
    float out[2] = {};
    shell_font(static_cast<int>(face), px, out);
    return {out[0], out[1]};
}

GlyphMetrics CanvasGlyphs::glyph(Face face, float px, char32_t code_point) {
    float out[6] = {};
    shell_glyph(static_cast<int>(face), px, code_point, out);
    return {.advance = out[0],
            .x = static_cast<int>(out[1]),
            .y = static_cast<int>(out[2]),
            .w = static_cast<int>(out[3]),
            .h = static_cast<int>(out[4]),
            .coloured = out[5] != 0};
}

void CanvasGlyphs::pixels(Face face, float px, char32_t code_point, const GlyphMetrics&, std::uint8_t* rgba) {
    shell_glyph_pixels(static_cast<int>(face), px, code_point, rgba);
}
