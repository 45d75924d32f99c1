#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// One drawn frame as plain data, in device pixels, for whichever renderer is in
// use. Everything here points into memory that lives until the next frame begins.
struct Vertex {
    float x, y, u, v;
    std::uint32_t rgba;  // straight alpha, R in the lowest byte
};

struct PixelRect {
    int x = 0, y = 0, w = 0, h = 0;
};

// Pixels the renderer must have before it draws. RGBA, `stride` bytes to a row.
struct TextureChange {
    enum class Kind { create, update, destroy } kind = Kind::create;
    std::uint32_t id = 0;
    int width = 0, height = 0;        // of the whole texture
    const std::uint8_t* pixels = nullptr;  // of the whole texture; null when destroyed
    PixelRect part;                   // what changed
};

struct DrawCommand {
    PixelRect clip;
    std::uint32_t texture = 0;
    std::uint32_t first_index = 0, index_count = 0, first_vertex = 0;
};

struct DrawList {
    std::span<const Vertex> vertices;
    std::span<const std::uint16_t> indices;
    std::vector<DrawCommand> commands;
};

struct Picture {
    int width = 0, height = 0;
    std::uint32_t clear_rgba = 0xff000000;
    std::vector<TextureChange> textures;
    std::vector<DrawList> lists;
    float white_u = 0, white_v = 0;  // an opaque white texel: untextured shapes sample here
};

// What turns pictures into light: WebGL2, or our own rasteriser.
class Renderer {
  public:
    virtual ~Renderer() = default;
    virtual const char* name() const = 0;      // "webgl2" or "software"
    virtual void draw(const Picture&) = 0;     // applies `textures`, then draws
    virtual void apply(const Picture&) = 0;    // textures only: a frame of logic that is not shown
    virtual bool lost() const { return false; } // true: everything must be drawn elsewhere until it returns
};
