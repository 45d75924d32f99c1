#include "ui/paint.h"
#include "ui/press.h"
#include "ui/roving.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static float count_width(ScreenState& s, const TabItem& tab) { return tab.count.empty() ? 0 : std::ceil(measure(s, Style::micro, tab.count)) + px(s, 10 + 8); }

static float tab_width(ScreenState& s, const TabItem& tab) {
    const float icon = tab.icon == Icon::none ? 0 : px(s, 14 + 8);
    return icon + std::ceil(measure(s, Style::body_strong, tab.label)) + count_width(s, tab);
}

static void draw_tab(ScreenState& s, const TabItem& tab, const Hit& h, bool on) {
    const Colours& c = s.colours;
    const ImRect line{h.box.Min, {h.box.Max.x, h.box.Max.y - px(s, 2)}};
    float x = line.Min.x;
    if (tab.icon != Icon::none) {
        draw_mark(s, {.tone = tab.tone, .icon = tab.icon}, {x + px(s, 7), middle(line).y}, 14);
        x += px(s, 22);
    }
    put_left(s, {x, line.Min.y, line.Max.x + 1, line.Max.y}, Style::body_strong, on || h.hovered ? c.text.primary : c.text.secondary, tab.label);
    if (!tab.count.empty()) {
        const float w = count_width(s, tab) - px(s, 8), y = std::floor(middle(line).y - px(s, 9));
        const ImRect tag{line.Max.x - w, y, line.Max.x, y + px(s, 18)};
        fill(s, tag, c.surface.active, 4);
        put_centred(s, tag, Style::micro, on ? c.text.primary : c.text.secondary, tab.count);
    }
    if (on) fill(s, {h.box.Min.x, h.box.Max.y - px(s, 2), h.box.Max.x, h.box.Max.y}, c.accent.fill, 1);
    if (h.ring) focus_ring(s, inset(h.box, px(s, -4), px(s, 3)), 4, true);
}

std::optional<int> Ui::tabs(std::string_view name, std::span<const TabItem> tabs, int selected) {
    if (std::optional<int> taken; take_tabs(s_, name, tabs, selected, taken)) return taken;
    const ImRect frame = place(s_, {rest_width(s_, 120), px(s_, 38)});
    rule(s_, frame.Min.x, frame.Max.x, frame.Max.y - hair(s_), s_.colours.border.subtle);
    const ImGuiID id = id_of(name);
    say(s_, node_at(s_, id, frame, a11y::Role::tablist, name));
    s_.tree().open(id);
    Roving roving(s_, id, int(tabs.size()), selected);
    std::optional<int> chosen;
    float x = frame.Min.x;
    ImGui::PushClipRect({frame.Min.x - px(s_, 6), frame.Min.y}, {frame.Max.x, frame.Max.y + px(s_, 4)}, true);
    for (int i = 0; i < int(tabs.size()); ++i) {
        const float w = tab_width(s_, tabs[i]);
        const Hit h = hit(s_, roving.id(i), {x, frame.Min.y, x + w, frame.Max.y});
        if (h.seen) draw_tab(s_, tabs[i], h, i == selected);
        a11y::Node node = node_for(s_, h, a11y::Role::tab, tabs[i].count.empty() ? std::string_view(tabs[i].label) : s_.tree().keep(tabs[i].label + " " + tabs[i].count));
        node.tab = roving.tab(i);
        node.selectable = true;
        node.selected = i == selected;
        say(s_, node);
        if (h.pressed && i != selected) chosen = i;
        x += w + px(s_, 20);
    }
    ImGui::PopClipRect();
    s_.tree().close();
    return chosen;
}
