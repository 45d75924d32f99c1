#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/part_fill.h"
#include "ui/scrolling.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static constexpr float kHeading = 30, kPad = 14, kBetween = 10, kLeastHeight = 240;
static constexpr double kMostInSight = 12'000;

namespace {

struct Placed { const CellGroup* group; float top = 0, cells = 0, bottom = 0; };  // from the start of the contents

struct Cells {
    ScreenState& s;
    const CellMap& map;
    ImGuiID id;
    ImRect view;
    float pitch = 0, side = 0, radius = 0;
    std::size_t across = 1, count = 0;
    std::vector<Placed> groups;
    float height = 0, scroll = 0;

    ImGuiID cell_id(std::size_t i) const { return ImHashData(&i, sizeof i, id); }
    const Placed* group_of(std::size_t i) const {
        for (const auto& p : groups)
            if (i >= p.group->first && i < p.group->first + p.group->count) return &p;
        return nullptr;
    }
    ImRect cell(const Placed& p, std::size_t i) const {
        const std::size_t n = i - p.group->first;
        const float x = view.Min.x + px(s, kPad) + pitch * float(n % across), y = view.Min.y - scroll + p.cells + pitch * float(n / across);
        return {x, y, x + side, y + side};
    }
};

// As large as is pleasant, as small as it takes to keep a frame short.
void measure_cells(Cells& t) {
    const float base = px(t.s, t.count <= 1200 ? 20 : t.count <= 6000 ? 14 : 9);
    const float needed = float(std::sqrt(double(t.view.GetWidth()) * t.view.GetHeight() / kMostInSight));
    t.pitch = std::ceil(std::max(base, needed));
    t.side = t.pitch - std::max(1.0f, px(t.s, t.pitch >= px(t.s, 14) ? 3 : 1));
    t.radius = t.pitch >= px(t.s, 14) ? 3.0f : 0.0f;
    t.across = std::max<std::size_t>(1, std::size_t((t.view.GetWidth() - px(t.s, 2 * kPad)) / t.pitch));
}

void place_groups(Cells& t) {
    float y = px(t.s, kPad);
    for (const auto& g : t.map.groups) {
        Placed p{&g, y};
        p.cells = y + (g.title.empty() ? 0 : px(t.s, kHeading));
        p.bottom = p.cells + t.pitch * float((g.count + t.across - 1) / t.across);
        y = p.bottom + px(t.s, kBetween);
        t.groups.push_back(p);
    }
    t.height = y;
}

Rgba colour_of(ScreenState& s, const CellShade& shade) {
    const Colours& c = s.colours;
    const Rgba full = part_colour(c, shade.tone, shade.series);
    return shade.strength >= 1 ? full : draw::mix(c.track, full, std::max(0.0f, shade.strength));
}

// An empty square has the page's own colour there.
void draw_forced(ScreenState& s, const ImRect& box, const CellShade& shade) {
    if (shade.strength > 0) fill_part(s, box, shade.tone, shade.series, false, 0, ImDrawFlags_RoundCornersNone, shade.strength);
    outline(s, box, s.colours.border.normal, 0);
}

void draw_group(Cells& t, const Placed& p) {
    ScreenState& s = t.s;
    const float top = t.view.Min.y - t.scroll;
    if (top + p.bottom < t.view.Min.y || top + p.top > t.view.Max.y) return;
    const ImRect head{t.view.Min.x + px(s, kPad), top + p.top, t.view.Max.x - px(s, kPad), top + p.cells - px(s, 6)};
    if (!p.group->title.empty()) {
        const float w = put_left(s, head, Style::small_strong, s.colours.text.primary, p.group->title);
        put_left(s, {head.Min.x + w + px(s, 8), head.Min.y, head.Max.x, head.Max.y}, Style::small, s.colours.text.tertiary, p.group->note);
    }
    const auto row_at = [&](float y) { return std::size_t(std::max(0.0f, std::floor((y - top - p.cells) / t.pitch))); };
    const std::size_t from = row_at(t.view.Min.y) * t.across, to = std::min(p.group->count, (row_at(t.view.Max.y) + 1) * t.across);
    for (std::size_t n = from; n < to; ++n) {
        const std::size_t i = p.group->first + n;
        const ImRect box = t.cell(p, i);
        if (s.colours.forced) draw_forced(s, box, t.map.shade(i));
        else if (t.radius > 0) fill(s, box, colour_of(s, t.map.shade(i)), t.radius);
        else ImGui::GetWindowDrawList()->AddRectFilled(box.Min, box.Max, colour_of(s, t.map.shade(i)));
    }
}

std::optional<std::size_t> pointed_at(const Cells& t) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!ImGui::IsWindowHovered() || !t.view.Contains(mouse)) return std::nullopt;
    for (const auto& p : t.groups) {
        const float x = mouse.x - t.view.Min.x - px(t.s, kPad), y = mouse.y - (t.view.Min.y - t.scroll + p.cells);
        if (x < 0 || y < 0 || mouse.y >= t.view.Min.y - t.scroll + p.bottom) continue;
        const std::size_t column = std::size_t(x / t.pitch), n = std::size_t(y / t.pitch) * t.across + column;
        if (column < t.across && n < p.group->count) return p.group->first + n;
    }
    return std::nullopt;
}

std::size_t moved(const Cells& t, std::size_t at, Key key) {
    const auto back = [&](std::size_t n) { return at >= n ? at - n : 0; };
    switch (key) {
        case Key::left: return back(1);
        case Key::right: return std::min(at + 1, t.count - 1);
        case Key::up: return back(t.across);
        case Key::down: return std::min(at + t.across, t.count - 1);
        case Key::page_up: return back(t.across * 10);
        case Key::page_down: return std::min(at + t.across * 10, t.count - 1);
        case Key::home: return 0;
        case Key::end: return t.count - 1;
        default: return at;
    }
}

void bring_into_sight(Cells& t, std::size_t i) {
    const Placed* p = t.group_of(i);
    if (!p) return;
    const ImRect box = t.cell(*p, i);
    float scroll = t.scroll;
    if (box.Min.y < t.view.Min.y) scroll -= t.view.Min.y - box.Min.y + t.pitch;
    if (box.Max.y > t.view.Max.y) scroll += box.Max.y - t.view.Max.y + t.pitch;
    if (scroll == t.scroll) return;
    t.scroll = std::round(std::max(0.0f, scroll));
    ImGui::SetScrollY(t.scroll);
    t.s.want_frames(1);
}

// A cell is a link; in the tree are the one that Tab comes to and the one under the pointer.
void say_cell(Ui& ui, Cells& t, std::size_t i, bool stop) {
    ScreenState& s = t.s;
    const Placed* p = t.group_of(i);
    if (!p) return;
    const auto href = s.tree().keep(t.map.href(i)), words = s.tree().keep(t.map.words(i));
    const ImRect box = t.cell(*p, i);
    const Hit h = link_hit(s, t.cell_id(i), box, href);
    const ImRect around{box.Min.x - px(s, 1), box.Min.y - px(s, 1), box.Max.x + px(s, 1), box.Max.y + px(s, 1)};
    if (h.hovered) outline(s, around, s.colours.text.primary, t.radius);
    if (h.ring) focus_ring(s, around, 3, false);
    a11y::Node node = link_node(s, h, words, href);
    node.tab = stop ? a11y::Tab::stop : a11y::Tab::none;
    say(s, node);
    if (h.focused) s.widgets->roving[t.id] = int(i);
    ui.tooltip(words);
    if (follows(h)) ui.emit(Follow{std::string(href)});
}

void say_groups(Cells& t) {
    for (const auto& p : t.groups) {
        if (p.group->title.empty()) continue;
        const float top = t.view.Min.y - t.scroll;
        say_words(t.s, {t.view.Min.x, top + p.top, t.view.Max.x, top + p.cells}, t.s.tree().keep(p.group->title + ", " + p.group->note));
    }
}

}  // namespace

void Ui::cells(const CellMap& map) {
    Cells t{s_, map, id_of(map.name)};
    for (const auto& g : map.groups) t.count = std::max(t.count, g.first + g.count);
    const float high = std::max(rest_height(s_), px(s_, kLeastHeight));
    t.view = place(s_, {rest_width(s_, 240), high});
    box(s_, t.view, s_.colours.surface.card, s_.colours.border.subtle, 8);
    measure_cells(t);
    place_groups(t);
    say(s_, node_at(s_, t.id, t.view, a11y::Role::region, map.name));
    s_.tree().open(t.id);
    ImGui::SetCursorScreenPos(t.view.Min);
    ImGui::SetNextWindowContentSize({0, t.height});
    ImGui::BeginChild(t.id, t.view.GetSize(), 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    pan_under_finger(s_, window);
    t.scroll = window->Scroll.y;
    if (t.count > 0) {
        int& kept = s_.widgets->roving.try_emplace(t.id, 0).first->second;
        std::size_t stop = std::min(std::size_t(std::max(0, kept)), t.count - 1);
        if (const auto key = take_key(s_, t.cell_id(stop))) {
            stop = moved(t, stop, *key);
            kept = int(stop);
            bring_into_sight(t, stop);
            s_.want_focus(t.cell_id(stop));
        }
        for (const auto& p : t.groups) draw_group(t, p);
        say_groups(t);
        say_cell(*this, t, stop, true);
        if (const auto i = pointed_at(t); i && *i != stop) say_cell(*this, t, *i, false);
    }
    window->DC.CursorMaxPos = {t.view.Min.x, t.view.Min.y - t.scroll + t.height};
    window->DC.IsSetPos = false;
    scrollbar(s_, window, t.view, t.height);
    ImGui::EndChild();
    s_.tree().close();
}
