#pragma once
#include "base/glyphs.h"
#include "base/picture.h"
#include "ui/a11y.h"
#include "ui/screen.h"
#include "ui/surface.h"
#include "ui/tokens.h"
#include <array>
#include <functional>
#include <imgui.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the widgets share while a frame is made; only `src/ui` sees it. `scale` is device
// pixels per dp: everything drawn is multiplied by it and lands on whole pixels.
struct Widgets;

struct Edit {                // what the element that edits holds now
    std::uint32_t id = 0;
    std::string value;
    int from = 0, to = 0;    // bytes
};

struct OpenDialog {
    std::uint32_t id = 0, opener = 0;  // opener: what had the focus before
};

struct Widgets;
struct LaidSurface;
struct LaidCover;

struct ScreenState {
    ScreenState(GlyphSource& g, std::string_view tokens_json);
    ~ScreenState();

    GlyphSource& glyphs;
    ImGuiContext* imgui = nullptr;
    Tokens tokens;
    Theme theme;
    Colours colours;
    std::array<ImFont*, 6> faces{};
    float scale = 1;
    bool on_highlight = false;        // see OnHighlight
    int width_px = 0, height_px = 0;

    // what was said
    std::array<a11y::Tree, 2> trees;
    int now_tree = 0;
    std::vector<a11y::Change> changes;
    a11y::Tree& tree() { return trees[static_cast<std::size_t>(now_tree)]; }
    const a11y::Tree& last_tree() const { return trees[static_cast<std::size_t>(1 - now_tree)]; }

    // focus: the DOM's, told to us
    std::uint32_t focus_id = 0;
    bool focus_ring = false;
    std::uint32_t focus_wanted = 0;   // until the DOM says it has it, or the item is gone too long
    int focus_patience = 0;
    std::vector<OpenDialog> dialogs;  // innermost last
    void want_focus(std::uint32_t id) { focus_wanted = id; focus_patience = 8; }

    // input of this frame
    std::uint32_t activated = 0;      // this item counts as pressed
    std::uint32_t key_id = 0;         // the composite item that had the key
    std::optional<Key> key;
    mutable bool key_taken = false;   // somebody asked for it in this frame
    mutable bool escape_used = false; // it closed something, or let go of it: it goes no further
    bool focus_new = false;           // since the last frame: its owner does not know yet that it has it
    std::optional<Edit> edit;         // taken by the field it is for
    std::vector<SurfaceEvent> surface_events;  // taken by the surface they are of
    float pan_x = 0, pan_y = 0;       // device pixels, for the scrolling part under the finger

    // output of this frame
    std::vector<LaidSurface> laid_surfaces;  // while it is made; see ui/surface_parts.h
    std::vector<LaidCover> laid_covers;
    std::vector<Surface> surfaces;
    std::optional<TextSelection> selection_wanted;
    std::string hovered_href, next_hovered_href;
    std::string copied_rows, next_copied_rows;
    std::function<std::string()> copied, next_copied;  // made when it is wanted: a selection of a log may be megabytes
    Cursor cursor = Cursor::arrow;
    int frames_wanted = 0;
    std::optional<double> wake_ms;    // from now
    double now_ms = 0;
    void want_frames(int n) { if (n > frames_wanted) frames_wanted = n; }
    void wake_after(double ms) { if (!wake_ms || ms < *wake_ms) wake_ms = ms; }

    Picture picture;
    bool renew_textures = false;      // the renderer lost them all

    std::unique_ptr<Widgets> widgets;  // what components remember between frames
    std::unique_ptr<Ui> ui;

    float px(float dp) const { return static_cast<float>(static_cast<int>(dp * scale + 0.5f)); }
};
