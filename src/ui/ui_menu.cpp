#include "ui/button_parts.h"
#include "ui/check_parts.h"
#include "ui/menu_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kItem = 28, kSeparator = 9, kPad = 4;

static bool marked(const MenuItem& item) { return item.icon != Icon::none || item.checkable || item.one_of; }
static float item_height(const ScreenState& s) { return px(s, screen_size(s).x < px(s, 768) ? 44 : kItem); }

static ImVec2 menu_size(ScreenState& s, std::span<const MenuItem> items) {
    float width = px(s, 140), height = px(s, 2 * kPad);
    for (const MenuItem& item : items) {
        float w = px(s, 2 * (kPad + 10)) + std::ceil(measure(s, Style::body, item.label));
        if (marked(item)) w += px(s, 24);
        if (!item.note.empty()) w += px(s, 24) + measure(s, Style::small, item.note);
        if (!item.key.empty()) w += px(s, 34) + measure(s, Style::micro, item.key);
        width = std::max(width, std::ceil(w));
        height += item_height(s) + (item.separator_before ? px(s, kSeparator) : 0);
    }
    return {std::min(width, screen_size(s).x - px(s, 16)), height};
}

// Below the button, or above where there is no room; never off the screen.
static ImRect menu_place(ScreenState& s, const ImRect& button, ImVec2 size) {
    const float gap = px(s, 4), edge = px(s, 8);
    float y = button.Max.y + gap;
    if (y + size.y > screen_size(s).y - edge) y = button.Min.y - gap - size.y >= edge ? button.Min.y - gap - size.y : edge;
    const float x = std::clamp(button.Min.x, edge, std::max(edge, screen_size(s).x - edge - size.x));
    return {x, y, x + size.x, std::min(y + size.y, screen_size(s).y - edge)};
}

static void draw_item(ScreenState& s, const MenuItem& item, const Hit& h) {
    const Colours& c = s.colours;
    const bool off = !item.why_disabled.empty();
    const bool under = !off && (h.hovered || h.focused);
    if (under) fill(s, h.box, active_surface(c), 4);
    const OnHighlight highlighted(s, under);
    const Rgba ink = off ? c.text.disabled : item.danger ? c.failed.fg : (item.checkable || item.one_of) && !item.checked ? c.text.secondary : c.text.primary;
    const float y = middle(h.box).y;
    float x = h.box.Min.x + px(s, 8), right = h.box.Max.x - px(s, 8);
    if (item.checkable) draw_check(s, {x + px(s, 8), y}, item.checked ? a11y::Check::on : a11y::Check::off, h.hovered);
    else if (item.one_of && item.checked) put_icon(s, {x + px(s, 8), y}, Icon::check, 16, c.accent.fg);
    else if (item.icon != Icon::none) put_icon(s, {x + px(s, 8), y}, item.icon, 16, item.danger || off ? ink : c.text.secondary);
    if (marked(item)) x += px(s, 24);
    if (!item.key.empty()) {
        const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, item.key)) + px(s, 10));
        put_key_cap(s, {right - w, y - px(s, 9), right, y + px(s, 9)}, item.key);
        right -= w + px(s, 8);
    }
    if (!item.note.empty()) {
        put_right(s, {x, h.box.Min.y, right, h.box.Max.y}, Style::small, c.text.tertiary, item.note);
        right -= measure(s, Style::small, item.note) + px(s, 8);
    }
    put_left(s, {x, h.box.Min.y, right, h.box.Max.y}, Style::body, ink, item.label);
    if (h.ring) focus_ring(s, h.box, 4, true);
}

static a11y::Node item_node(ScreenState& s, const MenuItem& item, const Hit& h) {
    a11y::Node node = node_for(s, h, item.checkable ? a11y::Role::menuitemcheckbox : item.one_of ? a11y::Role::menuitemradio : a11y::Role::menuitem, item.label);
    if (item.checkable || item.one_of) node.check = item.checked ? a11y::Check::on : a11y::Check::off;
    node.disabled = !item.why_disabled.empty();
    node.description = item.why_disabled.empty() ? item.note : item.why_disabled;
    node.key = item.key;
    return node;
}

static void close_menu(ScreenState& s, ImGuiID button) {
    s.widgets->open_menu = 0;
    s.want_focus(button);
    s.want_frames(1);
}

std::optional<int> menu_below(ScreenState& s, ImGuiID button, const ImRect& anchor, std::string_view name, std::span<const MenuItem> items) {
    open_overlay(s, "##menu", false);
    const ImRect area = menu_place(s, anchor, menu_size(s, items));
    draw_raised(s, area, 8, false);
    const ImGuiID id = button + 1;
    a11y::Node menu = node_at(s, id, area, a11y::Role::menu, name);
    menu.modal = true;
    say(s, menu);
    s.tree().open(id);
    Roving roving(s, id, int(items.size()), 0, true);
    const bool escaped = take_escape(s, id);
    std::optional<int> pressed;
    float y = area.Min.y + px(s, kPad);
    for (int i = 0; i < int(items.size()); ++i) {
        if (items[i].separator_before) {
            rule(s, area.Min.x, area.Max.x, y + px(s, 4), s.colours.border.normal);
            y += px(s, kSeparator);
        }
        const Hit h = hit(s, roving.id(i), {area.Min.x + px(s, kPad), y, area.Max.x - px(s, kPad), y + item_height(s)}, items[i].why_disabled.empty());
        draw_item(s, items[i], h);
        a11y::Node node = item_node(s, items[i], h);
        node.tab = roving.tab(i);
        say(s, node);
        if (h.pressed) pressed = i;
        y = h.box.Max.y;
    }
    s.widgets->menu_seen = true;
    const bool left = escaped || pressed_beside(s, area);
    s.tree().close();
    close_overlay(s);
    if (left || (pressed && !items[*pressed].checkable)) close_menu(s, button);
    return pressed;
}

void say_opener(ScreenState& s, const Hit& h, std::string_view name) {
    a11y::Node node = node_for(s, h, a11y::Role::button, name);
    node.expandable = true;
    node.expanded = menu_open(s, h);
    say(s, node);
}

Hit menu_opener(ScreenState& s, const Hit& h) {
    if (h.pressed) {
        const bool opens = s.widgets->open_menu != h.id;
        s.widgets->open_menu = opens ? h.id : 0;
        s.want_frames(1);
    }
    return h;
}

bool menu_open(const ScreenState& s, const Hit& h) { return s.widgets->open_menu == h.id; }

std::optional<int> Ui::menu_button(const Button& given, std::span<const MenuItem> items) {
    Button b = given;
    b.menu = true;
    const ImRect box = place(s_, {button_width(s_, b), control_height(s_, b.size)});
    const Hit h = menu_opener(s_, button_at(s_, b, id_of(s_.tree().keep("menu " + b.label + b.about)), box));
    a11y::Node node = node_for(s_, h, a11y::Role::button, b.about.empty() ? std::string_view(b.label) : s_.tree().keep(b.label.empty() ? b.about : b.label + " " + b.about));
    node.expandable = true;
    node.expanded = menu_open(s_, h);
    node.disabled = !b.why_disabled.empty();
    node.description = b.why_disabled;
    say(s_, node);
    if (!menu_open(s_, h)) return {};
    return menu_below(s_, h.id, box, s_.tree().keep(node.name), items);
}
