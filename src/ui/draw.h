#pragma once
#include "ui/icon.h"
#include "ui/screen_state.h"
#include "ui/tokens.h"
#include <imgui.h>
#include <imgui_internal.h>
#include <string_view>

// Drawing basics: device pixels in, whole pixels out. Text is placed by the top of its
// line box, as in CSS, so that different sizes on one line share a centre.
namespace draw {

float line_height(const ScreenState&, Style);
float width(const ScreenState&, Style, std::string_view);
void text(const ScreenState&, ImDrawList&, ImVec2 top_left, Style, Rgba, std::string_view);
// With an ellipsis when it is wider than `most`; returns the width drawn. `cut` says whether it was.
float elided(const ScreenState&, ImDrawList&, ImVec2 top_left, float most, Style, Rgba, std::string_view, bool* cut = nullptr);
// Wrapped at words; returns the height. Draws nothing when `dl` is null.
float wrapped(const ScreenState&, ImDrawList* dl, ImVec2 top_left, float width, Style, Rgba, std::string_view);
void icon(const ScreenState&, ImDrawList&, ImVec2 top_left, float size_dp, Icon, Rgba);  // in a square of that size

void fill(const ScreenState&, ImDrawList&, const ImRect&, Rgba, float radius_dp = 0, ImDrawFlags corners = 0);
void border(const ScreenState&, ImDrawList&, const ImRect&, Rgba, float radius_dp = 0, float width_dp = 1);  // inside the rectangle
void hairline(const ScreenState&, ImDrawList&, float x0, float x1, float y, Rgba);   // 1 dp, on the pixel grid, below y
void vertical(const ScreenState&, ImDrawList&, float x, float y0, float y1, Rgba);
void shadow(const ScreenState&, ImDrawList&, const ImRect&, float spread_dp, float alpha, float radius_dp);
void hatch(const ScreenState&, ImDrawList&, const ImRect&, Rgba base, Rgba ink, float period_dp, float stroke_dp);
void focus_ring(const ScreenState&, ImDrawList&, const ImRect&, float radius_dp, bool inside = false);
Rgba with_alpha(Rgba, float alpha);
Rgba mix(Rgba a, Rgba b, float share_of_b);

}  // namespace draw

// One thing that can be pressed, at a rectangle the caller chose.
struct Item {
    ImGuiID id = 0;
    ImRect rect;
    bool visible = false;   // inside the clip
    bool hovered = false, held = false;
    bool pressed = false;   // by the mouse, by Enter or Space, or by a screen reader
    bool focused = false;   // and the ring is wanted
    bool has_focus = false; // with or without the ring
};
Item item(ScreenState&, ImGuiID id, const ImRect&, bool disabled = false);
ImGuiID id_of(std::string_view key);                          // in the current id scope
a11y::Node& say(ScreenState&, a11y::Role, ImGuiID, const ImRect&, std::string_view name);
