#include "ui/button_parts.h"
#include "ui/graph_state.h"
#include "ui/paint.h"
#include "ui/widgets.h"
#include <algorithm>
#include <fmt/format.h>

// What lies over a graph: zoom, fit, and a small picture of the whole where only a part is seen.
namespace graphs {

static constexpr float kTool = 28, kPercent = 52, kEdge = 12;

namespace {

struct Tools { ImRect out, percent, in, fit; };

Tools tools_of(const GraphFrame& f) {
    ScreenState& s = f.s;
    const float right = f.view.Max.x - px(s, kEdge), bottom = f.view.Max.y - px(s, kEdge), top = bottom - px(s, kTool);
    const float fit = right - px(s, kTool), in = fit - px(s, 6) - px(s, kTool), percent = in - px(s, kPercent), out = percent - px(s, kTool);
    return {{out, top, percent, bottom}, {percent, top, in, bottom}, {in, top, in + px(s, kTool), bottom}, {fit, top, right, bottom}};
}

Hit tool(GraphFrame& f, const char* name, const ImRect& box, std::string_view said, std::string_view key) {
    const Hit h = hit(f.s, ImHashStr(name, 0, f.id), box);
    a11y::Node node = node_for(f.s, h, a11y::Role::button, said);
    node.key = key;
    say(f.s, node);
    f.ui.tooltip(said);
    return h;
}

}  // namespace

bool tools(GraphFrame& f) {
    const Tools t = tools_of(f);
    const GraphPlace& to = f.k.moves_since < 0 ? f.k.at : f.k.to;
    const ImVec2 centre = middle(f.view);
    f.tools[0] = tool(f, "out", t.out, "Zoom out", "-");
    f.tools[1] = tool(f, "percent", t.percent, f.s.tree().keep(fmt::format("Zoom {}%, show at 100%", std::lround(to.zoom * 100))), {});
    f.tools[2] = tool(f, "in", t.in, "Zoom in", "+");
    f.tools[3] = tool(f, "fit", t.fit, "Show all", "f");
    const auto zoom = [&](double factor) { f.k.chosen = true, go_to(f, zoomed(f, factor, centre)); };
    if (f.tools[0].pressed) zoom(1 / 1.4);
    if (f.tools[1].pressed) zoom(1 / to.zoom);
    if (f.tools[2].pressed) zoom(1.4);
    if (f.tools[3].pressed) f.k.chosen = true, go_to(f, fitting(f));
    return std::any_of(f.tools.begin(), f.tools.end(), [](const Hit& h) { return h.hovered || h.held; });
}

void draw_tools(GraphFrame& f) {
    ScreenState& s = f.s;
    const Colours& c = s.colours;
    const Tools t = tools_of(f);
    box(s, {t.out.Min, t.in.Max}, c.surface.raised, c.border.normal, 6);
    box(s, t.fit, c.surface.raised, c.border.normal, 6);
    static constexpr std::array<Icon, 4> kIcons{Icon::minus, Icon::none, Icon::plus, Icon::maximize};
    for (std::size_t i = 0; i < f.tools.size(); ++i) {
        const Hit& h = f.tools[i];
        fill(s, inset(h.box, hair(s), hair(s)), h.held ? c.surface.active : warmed(0, c.surface.hover, h.warm), 5);
        const Rgba ink = h.hovered ? c.text.primary : c.text.secondary;
        put_icon(s, middle(h.box), kIcons[i], 14, ink);
        if (i == 1) put_centred(s, h.box, Style::small, ink, s.tree().keep(fmt::format("{}%", std::lround(f.k.at.zoom * 100))));
        if (h.ring) focus_ring(s, h.box, 6, true);
    }
}

bool map_wanted(const GraphFrame& f) { return !f.k.saw_all && f.view.GetWidth() > px(f.s, 3 * kMap) && f.view.GetHeight() > px(f.s, 1.8f * kMapHigh); }

ImRect map_box(const GraphFrame& f) {
    const float wide = std::max(1.0f, f.shape().width), high = std::max(1.0f, f.shape().height);
    const float per = std::min(px(f.s, kMap) / wide, px(f.s, kMapHigh) / high);
    const ImVec2 size{std::max(px(f.s, 24), std::round(wide * per)) + px(f.s, 12), std::max(px(f.s, 16), std::round(high * per)) + px(f.s, 12)};
    const ImVec2 at{f.view.Min.x + px(f.s, kEdge), f.view.Max.y - px(f.s, kEdge) - size.y};
    return {at, {at.x + size.x, at.y + size.y}};
}

static double map_scale(const GraphFrame& f, const ImRect& inside) {
    return std::min(inside.GetWidth() / std::max(1.0f, f.shape().width), inside.GetHeight() / std::max(1.0f, f.shape().height));
}

static ImRect map_inside(const GraphFrame& f) { return inset(map_box(f), px(f.s, 6), px(f.s, 6)); }

void look_where_map_says(GraphFrame& f, ImVec2 mouse) {
    const ImRect inside = map_inside(f);
    const double per = map_scale(f, inside);
    f.k.chosen = f.carried = true;
    go_to(f, {(mouse.x - inside.Min.x) / per, (mouse.y - inside.Min.y) / per, f.k.at.zoom}, true);
}

// Several nodes on one spot: the one that says most. A spot is two pixels wide, so that the map
// costs the same for 50 nodes and for 5,000.
static void draw_spots(GraphFrame& f, const ImRect& inside, double per) {
    const float spot = std::max(1.0f, std::round(2 * f.s.scale));
    const auto across = std::size_t(inside.GetWidth() / spot) + 1, down = std::size_t(inside.GetHeight() / spot) + 1;
    static thread_local std::vector<unsigned char> spots;
    spots.assign(across * down, 0);
    const auto rank = [](const GraphNodeLook& look) -> unsigned char {
        if (look.dimmed) return 1;
        switch (look.tone) {
            case Tone::completed: return 2;
            case Tone::queued: return 4;
            case Tone::starting: return 5;
            case Tone::running: return 6;
            case Tone::failed: return 7;
            default: return 3;
        }
    };
    for (std::size_t i = 0; i < f.m.looks.size(); ++i) {
        const auto& b = f.shape().boxes[i];
        const auto x = std::size_t((b.x + b.w / 2) * per / spot), y = std::size_t((b.y + b.h / 2) * per / spot);
        auto& at = spots[std::min(y, down - 1) * across + std::min(x, across - 1)];
        at = std::max(at, rank(f.m.looks[i]));
    }
    const Colours& c = f.s.colours;
    const std::array<Rgba, 8> inks{0, c.border.normal, c.completed.fill, c.border.control, c.queued.fill, c.starting.fill, c.running.fill, c.failed.fill};
    const float wide = std::max(spot, float(std::round(f.shape().boxes.front().w * per))), high = std::max(spot, float(std::floor(f.shape().boxes.front().h * per)));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t y = 0; y < down; ++y)
        for (std::size_t x = 0, end = 0; x < across; x = end) {
            const auto at = spots[y * across + x];
            for (end = x + 1; end < across && spots[y * across + end] == at;) ++end;
            if (!at) continue;
            const ImVec2 corner{inside.Min.x + float(x) * spot - std::floor(wide / 2), inside.Min.y + float(y) * spot - std::floor(high / 2)};
            list.AddRectFilled(corner, {corner.x + float(end - 1 - x) * spot + wide, corner.y + high}, inks[at]);  // neighbours alike are one
        }
}

void draw_map(GraphFrame& f) {
    ScreenState& s = f.s;
    const ImRect frame = map_box(f), inside = map_inside(f);
    const double per = map_scale(f, inside);
    box(s, frame, faded(s.colours.surface.canvas, 0.92f), s.colours.border.normal, 6);
    ImGui::PushClipRect(frame.Min, frame.Max, true);
    draw_spots(f, inside, per);
    ImRect seen{float(inside.Min.x + (f.view.Min.x - f.left) / f.scale * per), float(inside.Min.y + (f.view.Min.y - f.top) / f.scale * per),
                float(inside.Min.x + (f.view.Max.x - f.left) / f.scale * per), float(inside.Min.y + (f.view.Max.y - f.top) / f.scale * per)};
    seen.ClipWith(inset(frame, px(s, 2), px(s, 2)));
    fill(s, seen, faded(s.colours.accent.fill, 0.12f), 2);
    outline(s, seen, s.colours.accent.fill, 2, 1);
    ImGui::PopClipRect();
    say(s, node_at(s, ImHashStr("map", 0, f.id), frame, a11y::Role::img, "Overview of the whole graph"));
}

}  // namespace graphs
