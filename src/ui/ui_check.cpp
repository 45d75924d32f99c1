#include "ui/check_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

void draw_check(ScreenState& s, ImVec2 centre, a11y::Check state, bool hovered) {
    const Colours& c = s.colours;
    const float half = px(s, 16) / 2;
    const ImVec2 corner{std::floor(centre.x - half), std::floor(centre.y - half)};
    const ImRect square{corner, {corner.x + px(s, 16), corner.y + px(s, 16)}};
    if (state == a11y::Check::on || state == a11y::Check::mixed) {
        fill(s, square, hovered ? c.accent.solid_hover : c.accent.solid, 4);
        if (c.forced) outline(s, square, c.accent.on_solid, 4);
        put_icon(s, middle(square), state == a11y::Check::on ? Icon::check : Icon::minus, 12, c.accent.on_solid);
    } else {
        box(s, square, c.surface.inset, hovered ? c.text.secondary : c.border.control, 4);
    }
}

void draw_switch(ScreenState& s, const ImRect& area, bool on) {
    const Colours& c = s.colours;
    fill(s, area, on ? c.accent.solid : c.border.control, 99);
    const float r = area.GetHeight() / 2 - px(s, 2);
    const ImVec2 knob{on ? area.Max.x - area.GetHeight() / 2 : area.Min.x + area.GetHeight() / 2, middle(area).y};
    ImGui::GetWindowDrawList()->AddCircleFilled(knob, r, c.accent.on_solid);
}

bool Ui::checkbox(std::string_view label, bool on) {
    const float text = std::ceil(measure(s_, Style::body, label));
    const ImRect box = place(s_, {px(s_, 24) + text, px(s_, 24)});
    const Hit h = hit(s_, id_of(label), box);
    if (h.seen) {
        draw_check(s_, {box.Min.x + px(s_, 8), middle(box).y}, on ? a11y::Check::on : a11y::Check::off, h.hovered);
        put_left(s_, {box.Min.x + px(s_, 24), box.Min.y, box.Max.x + 1, box.Max.y}, Style::body, s_.colours.text.primary, label);
        if (h.ring) focus_ring(s_, {box.Min.x, box.Min.y + px(s_, 4), box.Min.x + px(s_, 16), box.Max.y - px(s_, 4)}, 4, false);
    }
    a11y::Node node = node_for(s_, h, a11y::Role::checkbox, label);
    node.check = on ? a11y::Check::on : a11y::Check::off;
    say(s_, node);
    return h.pressed;
}

bool Ui::toggle(std::string_view label, bool on) {
    const float text = label.empty() ? 0 : std::ceil(measure(s_, Style::body, label)) + px(s_, 8);
    const ImRect box = place(s_, {px(s_, 30) + text, px(s_, 24)});
    const Hit h = hit(s_, id_of(label), box);
    const ImRect track{box.Min.x, box.Min.y + px(s_, 3), box.Min.x + px(s_, 30), box.Min.y + px(s_, 21)};
    if (h.seen) {
        draw_switch(s_, track, on);
        put_left(s_, {track.Max.x + px(s_, 8), box.Min.y, box.Max.x + 1, box.Max.y}, Style::body, s_.colours.text.primary, label);
        if (h.ring) focus_ring(s_, track, 9, false);
    }
    a11y::Node node = node_for(s_, h, a11y::Role::toggle, label);
    node.check = on ? a11y::Check::on : a11y::Check::off;
    say(s_, node);
    return h.pressed;
}
