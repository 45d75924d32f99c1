#include "ui/selection_bar.h"
#include "ui/button_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHigh = 48, kPad = 14, kGap = 6, kBelow = 64;

std::optional<int> selection_bar(Ui& ui, const SelectionBar& bar) {
    ScreenState& s = ui.state();
    float width = px(s, 2 * kPad) + measure(s, Style::body_strong, bar.title) + px(s, 10) + measure(s, Style::small, bar.note) + px(s, 24 + 32);
    for (const auto& button : bar.actions) width += button_width(s, button) + px(s, kGap);
    const float nav = ui.narrow() ? 0 : s.widgets->panel_width;
    const ImVec2 screen = screen_size(s);
    width = std::min(width, screen.x - px(s, 32));
    const float x = std::round((screen.x - nav - width) / 2), y = screen.y - px(s, kBelow + kHigh);
    const ImRect area{x, y, x + width, y + px(s, kHigh)};
    open_window(s, "##selection", area);
    draw_raised(s, area, 10, false);
    const ImGuiID id = id_of("selection");
    say(s, node_at(s, id, area, a11y::Role::region, "Selection"));
    s.tree().open(id);
    std::optional<int> pressed;
    float at = area.Min.x + px(s, kPad);
    const ImRect line{at, area.Min.y, area.Max.x - px(s, kPad), area.Max.y};
    at += put_left(s, line, Style::body_strong, s.colours.text.primary, bar.title) + px(s, 10);
    at += put_left(s, {at, line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, bar.note) + px(s, 12);
    a11y::Node words = node_at(s, id + 1, line, a11y::Role::status, s.tree().keep(bar.note.empty() ? bar.title : bar.title + ": " + bar.note));
    words.live = a11y::Live::polite;
    say(s, words);
    fill(s, {at, area.Min.y + px(s, 12), at + hair(s), area.Max.y - px(s, 12)}, s.colours.border.normal, 0, ImDrawFlags_RoundCornersNone);
    at += px(s, 12);
    for (std::size_t i = 0; i < bar.actions.size(); ++i) {
        const Button& button = bar.actions[i];
        const float w = button_width(s, button), high = control_height(s, button.size), top = std::floor(middle(area).y - high / 2);
        const Hit h = button_at(s, button, id + 2 + ImGuiID(i), {at, top, at + w, top + high});
        draw_button(s, button, h);
        say_button(s, button, h);
        if (h.pressed) pressed = int(i);
        at += w + px(s, kGap);
    }
    const float side = px(s, 28), top = std::floor(middle(area).y - side / 2);
    const Hit close = hit(s, id + 100, {area.Max.x - px(s, 10) - side, top, area.Max.x - px(s, 10), top + side});
    draw_icon_button(s, Icon::x, close, false, 16);
    say(s, node_for(s, close, a11y::Role::button, "Clear selection"));
    if (close.pressed) pressed = int(SelectionPress::close);
    s.tree().close();
    close_overlay(s);
    return pressed;
}
