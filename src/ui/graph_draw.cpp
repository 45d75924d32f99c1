#include "ui/graph_state.h"
#include "ui/paint.h"
#include "ui/widgets.h"
#include <algorithm>

// Nodes and the dots behind them. At 100 % a node is as the design has it; the further away, the
// less of it: no fact, no words, no icon, and at last a few pixels of its colour.
namespace graphs {

static constexpr double kFacts = 0.72, kNames = 0.5, kIcons = 0.32, kCorners = 0.22, kBorders = 0.14;  // least zoom, without the screen's own scale

void draw_dots(GraphFrame& f) {
    double step = 24 * f.scale;
    while (step < 20 * f.s.scale) step *= 2;
    const float size = hair(f.s);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double x0 = f.left + std::ceil((f.view.Min.x - f.left) / step) * step, y0 = f.top + std::ceil((f.view.Min.y - f.top) / step) * step;
    for (double y = y0; y < f.view.Max.y; y += step)
        for (double x = x0; x < f.view.Max.x; x += step) {
            const ImVec2 at{float(std::round(x)), float(std::round(y))};
            list.AddRectFilled(at, {at.x + size, at.y + size}, f.s.colours.border.subtle);
        }
}

namespace {

struct Type { ImFont* font; ImFontBaked* baked; float size; };

Type type_of(const GraphFrame& f, Style style) {
    const TypeStyle& t = f.s.tokens.style(style);
    const Face face = t.mono ? (t.weight >= 500 ? Face::mono_medium : Face::mono) : t.weight >= 500 ? Face::ui_medium : Face::ui;
    ImFont* font = f.s.faces[std::size_t(face)];
    const float size = std::round(float(t.size * f.scale));  // whole sizes: each is drawn once and kept
    return {font, font->GetFontBaked(size), size};
}

float wide(const Type& t, std::string_view words, float most, std::size_t* fits) {
    float w = 0;
    for (const char *p = words.data(), *end = p + words.size(); p < end;) {
        unsigned c = static_cast<unsigned char>(*p);
        const char* next = p + (c < 0x80 ? 1 : std::max(1, ImTextCharFromUtf8(&c, p, end)));
        w += t.baked->GetCharAdvance(static_cast<ImWchar>(c));
        if (fits && w <= most) *fits = std::size_t(next - words.data());
        p = next;
    }
    return w;
}

// Centred on y, cut with an ellipsis; returns how wide it became.
float put_scaled(const GraphFrame& f, const Type& t, float x, float y, float most, Rgba ink, std::string_view words) {
    std::size_t fits = 0;
    const float dots = t.baked->GetCharAdvance(0x2026);
    float w = wide(t, words, most - dots, &fits);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at{std::round(x), std::round(y - (t.baked->Ascent - t.baked->Descent) / 2)};
    if (f.s.on_highlight) ink = f.s.colours.accent.on_solid;
    if (w <= most) {
        list.AddText(t.font, t.size, at, ink, words.data(), words.data() + words.size());
        return w;
    }
    w = wide(t, words.substr(0, fits), 0, nullptr);
    list.AddText(t.font, t.size, at, ink, words.data(), words.data() + fits);
    list.AddText(t.font, t.size, {std::round(at.x + w), at.y}, ink, "…");
    return w + dots;
}

Rgba icon_ink(const Colours& c, Tone tone) { return tone == Tone::quiet || tone == Tone::plain ? c.text.tertiary : c.state_of(tone).fg; }

// A colour that says the state where there is room for nothing else.
Rgba far_colour(const Colours& c, const GraphNodeLook& look) {
    const Rgba full = look.tone == Tone::quiet || look.tone == Tone::plain ? c.unused.fill : c.state_of(look.tone).fill;
    return look.dimmed ? draw::mix(full, c.surface.card, 0.75f) : full;
}

void draw_card(GraphFrame& f, int box, const ImRect& r, float radius) {
    ScreenState& s = f.s;
    const Colours& c = s.colours;
    const GraphNodeLook& look = f.look(box);
    const StateColours& tone = c.state_of(look.tone);
    const bool selected = box == f.m.selected;
    const Rgba surface = look.tinted && !c.forced ? tone.bg : c.surface.raised;
    Rgba border = look.tinted ? tone.border : look.critical ? c.text.tertiary : c.border.normal;
    if (box == f.hovered && !selected) border = c.border.control;
    if (look.stacked) {
        const float up = std::max(2.0f, std::round(float(5 * f.scale))), in = std::round(float(6 * f.scale));
        ::box(s, {r.Min.x + in, r.Min.y - up, r.Max.x - in, r.Min.y + up * 2}, surface, border, radius);
    }
    ::box(s, r, surface, selected ? 0 : border, radius);
    if (selected) outline(s, r, c.accent.fill, radius, 2);
}

void draw_words(GraphFrame& f, int box, const ImRect& r) {
    ScreenState& s = f.s;
    const Colours& c = s.colours;
    const GraphNodeLook& look = f.look(box);
    const GraphNodeWords words = f.m.words(std::size_t(box));
    const double zoom = f.scale / s.scale;
    const bool fact = zoom >= kFacts && !words.fact.empty();
    const float x = r.Min.x + float(34 * f.scale), middle_y = (r.Min.y + r.Max.y) / 2;
    float right = r.Max.x - float(8 * f.scale);
    const Type name = type_of(f, look.faint ? Style::mono : Style::mono_strong);
    if (!words.mark.empty()) {
        const Type small = type_of(f, Style::micro);
        const float w = wide(small, words.mark, 0, nullptr);
        put_scaled(f, small, right - w, fact ? r.Min.y + float(16 * f.scale) : middle_y, w + 2, c.text.secondary, words.mark);
        right -= w + float(6 * f.scale);
    }
    put_scaled(f, name, x, fact ? r.Min.y + float(16 * f.scale) : middle_y, right - x, look.faint ? c.text.secondary : c.text.primary, words.name);
    if (fact) put_scaled(f, type_of(f, Style::micro), x, r.Min.y + float(34.5 * f.scale), r.Max.x - float(8 * f.scale) - x, look.tinted ? c.text.secondary : c.text.tertiary, words.fact);
}

void draw_node(GraphFrame& f, int box) {
    ScreenState& s = f.s;
    const ImRect r = f.rect(box);
    const GraphNodeLook& look = f.look(box);
    const double zoom = f.scale / s.scale;
    if (zoom < kBorders) {
        ImGui::GetWindowDrawList()->AddRectFilled(r.Min, {std::max(r.Max.x, r.Min.x + 1), std::max(r.Max.y, r.Min.y + 1)}, far_colour(s.colours, look));
        return;
    }
    const float radius = zoom < kCorners ? 0 : float(6 * std::min(1.0, zoom));
    if (zoom < kIcons) {
        const Rgba colour = far_colour(s.colours, look);
        fill(s, r, draw::mix(s.colours.surface.raised, colour, look.tinted ? 0.75f : 0.35f), radius);
        if (box == f.m.selected) outline(s, r, s.colours.accent.fill, radius, 2);
        return;
    }
    draw_card(f, box, r, radius);
    const float side = float(std::clamp(16 * zoom, 9.0, 24.0));
    const ImVec2 icon{zoom >= kNames ? r.Min.x + float(18 * f.scale) : (r.Min.x + r.Max.x) / 2, zoom >= kFacts ? r.Min.y + float(17 * f.scale) : (r.Min.y + r.Max.y) / 2};
    if (look.busy) put_busy(s, icon, side * 0.9f, icon_ink(s.colours, look.tone));
    else put_icon(s, icon, look.icon, std::round(side), icon_ink(s.colours, look.tone));
    if (zoom >= kNames) draw_words(f, box, r);
    if (look.dimmed) fill(s, {r.Min.x, r.Min.y - float(look.stacked ? 6 * f.scale : 0), r.Max.x, r.Max.y}, faded(s.colours.surface.card, 0.72f), radius);
}

}  // namespace

void draw_nodes(GraphFrame& f) {
    for (const int box : f.boxes) if (f.in_sight(box)) draw_node(f, box);
}

}  // namespace graphs
