#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

LinkStyle link_style(const Colours& c, LinkLook look, bool hovered) {
    switch (look) {
        case LinkLook::strong: return {Style::body_strong, c.forced ? c.accent.fg : c.text.primary};
        case LinkLook::mono: return {Style::mono_strong, c.forced ? c.accent.fg : c.text.primary};
        case LinkLook::accent: return {Style::body, c.accent.fg};
        case LinkLook::small: return {Style::small, hovered ? c.text.primary : c.text.secondary};
        case LinkLook::plain: break;
    }
    return {Style::body, hovered ? c.text.primary : c.text.secondary};
}

// A press with a modifier is the browser's: it opens a tab.
bool follows(const Hit& h) {
    const ImGuiIO& io = ImGui::GetIO();
    return h.pressed && !io.KeyCtrl && !io.KeySuper && !io.KeyShift;
}

Hit link_hit(ScreenState& s, ImGuiID id, const ImRect& box, std::string_view href) {
    const Hit h = hit(s, id, box);
    if (h.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        s.next_hovered_href.assign(href);
    }
    return h;
}

a11y::Node link_node(ScreenState& s, const Hit& h, std::string_view name, std::string_view href) {
    a11y::Node node = node_for(s, h, a11y::Role::link, name);
    node.href = href;
    return node;
}

Hit link_at(ScreenState& s, ImGuiID id, const ImRect& box, std::string_view words, std::string_view href, LinkLook look) {
    const Hit h = link_hit(s, id, box, href);
    if (h.seen) {
        const LinkStyle style = link_style(s.colours, look, h.hovered);
        put_left(s, box, style.style, style.colour, words);
        if (h.hovered) rule(s, box.Min.x, std::min(box.Max.x, box.Min.x + measure(s, style.style, words)), middle(box).y + px(s, 7), style.colour);
        if (h.ring) focus_ring(s, box, 4, false);
    }
    return h;
}

void Ui::link(std::string_view text, std::string_view href, LinkLook look) {
    const LinkStyle style = link_style(s_.colours, look, false);
    const Room& r = room(s_);
    const bool pushed = r.flow == Room::Flow::across && !r.wraps;  // to the right: it starts where its width of the last frame says, and must be free to grow
    const float whole = std::ceil(measure(s_, style.style, text));
    const ImRect box = place(s_, {pushed ? whole : std::min(whole, r.right - r.start.x), line_height(s_, style.style)});
    const Hit h = link_at(s_, id_of(s_.tree().keep(std::string(text) + std::string(href))), box, text, href, look);
    say(s_, link_node(s_, h, text, href));
    if (follows(h)) emit(Follow{std::string(href)});
}
