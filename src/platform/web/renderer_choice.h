#pragma once
#include "platform/web/software_renderer.h"
#include "platform/web/webgl_renderer.h"
#include <memory>

// WebGL2 where there is a GPU; the rasteriser elsewhere, and while a lost context is away.
// The shell shows the canvas of the one in use: a canvas keeps its first kind of context.
class RendererChoice final : public Renderer {
  public:
    explicit RendererChoice(bool webgl);
    const char* name() const override { return current().name(); }
    void draw(const Picture& picture) override { current().draw(picture); }
    void apply(const Picture& picture) override { current().apply(picture); }
    bool change_over(bool context_lost);  // true: another one draws from now on, and has no textures yet

  private:
    Renderer& current() const { return software_ ? static_cast<Renderer&>(*software_) : *webgl_; }
    void use_software();
    void use_webgl();

    std::unique_ptr<WebglRenderer> webgl_;        // null: there never was one
    std::unique_ptr<SoftwareRenderer> software_;  // null while WebGL draws
};
