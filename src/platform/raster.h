#pragma once
#include "base/picture.h"
#include "platform/raster_parts.h"
#include <map>
#include <memory>

// Draws pictures in memory where there is no GPU worth the name. The target is opaque, and
// only tiles whose shapes differ from the frame before are painted again: `draw` says where.
class Raster {
  public:
    void apply(const Picture&);      // textures only
    PixelRect draw(const Picture&);  // what changed against the frame before; w == 0: nothing
    const std::uint32_t* pixels() const { return pixels_.get(); }  // RGBA, R in the lowest byte
    int width() const { return width_; }
    int height() const { return height_; }

  private:
    bool resize(const Picture&);
    void hash_tiles(std::uint32_t clear);
    void find_dirty(bool all);
    void paint(const raster::Box&, std::uint32_t clear);

    int width_ = 0, height_ = 0, columns_ = 0, bands_ = 0;
    std::unique_ptr<std::uint32_t[]> pixels_;
    std::map<std::uint32_t, raster::Texture> textures_;
    std::vector<raster::Shape> shapes_;
    std::vector<std::uint64_t> tiles_, tiles_before_;
    std::vector<raster::Box> dirty_;
    std::uint32_t generation_ = 0;
};
