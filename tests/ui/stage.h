#pragma once
#include "platform/headless/stb_glyphs.h"
#include "store/action.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include <functional>
#include <string>
#include <vector>

// One component alone on a page: drawn by a function that reads and writes what a test holds.
// Presses and keys go the way the browser sends them; each goes on until nothing moves.
class Stage {
  public:
    explicit Stage(std::function<void(Ui&)> draw, int width = 1000, int height = 600, Theme = {.dark = true, .compact = false, .still = true, .forced = {}});

    void frame();                // one
    int rest();                  // as many as are asked for; how many there were
    void wait(double ms);        // no frame, only time
    void theme(const Theme&);

    void move(float x, float y);                 // CSS pixels
    void press_at(float x, float y);
    void drag(float from_x, float from_y, float to_x, float to_y);
    void click(std::string_view role, std::string_view name);
    void hold(bool ctrl, bool shift);            // until told otherwise
    void focus(std::string_view role, std::string_view name);
    void key(Key);                               // on what has the focus
    void enter();                                // presses what has the focus
    void type(std::string_view role, std::string_view name, std::string_view text);

    const a11y::Node& get(std::string_view role, std::string_view name) const;
    const a11y::Node* find(std::string_view role, std::string_view name) const { return screen.tree().find(role, name); }
    std::string focused() const;                 // the name of what has the focus
    std::string outline() const { return a11y::print(screen.tree()); }
    template <class A> const A* last() const {   // the newest action of that kind
        for (auto at = actions.rbegin(); at != actions.rend(); ++at)
            if (const A* a = std::get_if<A>(&*at)) return a;
        return nullptr;
    }

    std::vector<Action> actions;
    StbGlyphs glyphs{"build/fonts"};
    Screen screen;

  private:
    std::function<void(Ui&)> draw_;
    double now_ms_ = 1000;
    std::uint32_t active_ = 0;
};
