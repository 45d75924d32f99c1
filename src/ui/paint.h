#pragma once
#include "ui/draw.h"
#include "ui/icon.h"
#include "ui/parts.h"
#include "ui/screen_state.h"
#include <string_view>
#include <vector>

// How components draw: into the current window's list, in device pixels, with colours of the
// theme. Boxes are given outer edges; a border lies inside its box.
void put(ScreenState&, ImVec2 top_left, Style, Rgba, std::string_view);
float put_left(ScreenState&, const ImRect&, Style, Rgba, std::string_view);    // centred on the box's height, elided
float put_right(ScreenState&, const ImRect&, Style, Rgba, std::string_view);
void put_key_cap(ScreenState&, const ImRect&, std::string_view);
void put_centred(ScreenState&, const ImRect&, Style, Rgba, std::string_view);
void put_icon(ScreenState&, ImVec2 centre, Icon, float size_dp, Rgba);
void put_busy(ScreenState&, ImVec2 centre, float size_dp, Rgba);               // turns, unless motion is unwanted; asks for its frames
float measure(ScreenState&, Style, std::string_view);                          // px
float line_height(const ScreenState&, Style);                                  // px

void fill(ScreenState&, const ImRect&, Rgba, float radius_dp, ImDrawFlags corners = ImDrawFlags_RoundCornersAll);
void outline(ScreenState&, const ImRect&, Rgba, float radius_dp, float width_dp = 1);
void box(ScreenState&, const ImRect&, Rgba surface, Rgba border, float radius_dp);
void rule(ScreenState&, float x0, float x1, float y, Rgba);                    // one hairline, its upper edge at y
void focus_ring(ScreenState&, const ImRect&, float radius_dp, bool inside);
void hatch(ScreenState&, const ImRect&, const StateColours&);
void shape(ScreenState&, ImVec2 centre, Badge::Shape, const StateColours&);
std::vector<std::string_view> broken(ScreenState&, Style, std::string_view, float width_px);  // into lines
ImVec2 middle(const ImRect&);
ImRect inset(const ImRect&, float x_px, float y_px);
Rgba faded(Rgba, float alpha);

// With the system's own colours, what is selected is Highlight and what stands on it HighlightText:
// while one of these lives, all ink is.
Rgba active_surface(const Colours&);
struct OnHighlight {
    OnHighlight(ScreenState&, bool on);
    OnHighlight(const OnHighlight&) = delete;
    ~OnHighlight();
    ScreenState& s;
    bool before;
};
