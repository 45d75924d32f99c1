#include "ui/button_parts.h"
#include "ui/menu_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kWidth = 280, kLine = 28;

namespace {

struct RangeMenu {
    Ui& ui;
    ScreenState& s;
    const TimeRangeMenu& menu;
    ImGuiID button;
    std::optional<TimeRange> picked;
};

void draw_presets(RangeMenu& m) {
    const auto& presets = m.menu.presets;
    Roving roving(m.s, m.button + 2, int(presets.size()), std::max(0, m.menu.chosen.preset), true);
    for (int i = 0; i < int(presets.size()); ++i) {
        const ImRect line = place(m.s, {rest_width(m.s, 100), px(m.s, m.ui.narrow() ? 44 : kLine)});
        const Hit h = hit(m.s, roving.id(i), line);
        const bool under = h.hovered || h.focused;
        if (under) fill(m.s, line, active_surface(m.s.colours), 4);
        const OnHighlight highlighted(m.s, under);
        if (i == m.menu.chosen.preset) put_icon(m.s, {line.Min.x + px(m.s, 14), middle(line).y}, Icon::check, 14, m.s.colours.accent.fg);
        put_left(m.s, {line.Min.x + px(m.s, 30), line.Min.y, line.Max.x, line.Max.y}, Style::body, m.s.colours.text.primary, presets[std::size_t(i)]);
        if (h.ring) focus_ring(m.s, line, 4, true);
        a11y::Node node = node_for(m.s, h, a11y::Role::radio, presets[std::size_t(i)]);
        node.tab = roving.tab(i);
        node.check = i == m.menu.chosen.preset ? a11y::Check::on : a11y::Check::off;
        say(m.s, node);
        if (h.pressed) m.picked = TimeRange{i, {}, {}};
    }
}

// What is typed is kept here until it is applied: half a time is of no use to the page.
void draw_custom(RangeMenu& m) {
    auto& [from, to] = m.s.widgets->ranges.try_emplace(m.button, m.menu.chosen.from, m.menu.chosen.to).first->second;
    m.ui.gap(4);
    m.ui.small("Or from, to", Tone::quiet);
    if (const auto text = m.ui.field({.key = "range from", .label = "From", .hint = "2026-11-22 13:26", .value = from, .mono = true})) from = *text;
    if (const auto text = m.ui.field({.key = "range to", .label = "To", .hint = "2026-11-22 13:58", .value = to, .error = m.menu.error, .mono = true})) to = *text;
    const auto row = m.ui.row();
    const std::string why = from.empty() && to.empty() ? "Type a time first" : "";
    if (m.ui.button({.label = "Apply", .kind = Button::Kind::primary, .size = Button::Size::compact, .why_disabled = why})) m.picked = TimeRange{-1, from, to};
}

}  // namespace

// Open, it is a small dialog: presets first, then two fields for any other range.
std::optional<TimeRange> Ui::time_range(const TimeRangeMenu& menu) {
    const Button b{.label = menu.label, .icon = Icon::clock, .about = "time range", .menu = true};
    const ImRect box = place(s_, {button_width(s_, b), control_height(s_)});
    const Hit h = menu_opener(s_, button_at(s_, b, id_of("time range"), box));
    say_opener(s_, h, s_.tree().keep("Time range: " + menu.label));
    if (!menu_open(s_, h)) return {};
    RangeMenu m{*this, s_, menu, h.id, {}};
    open_overlay(s_, "##range", false);
    const ImGuiID id = h.id + 1;
    const float width = px(s_, kWidth), high = s_.widgets->remembered(id, {0, px(s_, 200)}).y, edge = px(s_, 8);
    const float x = std::clamp(box.Max.x - width, edge, std::max(edge, screen_size(s_).x - edge - width));
    const float y = std::max(edge, std::min(box.Max.y + px(s_, 4), screen_size(s_).y - edge - high));
    const ImRect area{x, y, x + width, y + high};
    draw_raised(s_, area, 8, false);
    a11y::Node dialog = node_at(s_, id, area, a11y::Role::dialog, "Time range");
    dialog.modal = true;
    say(s_, dialog);
    s_.tree().open(id);
    Room r = room_at(s_, id, Room::Flow::down, 2, {area.Min.x + px(s_, 8), area.Min.y + px(s_, 8)});
    r.right = area.Max.x - px(s_, 8);
    open_room(s_, r);
    draw_presets(m);
    draw_custom(m);
    const Room closed = close_room(s_);
    s_.widgets->remember(s_, id, {0, closed.at.y + px(s_, 12) - area.Min.y});
    s_.widgets->menu_seen = true;
    const bool left = take_escape(s_, id) || pressed_beside(s_, area) || m.picked;
    s_.tree().close();
    close_overlay(s_);
    if (left) {
        s_.widgets->open_menu = 0;
        s_.widgets->ranges.erase(h.id);
        s_.want_focus(h.id);
        s_.want_frames(1);
    }
    return m.picked;
}
