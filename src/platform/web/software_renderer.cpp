#include "platform/web/software_renderer.h"
#include "platform/web/bridge.h"

void SoftwareRenderer::draw(const Picture& picture) {
    const PixelRect changed = raster_.draw(picture);
    if (changed.w <= 0 || changed.h <= 0) return;
    shell_put_pixels(raster_.pixels(), raster_.width(), raster_.height(), changed.x, changed.y, changed.w, changed.h);
}
