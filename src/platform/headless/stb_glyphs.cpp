#include "platform/headless/stb_glyphs.h"
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <imstb_truetype.h>

struct StbGlyphs::Font {
    std::vector<unsigned char> file;
    stbtt_fontinfo info{};

    bool load(const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        std::error_code missing;
        const auto size = std::filesystem::file_size(path, missing);
        file.resize(missing ? 0 : std::size_t(size));  // at once: hundreds of tests read them
        in.read(reinterpret_cast<char*>(file.data()), std::streamsize(file.size()));
        return !file.empty() && stbtt_InitFont(&info, file.data(), 0) != 0;
    }
    // CSS sizes are those of the em square, stb's own are those of the line.
    float scale(float px) const { return stbtt_ScaleForMappingEmToPixels(&info, px); }
    int find(char32_t c) const { return stbtt_FindGlyphIndex(&info, int(c)); }  // 0: it has none
};

static constexpr const char* kFiles[] = {"inter-400", "inter-500", "inter-600", "jetbrains-mono-400", "jetbrains-mono-500", "lucide"};

StbGlyphs::StbGlyphs(const std::string& folder) {
    for (std::size_t i = 0; i < fonts_.size(); ++i) {
        auto font = std::make_unique<Font>();
        const std::string path = folder + "/" + kFiles[i] + ".ttf";
        if (font->load(path)) fonts_[i] = std::move(font);
        else missing_.push_back(path);
    }
}

StbGlyphs::~StbGlyphs() = default;

FaceMetrics StbGlyphs::face(Face face, float px) {
    const auto& font = fonts_[std::size_t(face)];
    if (!font) return {px * 0.95F, px * 0.25F};
    int ascent = 0, descent = 0, gap = 0;
    stbtt_GetFontVMetrics(&font->info, &ascent, &descent, &gap);
    return {float(ascent) * font->scale(px), float(-descent) * font->scale(px)};
}

static bool blank(char32_t c) { return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F; }

static GlyphMetrics box(float px, char32_t c) {
    if (blank(c)) return {.advance = px * 0.3F};
    const int size = std::max(1, int(std::lround(px * 0.6F)));
    return {.advance = float(size) + std::max(1.0F, px * 0.1F), .x = 0, .y = -size, .w = size, .h = size};
}

GlyphMetrics StbGlyphs::glyph(Face face, float px, char32_t c) {
    const auto& font = fonts_[std::size_t(face)];
    const int index = font ? font->find(c) : 0;
    if (index == 0) return box(px, c);
    const float scale = font->scale(px);
    int advance = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    stbtt_GetGlyphHMetrics(&font->info, index, &advance, nullptr);
    stbtt_GetGlyphBitmapBox(&font->info, index, scale, scale, &x0, &y0, &x1, &y1);
    return {.advance = float(advance) * scale, .x = x0, .y = y0, .w = x1 - x0, .h = y1 - y0};
}

static void draw_box(const GlyphMetrics& m, std::vector<unsigned char>& alpha) {
    for (int y = 0; y < m.h; ++y)
        for (int x = 0; x < m.w; ++x)
            if (x == 0 || y == 0 || x == m.w - 1 || y == m.h - 1) alpha[std::size_t(y * m.w + x)] = 255;
}

void StbGlyphs::pixels(Face face, float px, char32_t c, const GlyphMetrics& m, std::uint8_t* rgba) {
    if (m.w <= 0 || m.h <= 0) return;
    std::vector<unsigned char> alpha(std::size_t(m.w) * std::size_t(m.h), 0);
    const auto& font = fonts_[std::size_t(face)];
    const int index = font ? font->find(c) : 0;
    if (index == 0) draw_box(m, alpha);
    else stbtt_MakeGlyphBitmap(&font->info, alpha.data(), m.w, m.h, m.w, font->scale(px), font->scale(px), index);
    std::memset(rgba, 255, alpha.size() * 4);
    for (std::size_t i = 0; i < alpha.size(); ++i) rgba[i * 4 + 3] = alpha[i];
}
