#pragma once
#include "platform/raster.h"

// Pictures without a GPU: our own rasteriser, and putImageData of what changed.
class SoftwareRenderer final : public Renderer {
  public:
    const char* name() const override { return "software"; }
    void draw(const Picture&) override;
    void apply(const Picture& picture) override { raster_.apply(picture); }

  private:
    Raster raster_;
};
