#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/tooltip.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr double kDelay = 300;  // ms

// Drawn once the pointer or the keyboard has rested on the thing drawn last. It repeats words
// that are said there already; it is never the only place for a fact.
void Ui::tooltip(std::string_view words) {
    Widgets& w = *s_.widgets;
    if (words.empty() || !w.last_id) return;
    if (!w.last_hovered && !w.last_ring) return;
    const bool by_ring = w.last_ring && (w.keys_last || !w.last_hovered);
    if (w.tip_wanted && w.tip_by_ring != by_ring && by_ring != w.keys_last) return;
    w.tip_next = w.last_id;
    w.tip_by_ring = by_ring;
    w.tip_wanted = true;
    w.tip_box = w.last_box;
    w.tip_words.assign(words);
}

void draw_tooltip(ScreenState& s) {
    Widgets& w = *s.widgets;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) w.keys_last = false;
    else if (s.key || s.focus_new) w.keys_last = true;
    if (!std::exchange(w.tip_wanted, false)) {
        w.tip = 0;
        return;
    }
    if (w.tip != w.tip_next) w.tip = w.tip_next, w.tip_since = s.now_ms;
    if (ImGui::IsMouseDown(0)) w.tip_since = s.now_ms;
    if (const double left = w.tip_since + kDelay - s.now_ms; left > 0) return s.wake_after(left);
    open_overlay(s, "##tooltip", false, false);
    const float most = std::min(px(s, 320), screen_size(s).x - px(s, 32));
    const float text = std::min(most, std::ceil(measure(s, Style::small, w.tip_words)) + 1);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float high = draw::wrapped(s, nullptr, {}, text, Style::small, 0, w.tip_words);
    const ImVec2 size{text + px(s, 20), high + px(s, 12)};
    const float edge = px(s, 8);
    const float x = std::clamp(std::round(middle(w.tip_box).x - size.x / 2), edge, std::max(edge, screen_size(s).x - edge - size.x));
    float y = w.tip_box.Max.y + px(s, 6);
    if (y + size.y > screen_size(s).y - edge) y = w.tip_box.Min.y - px(s, 6) - size.y;
    const ImRect area{x, y, x + size.x, y + size.y};
    draw_raised(s, area, 6, false);
    draw::wrapped(s, &list, {x + px(s, 10), y + px(s, 6)}, text, Style::small, s.colours.text.primary, w.tip_words);
    close_overlay(s);
}
