#include "platform/web/renderer_choice.h"
#include "platform/web/bridge.h"

RendererChoice::RendererChoice(bool webgl) {
    if (webgl && WebglRenderer::open("#canvas-webgl")) use_webgl();
    else use_software();
}

void RendererChoice::use_software() {
    software_ = std::make_unique<SoftwareRenderer>();
    shell_show_canvas(0);
}

void RendererChoice::use_webgl() {
    webgl_ = std::make_unique<WebglRenderer>();
    software_.reset();
    shell_show_canvas(1);
}

bool RendererChoice::change_over(bool context_lost) {
    if (!webgl_ || webgl_->lost() == context_lost) return false;
    webgl_->lose();
    context_lost ? use_software() : use_webgl();
    return true;
}
