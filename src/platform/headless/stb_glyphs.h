#pragma once
#include "base/glyphs.h"
#include <array>
#include <memory>
#include <string>
#include <vector>

// Glyphs for native programs, from the same fonts the browser gets (scripts/setup makes the
// TTFs). What a font lacks is a hollow box; there are no emoji and no fallback fonts here.
class StbGlyphs : public GlyphSource {
  public:
    explicit StbGlyphs(const std::string& folder);  // "build/fonts"
    ~StbGlyphs() override;
    const std::vector<std::string>& missing() const { return missing_; }  // files that could not be read

    FaceMetrics face(Face, float px) override;
    GlyphMetrics glyph(Face, float px, char32_t) override;
    void pixels(Face, float px, char32_t, const GlyphMetrics&, std::uint8_t* rgba) override;

  private:
    struct Font;
    std::array<std::unique_ptr<Font>, 6> fonts_;  // in the order of Face; null: not found
    std::vector<std::string> missing_;
};
