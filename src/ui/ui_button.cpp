#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

float control_height(const ScreenState& s, Button::Size size) {
    if (size == Button::Size::small) return px(s, 24);
    return px(s, size == Button::Size::compact || s.theme.compact ? 28 : 32);
}

static bool solid(Button::Kind kind) { return kind == Button::Kind::primary || kind == Button::Kind::danger_solid; }

static Rgba surface_of(const Colours& c, const Button& b, const Hit& h) {
    if (!b.why_disabled.empty()) return c.surface.inset;
    if (b.kind == Button::Kind::primary) return warmed(c.accent.solid, c.accent.solid_hover, h.held ? 1 : h.warm);
    if (b.kind == Button::Kind::danger_solid) return warmed(c.danger.solid, faded(c.danger.solid, 0.9f), h.warm);
    if (h.held) return c.surface.active;
    return warmed(b.kind == Button::Kind::quiet ? 0 : c.surface.raised, c.surface.hover, h.warm);
}

static Rgba border_of(const Colours& c, const Button& b, const Hit& h) {
    if (!b.why_disabled.empty()) return c.border.subtle;
    if (solid(b.kind)) return h.held ? c.accent.on_solid : c.forced ? c.border.normal : 0;
    return warmed(b.kind == Button::Kind::quiet ? 0 : c.border.normal, c.border.strong, h.held ? 1 : h.warm);
}

static Rgba ink_of(const Colours& c, const Button& b, const Hit& h) {
    if (!b.why_disabled.empty()) return c.text.disabled;
    if (b.kind == Button::Kind::primary) return c.accent.on_solid;
    if (b.kind == Button::Kind::danger_solid) return c.danger.on_solid;
    if (b.kind == Button::Kind::danger) return c.failed.fg;
    return b.kind == Button::Kind::quiet && !h.hovered ? c.text.secondary : c.text.primary;
}

static Style style_of(const Button& b) { return b.size == Button::Size::normal ? Style::body_strong : Style::small_strong; }
static float icon_of(const Button& b) { return b.size == Button::Size::normal ? 16 : 14; }
static float pad_of(const Button& b) { return b.size == Button::Size::normal ? 12 : b.size == Button::Size::compact ? 10 : 8; }

float button_width(ScreenState& s, const Button& b) {
    float w = 2 * px(s, pad_of(b)) + std::ceil(measure(s, style_of(b), b.label));
    if (b.icon != Icon::none) w += px(s, icon_of(b)) + (b.label.empty() ? 0 : px(s, 8));
    if (b.menu) w += px(s, 14 + 6);
    return w;
}

void draw_button(ScreenState& s, const Button& b, const Hit& h) {
    const Colours& c = s.colours;
    box(s, h.box, surface_of(c, b, h), border_of(c, b, h), 6);
    const Rgba ink = ink_of(c, b, h);
    float x = h.box.Min.x + px(s, pad_of(b));
    const float y = middle(h.box).y;
    if (b.icon != Icon::none) {
        const float size = px(s, icon_of(b));
        put_icon(s, {x + size / 2, y}, b.icon, icon_of(b), ink);
        x += size + px(s, 8);
    }
    const float right = h.box.Max.x - px(s, pad_of(b)) - (b.menu ? px(s, 20) : 0);
    put_left(s, {x, h.box.Min.y, right + 1, h.box.Max.y}, style_of(b), ink, b.label);
    if (b.menu) put_icon(s, {h.box.Max.x - px(s, pad_of(b)) - px(s, 6), y}, Icon::chevron_down, 14, b.why_disabled.empty() ? c.text.secondary : ink);
    if (h.ring) focus_ring(s, h.box, 6, false);
}

void say_button(ScreenState& s, const Button& b, const Hit& h) {
    const std::string_view name = b.about.empty() ? std::string_view(b.label) : s.tree().keep(b.label.empty() ? b.about : b.label + " " + b.about);
    a11y::Node node = node_for(s, h, a11y::Role::button, name);
    node.disabled = !b.why_disabled.empty();
    node.description = b.why_disabled;
    node.key = b.key;
    say(s, node);
}

Hit button_at(ScreenState& s, const Button& b, ImGuiID id, const ImRect& box) {
    const Hit h = hit(s, id, box, b.why_disabled.empty());
    if (h.seen) draw_button(s, b, h);
    return h;
}

static std::string button_id(const Button& b) { return b.id.empty() ? b.label + b.about : "button " + std::string(b.id); }

bool Ui::button(const Button& b) {
    const ImRect box = place(s_, {button_width(s_, b), control_height(s_, b.size)});
    const Hit h = button_at(s_, b, id_of(button_id(b)), box);
    say_button(s_, b, h);
    if (!b.why_disabled.empty()) tooltip(b.why_disabled);
    return h.pressed;
}

void draw_icon_button(ScreenState& s, Icon icon, const Hit& h, bool on, float size) {
    const Colours& c = s.colours;
    const Rgba surface = h.held || on ? c.surface.active : warmed(0, c.surface.hover, h.warm);
    box(s, h.box, surface, on ? c.border.normal : warmed(0, c.border.normal, h.warm), 6);
    put_icon(s, middle(h.box), icon, size, on ? c.accent.fg : h.hovered ? c.text.primary : c.text.secondary);
    if (h.ring) focus_ring(s, h.box, 6, false);
}

bool Ui::icon_button(Icon icon, std::string_view name, std::string_view key, bool pressed) {
    const float side = control_height(s_, Button::Size::normal);
    const Hit h = hit(s_, id_of(name), place(s_, {side, side}));
    if (h.seen) draw_icon_button(s_, icon, h, pressed, 16);
    a11y::Node node = node_for(s_, h, a11y::Role::button, name);
    node.key = key;
    node.check = pressed ? a11y::Check::on : a11y::Check::none;
    say(s_, node);
    tooltip(name);
    return h.pressed;
}
