#pragma once
#include "base/glyphs.h"
#include "base/picture.h"
#include "ui/a11y.h"
#include "ui/theme.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
class Ui;
struct ScreenState;
struct Surface;
struct SurfaceEvent;

// The one Dear ImGui context, without its header. Input goes in, a picture and a tree come
// out. Keyboard focus belongs to whoever holds the mirror (the browser's DOM): it is told
// here, and only the mouse or a dialog may ask for it to move (`focus_wanted`).
enum class Cursor : std::uint8_t { arrow, text, hand, resize_ew, resize_ns, resize_all, not_allowed, grab };
enum class Key : std::uint8_t { up, down, left, right, page_up, page_down, home, end, enter, space, escape, context_menu, select_all, tab };

// What the element that edits should hold, when the mouse moved the caret in what was drawn.
struct TextSelection {
    std::uint32_t id = 0;
    int from = 0, to = 0;  // bytes of UTF-8
};

class Screen {
  public:
    Screen(GlyphSource&, std::string_view tokens_json);
    ~Screen();

    // what the window is like
    void resize(int width_px, int height_px, float pixel_ratio);
    void use(const Theme&);             // colours, density, motion; cheap when nothing changed

    // what the person does; positions in device pixels
    void pointer_move(float x, float y, bool touch);
    void pointer_leave();
    void pointer_button(int button, bool down);   // 0 left, 1 right, 2 middle
    void wheel(float dx, float dy);               // in lines of three, as ImGui counts
    void pan(float dx_px, float dy_px);           // touch: moves what is under the finger by exactly this
    void modifiers(bool ctrl, bool shift, bool alt, bool meta);
    void focus(std::uint32_t id, bool ring);      // 0: nothing has it
    void activate(std::uint32_t id);              // Enter, Space, a screen reader
    void key(std::uint32_t id, Key);              // for composites: rows, menus, tabs, dialogs
    bool focus_shortcut(std::string_view keys);   // to the field that says it has this key, or presses the button that does; false: there is none
    void edit(std::uint32_t id, std::string_view value, int from, int to);  // a text field's new value and selection, UTF-8 bytes
    void surface_event(SurfaceEvent);             // done in an editor or a terminal over the page
    void window_focus(bool);
    void renew_glyphs();                // between frames: a font came that can draw what another stood in for
    void renew_textures();              // the renderer lost them: the next picture brings them all

    // one frame
    Ui& begin(double steady_ms);
    void end();
    const Picture& picture() const;               // until the next begin
    const a11y::Tree& tree() const;
    const std::vector<a11y::Change>& changes() const;  // since the last end
    std::uint32_t focus_wanted() const;           // 0: leave it where it is
    std::uint32_t focused() const;                // ImGui's item, for the tests that compare
    std::optional<TextSelection> selection_wanted();
    Cursor cursor() const;
    std::string_view hovered_href() const;        // of the link under the pointer
    std::string copied_rows() const;              // TSV of the selected table rows; empty when there are none
    const std::vector<Surface>& surfaces() const;  // until the next end: what lies over the picture
    std::string surface_theme() const;            // "name=#rrggbb" lines: the colours they should have
    float height_wanted() const;                  // CSS pixels that would show all of the page
    int frames_wanted() const;                    // > 0: something moves or settles
    std::optional<double> wake_after_ms() const;  // a tooltip, a toast, a caret

  private:
    std::unique_ptr<ScreenState> s_;
};
