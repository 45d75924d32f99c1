#pragma once
#include "base/picture.h"
#include <cstdint>
#include <deque>
#include <vector>

// Builds pictures the way Dear ImGui does: index patterns, a white texel, 16-bit indices.
// The atlas is 16×16: white at (0,0); a ramp of white with alpha 16·x in rows 4–7; opaque
// red, green, blue, half-clear yellow at (8..11, 8).
class Painter {
  public:
    Painter(int width, int height, std::uint32_t clear = 0xff000000u);
    Picture picture();                       // with the atlas as a new texture, unless `known_atlas`
    bool known_atlas = false;

    void clip(int x, int y, int w, int h);   // starts a new command
    void rect(float x0, float y0, float x1, float y1, std::uint32_t rgba);
    void glyph(float x, float y, int u, int v, int w, int h, std::uint32_t rgba);  // 1:1
    void image(float x0, float y0, float x1, float y1, int u0, int v0, int u1, int v1, std::uint32_t rgba);
    void gradient(float x0, float y0, float x1, float y1, std::uint32_t tl, std::uint32_t tr, std::uint32_t br, std::uint32_t bl);
    void triangle(Vertex, Vertex, Vertex);
    Vertex at(float x, float y, std::uint32_t rgba) const { return {x, y, kWhite, kWhite, rgba}; }

    static constexpr int kAtlas = 16;
    static constexpr float kWhite = 0.5F / kAtlas;
    static std::vector<std::uint32_t> atlas();
    static constexpr std::uint32_t kTexture = 7;

  private:
    void quad(const Vertex (&v)[4]);
    int width_, height_;
    std::uint32_t clear_;
    std::vector<Vertex> vertices_;
    std::vector<std::uint16_t> indices_;
    std::vector<DrawCommand> commands_;
    std::vector<std::uint32_t> atlas_ = atlas();
};
