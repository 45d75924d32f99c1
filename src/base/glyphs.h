#pragma once
#include <cstdint>

// Who turns a code point into pixels: the browser's Canvas2D, or stb_truetype in
// native programs. All sizes in device pixels; `px` is the em size, not the line height.
enum class Face : std::uint8_t { ui, ui_medium, ui_semibold, mono, mono_medium, icon };

struct FaceMetrics {
    float ascent = 0, descent = 0;  // both positive
};

struct GlyphMetrics {
    float advance = 0;
    int x = 0, y = 0, w = 0, h = 0;  // box relative to the pen on the baseline, y down; w = 0: blank
    bool coloured = false;           // emoji: the pixels carry their own colour
};

class GlyphSource {
  public:
    virtual ~GlyphSource() = default;
    virtual FaceMetrics face(Face, float px) = 0;
    virtual GlyphMetrics glyph(Face, float px, char32_t) = 0;
    virtual void pixels(Face, float px, char32_t, const GlyphMetrics&, std::uint8_t* rgba) = 0;  // w*h*4 bytes
};
