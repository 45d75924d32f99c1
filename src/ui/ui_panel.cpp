#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/status_parts.h"
#include "ui/surface_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kUsual = 640, kLeast = 420, kMost = 960, kBar = 48, kHead = 50, kLeastPage = 320;

static float panel_width(const ScreenState& s, const Panel& panel, bool pushes) {
    const float whole = screen_size(s).x / s.scale, chosen = s.widgets->panel_drag >= 0 ? s.widgets->panel_drag : panel.width > 0 ? panel.width : kUsual;
    const float most = pushes ? std::max(kLeast, whole - kLeastPage - 208) : whole;
    return px(s, std::min(std::clamp(chosen, kLeast, kMost), std::min(whole, most)));
}

static void emit_width(Ui& ui, const Panel& panel, float dp) { ui.emit(ResizeColumn{"Panel/" + panel.name, dp}); }

// The left edge: dragged, or moved by Left and Right.
static void resize(Ui& ui, ScreenState& s, const Panel& panel, const ImRect& area, ImGuiID id) {
    const ImRect grip{area.Min.x - px(s, 3), area.Min.y, area.Min.x + px(s, 3), area.Max.y};
    const Hit h = hit(s, id, grip);
    float& drag = s.widgets->panel_drag;
    if (h.hovered || h.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (h.hovered || h.held || h.ring) fill(s, {area.Min.x, area.Min.y, area.Min.x + px(s, 2), area.Max.y}, h.ring ? s.colours.focus : s.colours.border.strong, 0, ImDrawFlags_RoundCornersNone);
    if (h.held && ImGui::IsMouseDragging(0, 1)) {
        drag = std::clamp((screen_size(s).x - ImGui::GetIO().MousePos.x) / s.scale, kLeast, kMost);
        s.want_frames(2);
    } else if (!h.held && drag >= 0) {
        emit_width(ui, panel, drag);
        drag = -1;
    }
    const auto key = take_key(s, id);
    const float step = key == Key::left ? 32 : key == Key::right ? -32 : 0, now = area.GetWidth() / s.scale;
    if (step != 0) emit_width(ui, panel, std::clamp(now + step, kLeast, kMost));
    a11y::Node node = node_for(s, h, a11y::Role::separator, "Resize panel");
    node.value = s.tree().keep(std::to_string(int(now)));
    say(s, node);
}

static bool head_button(Ui& ui, ScreenState& s, Icon icon, std::string_view name, ImRect& line, bool able) {
    const float side = px(s, 28), y = std::floor(middle(line).y - side / 2);
    const ImRect box{line.Max.x - side, y, line.Max.x, y + side};
    line.Max.x -= side + px(s, 6);
    const Hit h = hit(s, id_of(s.tree().keep("panel " + std::string(name))), box, able);
    draw_icon_button(s, icon, h, false, 16);
    if (!able) fill(s, box, faded(s.colours.surface.card, 0.6f), 6);
    a11y::Node node = node_for(s, h, a11y::Role::button, name);
    node.disabled = !able;
    say(s, node);
    ui.tooltip(name);
    return h.pressed;
}

static void full_page(Ui& ui, ScreenState& s, const Panel& panel, ImRect& line) {
    if (panel.href.empty()) return;
    const float side = px(s, 28), y = std::floor(middle(line).y - side / 2);
    const ImRect box{line.Max.x - side, y, line.Max.x, y + side};
    line.Max.x -= side + px(s, 6);
    const Hit h = link_hit(s, id_of("panel full page"), box, panel.href);
    draw_icon_button(s, Icon::external_link, h, false, 16);
    say(s, link_node(s, h, s.tree().keep("Open " + panel.title), panel.href));
    ui.tooltip("Open as a page");
    if (follows(h)) ui.emit(Follow{panel.href});
}

static void draw_head(Ui& ui, ScreenState& s, const Panel& panel, const ImRect& area, ImGuiID id) {
    ImRect line{area.Min.x + px(s, 20), area.Min.y, area.Max.x - px(s, 14), area.Min.y + px(s, kHead)};
    auto& pressed = s.widgets->panel_pressed;
    if (head_button(ui, s, Icon::x, "Close panel", line, true)) pressed = PanelPress::close;
    full_page(ui, s, panel, line);
    if (head_button(ui, s, Icon::chevron_down, "Next", line, panel.next)) pressed = PanelPress::next;
    if (head_button(ui, s, Icon::chevron_up, "Previous", line, panel.previous)) pressed = PanelPress::previous;
    const float badge = panel.badge.word.empty() ? 0 : status_width(s, panel.badge) + px(s, 12);
    const ImRect words{line.Min.x, line.Min.y, line.Max.x - badge, line.Max.y};
    const float w = put_left(s, words, panel.mono ? Style::mono_strong : Style::heading, s.colours.text.primary, panel.title);
    a11y::Node title = node_at(s, id + 3, words, a11y::Role::heading, panel.title);
    title.level = 2;
    say(s, title);
    if (badge == 0) return;
    const ImRect status{words.Min.x + w + px(s, 12), line.Min.y, line.Max.x, line.Max.y};
    draw_status(s, panel.badge, status);
    say_words(s, status, status_words(s, panel.badge));
}

static bool inside(const a11y::Tree& tree, std::uint32_t id, std::uint32_t container) {
    for (const a11y::Node* at = tree.find(id); at; at = at->parent ? tree.find(at->parent) : nullptr)
        if (at->id == container) return true;
    return false;
}

// From wherever one is Escape closes it, but not from what one writes into beside it.
static bool types_outside(const ScreenState& s, std::uint32_t panel) {
    using a11y::Role;
    const auto* at = s.last_tree().find(s.key_id);
    return at && (at->role == Role::textbox || at->role == Role::searchbox || at->role == Role::combobox) && !inside(s.last_tree(), s.key_id, panel);
}

// A window of its own below the app bar; `main` leaves it its room from the next frame on.
Ui::Scope Ui::panel(const Panel& panel) {
    Widgets& w = *s_.widgets;
    const bool pushes = wide();
    const float width = panel_width(s_, panel, pushes);
    const ImRect area{screen_size(s_).x - width, px(s_, kBar), screen_size(s_).x, screen_size(s_).y};
    w.panel_seen = true;
    const float takes = pushes ? width : 0;
    if (takes != w.panel_width) w.panel_width = takes, s_.want_frames(1);
    w.panel_pressed.reset();
    open_window(s_, "##panel", area);
    ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // above the page, below its menus
    ImGui::BringWindowToDisplayBack(ImGui::FindWindowByName("console"));
    const ImGuiID id = id_of(panel.name);
    note_cover(s_, area, false, false);
    if (!pushes && !s_.colours.forced) draw::shadow(s_, *ImGui::GetWindowDrawList(), area, 12, s_.colours.menu_shadow, 0);
    fill(s_, area, s_.colours.surface.card, 0, ImDrawFlags_RoundCornersNone);
    fill(s_, {area.Min.x, area.Min.y, area.Min.x + hair(s_), area.Max.y}, s_.colours.border.normal, 0, ImDrawFlags_RoundCornersNone);
    say(s_, node_at(s_, id, area, a11y::Role::region, panel.name));
    s_.tree().open(id);
    resize(*this, s_, panel, area, id + 2);
    draw_head(*this, s_, panel, area, id);
    if (s_.key == Key::escape && s_.dialogs.empty() && !s_.escape_used && !types_outside(s_, id)) w.panel_pressed = PanelPress::close;
    open_scrolling(s_, id + 1, {area.Min.x + hair(s_), area.Min.y + px(s_, kHead), area.Max.x, area.Max.y}, px(s_, 20), 14);
    return Scope([this] {
        close_scrolling(s_, px(s_, 20));
        s_.tree().close();
        close_overlay(s_);
    });
}

std::optional<PanelPress> Ui::panel_pressed() const { return s_.widgets->panel_pressed; }
