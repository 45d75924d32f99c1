#include "raster/painter.h"

Painter::Painter(int width, int height, std::uint32_t clear) : width_(width), height_(height), clear_(clear) {
    clip(0, 0, width, height);
}

std::vector<std::uint32_t> Painter::atlas() {
    std::vector<std::uint32_t> texels(kAtlas * kAtlas, 0x00ffffffu);
    texels[0] = 0xffffffffu;
    for (std::uint32_t y = 4; y < 8; ++y)
        for (std::uint32_t x = 0; x < 16; ++x) texels[y * kAtlas + x] = 0x00ffffffu | (x * 17) << 24;
    const std::uint32_t colours[] = {0xff0000ffu, 0xff00ff00u, 0xffff0000u, 0x8000ffffu};
    for (std::size_t i = 0; i < 4; ++i) texels[8 * kAtlas + 8 + i] = colours[i];
    return texels;
}

Picture Painter::picture() {
    Picture p;
    p.width = width_, p.height = height_, p.clear_rgba = clear_;
    p.white_u = p.white_v = kWhite;
    if (!known_atlas)
        p.textures.push_back({TextureChange::Kind::create, kTexture, kAtlas, kAtlas,
                              reinterpret_cast<const std::uint8_t*>(atlas_.data()), {0, 0, kAtlas, kAtlas}});
    p.lists.push_back({vertices_, indices_, commands_});
    return p;
}

void Painter::clip(int x, int y, int w, int h) {
    commands_.push_back({.clip = {x, y, w, h}, .texture = kTexture, .first_index = std::uint32_t(indices_.size()),
                         .index_count = 0, .first_vertex = std::uint32_t(vertices_.size())});
}

void Painter::quad(const Vertex (&v)[4]) {
    const auto base = std::uint16_t(vertices_.size() - commands_.back().first_vertex);
    vertices_.insert(vertices_.end(), v, v + 4);
    for (const int i : {0, 1, 2, 0, 2, 3}) indices_.push_back(std::uint16_t(base + i));
    commands_.back().index_count += 6;
}

void Painter::rect(float x0, float y0, float x1, float y1, std::uint32_t rgba) { gradient(x0, y0, x1, y1, rgba, rgba, rgba, rgba); }

void Painter::glyph(float x, float y, int u, int v, int w, int h, std::uint32_t rgba) {
    image(x, y, x + float(w), y + float(h), u, v, u + w, v + h, rgba);
}

void Painter::image(float x0, float y0, float x1, float y1, int u0, int v0, int u1, int v1, std::uint32_t rgba) {
    const auto t = [](int i) { return float(i) / kAtlas; };
    quad({{x0, y0, t(u0), t(v0), rgba}, {x1, y0, t(u1), t(v0), rgba}, {x1, y1, t(u1), t(v1), rgba}, {x0, y1, t(u0), t(v1), rgba}});
}

void Painter::gradient(float x0, float y0, float x1, float y1, std::uint32_t tl, std::uint32_t tr, std::uint32_t br, std::uint32_t bl) {
    quad({at(x0, y0, tl), at(x1, y0, tr), at(x1, y1, br), at(x0, y1, bl)});
}

void Painter::triangle(Vertex a, Vertex b, Vertex c) {
    const auto base = std::uint16_t(vertices_.size() - commands_.back().first_vertex);
    vertices_.insert(vertices_.end(), {a, b, c});
    for (const int i : {0, 1, 2}) indices_.push_back(std::uint16_t(base + i));
    commands_.back().index_count += 3;
}
