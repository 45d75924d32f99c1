#pragma once
#include "base/picture.h"
#include <map>

// Pictures through WebGL2. Nothing here outlives its context: after a loss it says so, and a
// new renderer is made when the context is back.
class WebglRenderer final : public Renderer {
  public:
    WebglRenderer();
    const char* name() const override { return "webgl2"; }
    void draw(const Picture&) override;
    void apply(const Picture&) override;
    bool lost() const override { return lost_; }
    void lose() { lost_ = true; }
    static bool open(const char* canvas);  // makes the canvas's context current; false: there is none

  private:
    void change(const TextureChange&);
    void draw_list(const DrawList&, int height);

    std::map<std::uint32_t, unsigned> textures_;
    unsigned program_ = 0, vertices_ = 0, indices_ = 0;
    int to_clip_ = -1;
    bool lost_ = false;
};
