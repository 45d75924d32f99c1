#include "platform/raster.h"
#include "platform/raster_blend.h"
#include <cassert>
#include <cstring>

using raster::Box;

constexpr int kTileWidth = 128, kTileHeight = 32;

static void copy_part(raster::Texture& to, const TextureChange& change, const Box& part) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(change.pixels);
    for (int y = part.y0; y < part.y1; ++y) {
        const std::size_t at = std::size_t(y) * std::size_t(to.width) + std::size_t(part.x0);
        std::memcpy(&to.texels[at], from + at * 4, std::size_t(part.x1 - part.x0) * 4);
    }
}

void Raster::apply(const Picture& picture) {
    for (const auto& change : picture.textures) {
        if (change.kind == TextureChange::Kind::destroy) {
            textures_.erase(change.id);
            continue;
        }
        auto& texture = textures_[change.id];
        texture.generation = ++generation_;
        const Box whole{0, 0, change.width, change.height};
        Box part = raster::cut(whole, {change.part.x, change.part.y, change.part.x + change.part.w, change.part.y + change.part.h});
        if (change.kind == TextureChange::Kind::create) {
            texture.width = change.width, texture.height = change.height;
            texture.texels.assign(std::size_t(change.width) * std::size_t(change.height), 0);
            part = whole;
        }
        assert(texture.width == change.width && texture.height == change.height);
        if (!part.empty()) copy_part(texture, change, part);
    }
}

bool Raster::resize(const Picture& picture) {
    const int width = std::max(0, picture.width), height = std::max(0, picture.height);
    if (width == width_ && height == height_) return false;
    width_ = width, height_ = height;
    columns_ = (width + kTileWidth - 1) / kTileWidth;
    bands_ = (height + kTileHeight - 1) / kTileHeight;
    pixels_ = std::make_unique_for_overwrite<std::uint32_t[]>(std::size_t(width) * std::size_t(height));  // all is painted
    return true;
}

// A tile is known by everything that touches it, in order.
void Raster::hash_tiles(std::uint32_t clear) {
    tiles_.swap(tiles_before_);
    tiles_.assign(std::size_t(columns_) * std::size_t(bands_), clear);
    for (const auto& shape : shapes_) {
        const int left = shape.box.x0 / kTileWidth, right = (shape.box.x1 - 1) / kTileWidth;
        const int bottom = (shape.box.y1 - 1) / kTileHeight;
        for (int y = shape.box.y0 / kTileHeight; y <= bottom; ++y)
            for (int x = left; x <= right; ++x) {
                auto& tile = tiles_[std::size_t(y * columns_ + x)];
                tile = raster::mix(tile, shape.hash);
            }
    }
}

// One box per band, from its first to its last changed tile; equal neighbours are joined.
void Raster::find_dirty(bool all) {
    dirty_.clear();
    for (int band = 0; band < bands_; ++band) {
        int first = columns_, last = -1;
        for (int x = 0; x < columns_; ++x) {
            const auto i = std::size_t(band * columns_ + x);
            if (!all && tiles_[i] == tiles_before_[i]) continue;
            first = std::min(first, x), last = x;
        }
        if (last < 0) continue;
        const Box box = raster::cut({first * kTileWidth, band * kTileHeight, (last + 1) * kTileWidth, (band + 1) * kTileHeight},
                            {0, 0, width_, height_});
        if (!dirty_.empty() && dirty_.back().y1 == box.y0 && dirty_.back().x0 == box.x0 && dirty_.back().x1 == box.x1)
            dirty_.back().y1 = box.y1;
        else
            dirty_.push_back(box);
    }
}

void Raster::paint(const Box& box, std::uint32_t clear) {
    const raster::Target target{pixels_.get(), width_};
    for (int y = box.y0; y < box.y1; ++y) raster::fill_run(target.row(y) + box.x0, target.row(y) + box.x1, clear);
    for (const auto& shape : shapes_) {
        const Box part = raster::cut(shape.box, box);
        if (part.empty()) continue;
        switch (shape.kind) {
            case raster::Kind::fill: paint_fill(target, shape, part); break;
            case raster::Kind::blit: paint_blit(target, shape, part); break;
            case raster::Kind::triangle: paint_triangle(target, shape, part); break;
        }
    }
}

PixelRect Raster::draw(const Picture& picture) {
    apply(picture);
    const bool all = resize(picture);
    const std::uint32_t clear = picture.clear_rgba | 0xff000000u;
    raster::read_shapes(picture, textures_, shapes_);
    hash_tiles(clear);
    find_dirty(all);
    if (dirty_.empty()) return {};
    Box sum = dirty_.front();
    for (const auto& box : dirty_) {
        paint(box, clear);
        sum = {std::min(sum.x0, box.x0), std::min(sum.y0, box.y0), std::max(sum.x1, box.x1), std::max(sum.y1, box.y1)};
    }
    return {sum.x0, sum.y0, sum.x1 - sum.x0, sum.y1 - sum.y0};
}
