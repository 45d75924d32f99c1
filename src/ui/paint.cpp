#include "ui/paint.h"
#include "ui/layout.h"
#include <cmath>

static ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

ImVec2 middle(const ImRect& r) { return {(r.Min.x + r.Max.x) / 2, (r.Min.y + r.Max.y) / 2}; }
ImRect inset(const ImRect& r, float x, float y) { return {r.Min.x + x, r.Min.y + y, r.Max.x - x, r.Max.y - y}; }
Rgba faded(Rgba c, float alpha) { return draw::with_alpha(c, alpha); }
float measure(ScreenState& s, Style style, std::string_view text) { return draw::width(s, style, text); }
float line_height(const ScreenState& s, Style style) { return draw::line_height(s, style); }

static float line_top(const ScreenState& s, const ImRect& box, Style style) {
    return std::floor((box.Min.y + box.Max.y - draw::line_height(s, style)) / 2);
}

Rgba active_surface(const Colours& c) { return c.forced ? c.accent.solid : c.surface.active; }
OnHighlight::OnHighlight(ScreenState& state, bool on) : s(state), before(state.on_highlight) { s.on_highlight = (before || on) && s.colours.forced; }
OnHighlight::~OnHighlight() { s.on_highlight = before; }
static Rgba ink(const ScreenState& s, Rgba colour) { return s.on_highlight ? s.colours.accent.on_solid : colour; }

void put(ScreenState& s, ImVec2 at, Style style, Rgba colour, std::string_view text) { draw::text(s, list(), at, style, ink(s, colour), text); }

float put_left(ScreenState& s, const ImRect& box, Style style, Rgba colour, std::string_view text) {
    if (text.empty() || box.GetWidth() < 1) return 0;
    return draw::elided(s, list(), {box.Min.x, line_top(s, box, style)}, box.GetWidth() + 0.5f, style, ink(s, colour), text);
}

float put_right(ScreenState& s, const ImRect& box, Style style, Rgba colour, std::string_view text) {
    const float width = measure(s, style, text);
    if (width >= box.GetWidth()) return put_left(s, box, style, colour, text);
    draw::text(s, list(), {std::round(box.Max.x - width), line_top(s, box, style)}, style, ink(s, colour), text);
    return width;
}

void put_centred(ScreenState& s, const ImRect& box, Style style, Rgba colour, std::string_view text) {
    const float width = measure(s, style, text);
    if (width >= box.GetWidth()) return void(put_left(s, box, style, colour, text));
    draw::text(s, list(), {std::round(middle(box).x - width / 2), line_top(s, box, style)}, style, ink(s, colour), text);
}

void put_icon(ScreenState& s, ImVec2 centre, Icon icon, float size_dp, Rgba colour) {
    const float half = px(s, size_dp) / 2;
    draw::icon(s, list(), {std::round(centre.x - half), std::round(centre.y - half)}, size_dp, icon, ink(s, colour));
}

// 20 steps a second are enough for something this small. What cannot be seen asks for nothing;
// a hidden page has no frames at all.
void put_busy(ScreenState& s, ImVec2 centre, float size, Rgba colour) {
    const float r = size * s.scale * 0.375f;
    const ImRect box{centre.x - r, centre.y - r, centre.x + r, centre.y + r};
    if (!ImGui::IsRectVisible(box.Min, box.Max)) return;
    const double turn = s.theme.still ? 0 : std::fmod(s.now_ms, 1000) / 1000;
    const float from = float(turn * 2 * IM_PI) - IM_PI / 2;
    list().PathArcTo({std::round(centre.x), std::round(centre.y)}, r, from, from + 1.5f * IM_PI, 24);
    list().PathStroke(ink(s, colour), 0, std::max(1.5f, 1.6f * s.scale));
    if (!s.theme.still) s.wake_after(50);
}

void put_key_cap(ScreenState& s, const ImRect& cap, std::string_view key) {
    box(s, cap, s.colours.surface.raised, s.colours.border.normal, 4);
    put_centred(s, cap, Style::micro, s.colours.text.secondary, key);
}

void fill(ScreenState& s, const ImRect& r, Rgba colour, float radius, ImDrawFlags corners) {
    if (colour >> 24) draw::fill(s, list(), r, colour, corners == ImDrawFlags_RoundCornersNone ? 0 : radius, corners);
}

void outline(ScreenState& s, const ImRect& r, Rgba colour, float radius, float width) {
    if (colour >> 24) draw::border(s, list(), r, colour, radius, width);
}

void box(ScreenState& s, const ImRect& r, Rgba surface, Rgba border, float radius) {
    fill(s, r, surface, radius);
    outline(s, r, border, radius);
}

void rule(ScreenState& s, float x0, float x1, float y, Rgba colour) { draw::hairline(s, list(), x0, x1, y, colour); }
void focus_ring(ScreenState& s, const ImRect& r, float radius, bool inside) { draw::focus_ring(s, list(), r, radius, inside); }

void hatch(ScreenState& s, const ImRect& r, const StateColours& c) {
    draw::hatch(s, list(), r, c.bg, c.fill, r.GetHeight() > px(s, 10) ? 6 : 3.6f, r.GetHeight() > px(s, 10) ? 2.6f : 1.6f);
}

static void octagon(ScreenState& s, ImVec2 at, Rgba body, Rgba cross) {
    const float r = 5.5f * s.scale, arm = 1.8f * s.scale;
    ImVec2 points[8];
    for (int i = 0; i < 8; ++i) {
        const float a = (float(i) + 0.5f) * IM_PI / 4;
        points[i] = {at.x + r * std::cos(a), at.y + r * std::sin(a)};
    }
    list().AddConvexPolyFilled(points, 8, body);
    list().AddLine({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, cross, 1.5f * s.scale);
    list().AddLine({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, cross, 1.5f * s.scale);
}

void shape(ScreenState& s, ImVec2 at, Badge::Shape which, const StateColours& c) {
    at = {std::floor(at.x) + 0.5f, std::floor(at.y) + 0.5f};
    const float r = 5.5f * s.scale;
    const Rgba body = ink(s, c.fill);
    switch (which) {
        case Badge::Shape::disc: list().AddCircleFilled(at, 4.5f * s.scale, body, 24); break;
        case Badge::Shape::triangle: list().AddTriangleFilled({at.x, at.y - r}, {at.x + r, at.y + r * 0.8f}, {at.x - r, at.y + r * 0.8f}, body); break;
        case Badge::Shape::octagon: octagon(s, at, body, s.on_highlight ? s.colours.accent.solid : s.colours.surface.card); break;
        case Badge::Shape::ring: list().AddCircle(at, 3.4f * s.scale, body, 20, 1.5f * s.scale); break;
        case Badge::Shape::none: break;
    }
}
