#include "ui/press.h"
#include "ui/widgets.h"
#include <algorithm>

// What the keyboard brought into focus is brought into sight.
static void reveal(ScreenState& s, const ImRect& box) {
    const float room = px(s, 8);
    ImGui::ScrollToRectEx(ImGui::GetCurrentWindow(), {box.Min.x - room, box.Min.y - room, box.Max.x + room, box.Max.y + room}, ImGuiScrollFlags_KeepVisibleEdgeY | ImGuiScrollFlags_KeepVisibleEdgeX);
    s.want_frames(1);  // it moves with the next one
}

static constexpr double kWarming = 80;  // ms
static constexpr std::size_t kMostFades = 256;

float warmth(ScreenState& s, ImGuiID id, bool hovered) {
    auto& fades = s.widgets->fades;
    if (s.theme.still || s.widgets->pose != Pose::none) return hovered ? 1 : 0;
    auto at = fades.find(id);
    if (at == fades.end()) {
        if (!hovered) return 0;
        if (fades.size() >= kMostFades) fades.clear();  // of things that are gone
        at = fades.emplace(id, Widgets::Fade{s.now_ms, 0}).first;
    }
    Widgets::Fade& fade = at->second;
    const bool rested = fade.share >= 1;  // and no frame came by: it leaves from now on
    const float step = rested ? 0.2f : float((s.now_ms - fade.at) / kWarming);
    fade.at = s.now_ms;
    fade.share = std::clamp(fade.share + (hovered ? step : -step), 0.0f, 1.0f);
    const float share = fade.share;
    if (!hovered && share <= 0) fades.erase(at);
    else if (hovered ? share < 1 : share > 0) s.want_frames(1);
    return share;
}

Rgba warmed(Rgba at_rest, Rgba hovered, float warm) {
    if (warm <= 0) return at_rest;
    return at_rest >> 24 ? draw::mix(at_rest, hovered, warm) : draw::with_alpha(hovered, warm * float(hovered >> 24) / 255);
}

Hit hit(ScreenState& s, ImGuiID id, const ImRect& box, bool enabled) {
    const Item it = item(s, id, box, !enabled);
    Hit h{.id = id, .box = box, .hovered = it.hovered, .held = it.held, .pressed = it.pressed, .focused = it.has_focus, .ring = it.focused, .seen = it.visible};
    Widgets& w = *s.widgets;
    if (w.pose != Pose::none) {
        h.hovered = w.pose == Pose::hover || w.pose == Pose::pressed;
        h.held = w.pose == Pose::pressed;
        h.ring = w.pose == Pose::focus;
        h.warm = h.hovered ? 1 : 0;
        return h;
    }
    if (h.seen) h.warm = warmth(s, id, enabled && h.hovered);
    if (h.focused && w.revealed != id) {
        w.revealed = id;
        if (s.focus_ring) reveal(s, box);
    }
    if (h.held && ImGui::GetIO().MouseClicked[0] && !h.focused) s.want_focus(id);
    if (enabled && h.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    w.last_box = box;
    w.last_id = id;
    w.last_hovered = h.hovered || (!enabled && it.visible && ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered());
    w.last_ring = h.ring;
    return h;
}

a11y::Node node_at(const ScreenState& s, ImGuiID id, const ImRect& r, a11y::Role role, std::string_view name) {
    const float css = 1 / s.scale;
    return {.id = id, .role = role, .x = r.Min.x * css, .y = r.Min.y * css, .w = r.GetWidth() * css, .h = r.GetHeight() * css, .name = name};
}

a11y::Node node_for(const ScreenState& s, const Hit& h, a11y::Role role, std::string_view name) {
    a11y::Node node = node_at(s, h.id, h.box, role, name);
    node.tab = a11y::Tab::stop;
    return node;
}

void say(ScreenState& s, const a11y::Node& node) { s.tree().add(node); }

void say_words(ScreenState& s, const ImRect& box, std::string_view words, a11y::Role role) {
    if (words.empty()) return;
    say(s, node_at(s, child_id(s, "words"), box, role, words));
}

std::optional<Key> take_key(const ScreenState& s, ImGuiID id) {
    if (s.key_id != id || !id) return std::nullopt;
    s.key_taken = true;
    return s.key;
}

bool take_escape(const ScreenState& s, ImGuiID modal) {
    const bool taken = s.key == Key::escape && !s.dialogs.empty() && s.dialogs.back().id == modal;
    s.key_taken |= taken, s.escape_used |= taken;
    return taken;
}

std::optional<Edit> take_edit(ScreenState& s, ImGuiID id) {
    if (!s.edit || s.edit->id != id) return {};
    return std::exchange(s.edit, std::nullopt);
}
