#pragma once
#include "base/glyphs.h"

// Glyphs drawn by the browser's Canvas2D, so that every script the person's machine can show
// appears. The fonts must be loaded before the first call.
class CanvasGlyphs final : public GlyphSource {
  public:
    FaceMetrics face(Face, float px) override;
    GlyphMetrics glyph(Face, float px, char32_t) override;
    void pixels(Face, float px, char32_t, const GlyphMetrics&, std::uint8_t* rgba) override;
};
