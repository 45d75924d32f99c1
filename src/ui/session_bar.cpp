#include "ui/session_bar.h"
#include "ui/button_parts.h"
#include "ui/copy_parts.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

namespace {

using Kind = SessionPress::Kind;
constexpr float kBar = 40, kTab = 28, kFoot = 32, kButton = 28, kMostTab = 260;

float tab_width(ScreenState& s, const SessionTab& tab) {
    return std::min(px(s, kMostTab), px(s, 10 + 14 + 8) + std::ceil(measure(s, Style::mono, tab.label)) + px(s, 30));
}

void draw_tab(ScreenState& s, const SessionTab& tab, const Hit& h, const ImRect& box, bool on) {
    const Colours& c = s.colours;
    if (on || h.hovered) fill(s, box, on ? active_surface(c) : c.surface.hover, 6);
    const OnHighlight highlighted(s, on && c.forced);
    draw_mark(s, tab.mark, {box.Min.x + px(s, 17), middle(box).y}, 14);
    put_left(s, {box.Min.x + px(s, 32), box.Min.y, box.Max.x - px(s, 28), box.Max.y}, Style::mono, on ? c.text.primary : c.text.secondary, tab.label);
    if (h.ring) focus_ring(s, box, 6, true);
}

bool small_button(Ui& ui, Icon icon, ImGuiID id, const ImRect& box, std::string_view name, std::string_view key = {}, bool on = false) {
    ScreenState& s = ui.state();
    const Hit h = hit(s, id, box);
    if (h.seen) draw_icon_button(s, icon, h, on, box.GetWidth() < px(s, 24) ? 12.0f : 16.0f);
    a11y::Node node = node_for(s, h, a11y::Role::button, name);
    node.key = key;
    if (on) node.check = a11y::Check::on;
    say(s, node);
    ui.tooltip(name);
    return h.pressed;
}

std::optional<int> draw_tabs(ScreenState& s, const SessionBar& bar, ImGuiID id, const ImRect& area, std::vector<ImRect>& boxes) {
    say(s, node_at(s, id, area, a11y::Role::tablist, bar.name));
    s.tree().open(id);
    Roving roving(s, id, int(bar.tabs.size()), std::max(0, bar.selected));
    std::optional<int> chosen;
    float x = area.Min.x;
    for (int i = 0; i < int(bar.tabs.size()); ++i) {
        const float w = tab_width(s, bar.tabs[i]);
        boxes.push_back({x, area.Min.y, x + w, area.Max.y});
        const ImRect box = boxes.back();
        const Hit h = hit(s, roving.id(i), {box.Min, {box.Max.x - px(s, 28), box.Max.y}});  // the rest is its cross
        if (h.seen) draw_tab(s, bar.tabs[i], h, box, i == bar.selected);
        a11y::Node node = node_for(s, h, a11y::Role::tab, bar.tabs[i].label);
        node.tab = roving.tab(i);
        node.selectable = true;
        node.selected = i == bar.selected;
        say(s, node);
        if (h.pressed && i != bar.selected) chosen = i;
        x += w + px(s, 4);
    }
    s.tree().close();
    return chosen;
}

}  // namespace

std::optional<SessionPress> session_bar(Ui& ui, const SessionBar& bar) {
    ScreenState& s = ui.state();
    const ImRect frame = place(s, {rest_width(s, 0), px(s, kBar)});
    fill(s, frame, s.colours.surface.canvas, 8, ImDrawFlags_RoundCornersTop);
    rule(s, frame.Min.x, frame.Max.x, frame.Max.y - hair(s), s.colours.border.subtle);
    const ImGuiID id = id_of(bar.name);
    std::optional<SessionPress> pressed;
    float right = frame.Max.x - px(s, 8);
    const float y = std::floor(middle(frame).y - px(s, kButton) / 2), side = px(s, kButton);
    std::vector<ImRect> boxes;
    const float tools = (side + px(s, 2)) * float(bar.tools.size());
    const ImRect area{frame.Min.x + px(s, 8), y, right - tools - side - px(s, 8), y + px(s, kTab)};
    ImGui::PushClipRect({area.Min.x - px(s, 3), frame.Min.y}, {area.Max.x, frame.Max.y}, true);
    if (!bar.tabs.empty())
        if (const auto tab = draw_tabs(s, bar, id, area, boxes)) pressed = {Kind::tab, *tab};
    for (int i = 0; i < int(boxes.size()); ++i) {  // beside the list of tabs in the tree, and on them on the screen
        const ImRect cross{boxes[i].Max.x - px(s, 26), middle(boxes[i]).y - px(s, 10), boxes[i].Max.x - px(s, 6), middle(boxes[i]).y + px(s, 10)};
        if (small_button(ui, Icon::x, ImHashData(&i, sizeof i, id + 1), cross, bar.tabs[i].close)) pressed = {Kind::close, i};
    }
    ImGui::PopClipRect();
    const float x = boxes.empty() ? area.Min.x : std::min(boxes.back().Max.x + px(s, 4), area.Max.x);
    if (!bar.add.empty() && small_button(ui, Icon::plus, id + 2, {x, y, x + side, y + side}, bar.add)) pressed = {Kind::add, 0};
    right -= tools;
    for (int i = 0; i < int(bar.tools.size()); ++i, right += side + px(s, 2)) {
        const auto& tool = bar.tools[i];
        if (small_button(ui, tool.icon, ImHashData(&i, sizeof i, id + 3), {right, y, right + side, y + side}, tool.name, tool.key, tool.on)) pressed = {Kind::tool, i};
    }
    return pressed;
}

void session_foot(Ui& ui, const SessionFoot& foot) {
    ScreenState& s = ui.state();
    const ImRect frame = place(s, {rest_width(s, 0), px(s, kFoot)});
    rule(s, frame.Min.x, frame.Max.x, frame.Min.y, s.colours.border.subtle);
    ImRect line{frame.Min.x + px(s, 16), frame.Min.y, frame.Max.x - px(s, 16), frame.Max.y};
    const float state = status_width(s, foot.state);
    draw_status(s, foot.state, {line.Min.x, line.Min.y, line.Min.x + state, line.Max.y});
    a11y::Node node = node_at(s, child_id(s, "state"), {line.Min.x, line.Min.y, line.Min.x + state, line.Max.y}, a11y::Role::status, status_words(s, foot.state));
    node.live = a11y::Live::polite;
    say(s, node);
    float x = line.Min.x + state + px(s, 20);
    for (const auto& fact : foot.facts) {
        const float w = std::min(measure(s, Style::small, fact), line.Max.x - x);
        if (w <= 0) break;
        const ImRect box{x, line.Min.y, x + w + 1, line.Max.y};
        put_left(s, box, Style::small, s.colours.text.tertiary, fact);
        say_words(s, box, fact);
        x += w + px(s, 20);
    }
    for (auto at = foot.keys.rbegin(); at != foot.keys.rend(); ++at) {
        const std::string_view words = s.tree().keep(at->first + "  " + at->second);
        const float w = std::ceil(measure(s, Style::small, words));
        if (line.Max.x - w < x) break;
        put_left(s, {line.Max.x - w, line.Min.y, line.Max.x + 1, line.Max.y}, Style::small, s.colours.text.tertiary, words);
        line.Max.x -= w + px(s, 20);
    }
}

void command_well(Ui& ui, std::string_view command, std::string_view what) {
    ScreenState& s = ui.state();
    const float width = rest_width(s, 160), pad = px(s, 10), button = px(s, 24), step = line_height(s, Style::mono);
    const auto lines = broken(s, Style::mono, command, width - 2 * pad - button - px(s, 4));
    const ImRect well = place(s, {width, std::max(button + px(s, 8), step * float(lines.size()) + 2 * pad)});
    box(s, well, s.colours.surface.inset, s.colours.border.subtle, 6);
    float y = std::floor(middle(well).y - step * float(lines.size()) / 2);
    for (const auto line : lines) {
        put(s, {well.Min.x + pad, y}, Style::mono, s.colours.text.primary, line);
        y += step;
    }
    a11y::Node node = node_at(s, child_id(s, "command"), inset(well, pad, pad), a11y::Role::text, command);
    node.selectable_text = true;
    say(s, node);
    const float top = well.Min.y + px(s, 4);
    copy_button(ui, s, id_of(s.tree().keep("copy " + std::string(what))), {well.Max.x - button - px(s, 4), top, well.Max.x - px(s, 4), top + button}, command, what);
}
