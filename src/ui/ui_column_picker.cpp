#include "ui/button_parts.h"
#include "ui/check_parts.h"
#include "ui/menu_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/table_columns.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <optional>

// The menu that shows, hides and moves the columns of a table. Arrows up and down go through
// it, Left and Right move the column under the focus; it stays open until it is left.
namespace {

constexpr float kLine = 28, kPad = 4, kMove = 24;

struct Picker {
    Ui& ui;
    ScreenState& s;
    const TableSpec& spec;
    std::vector<WantedColumn> columns;
    std::vector<std::string> crowded;     // wanted, and there is no room for them
    bool changed = false, reset = false;
    std::optional<std::size_t> pressed;   // the line that a press was for, once all are drawn
    int moves = 0;                        // by so much; 0: shown or hidden

    std::string_view title(std::size_t at) const { return spec.columns[columns[at].index].title; }
    bool has_room(std::size_t at) const { return !columns[at].shown || std::find(crowded.begin(), crowded.end(), spec.columns[columns[at].index].key) == crowded.end(); }
    std::size_t shown() const { return std::size_t(std::count_if(columns.begin(), columns.end(), [](const auto& c) { return c.shown; })); }

    void toggle(std::size_t at) {
        if (columns[at].shown && shown() == 1) return;  // an empty table could not be told from a broken one
        columns[at].shown = !columns[at].shown;
        changed = true;
    }
    bool move(std::size_t at, int by) {
        const auto to = std::ptrdiff_t(at) + by;
        if (to < 0 || to >= std::ptrdiff_t(columns.size())) return false;
        std::swap(columns[at], columns[std::size_t(to)]);
        return changed = true;
    }
    ColumnChoice choice() const {
        ColumnChoice out;
        for (const auto& c : columns) {
            out.order.push_back(spec.columns[c.index].key);
            if (!c.shown) out.hidden.push_back(spec.columns[c.index].key);
        }
        return out;
    }
};

float line_of(const ScreenState& s) { return px(s, screen_size(s).x < px(s, 768) ? 44 : kLine); }

ImRect menu_area(Picker& p, const ImRect& button) {
    ScreenState& s = p.s;
    float width = px(s, 180);
    const float words = p.crowded.empty() ? 0 : std::ceil(measure(s, Style::small, "No room")) + px(s, 12);
    for (const auto& c : p.spec.columns) width = std::max(width, std::ceil(measure(s, Style::body, c.title)) + words + px(s, 2 * kPad + 8 + 24 + 12 + 2 * kMove));
    const float height = line_of(s) * float(p.columns.size() + 1) + px(s, 2 * kPad + 9), edge = px(s, 8);
    const float x = std::clamp(button.Max.x - width, edge, std::max(edge, screen_size(s).x - edge - width));
    const float y = std::max(edge, std::min(button.Max.y + px(s, 4), screen_size(s).y - edge - height));
    return {x, y, x + width, y + height};
}

// Two small arrows at the end of a line; the keyboard has Left and Right on the line itself.
bool move_button(Picker& p, ImGuiID id, const ImRect& area, std::size_t at, int by) {
    ScreenState& s = p.s;
    const bool able = by < 0 ? at > 0 : at + 1 < p.columns.size();
    const Hit h = hit(s, id, area, able);
    if (h.hovered && able) fill(s, area, s.colours.surface.hover, 4);
    put_icon(s, middle(area), by < 0 ? Icon::arrow_up : Icon::arrow_down, 14, !able ? s.colours.text.disabled : h.hovered ? s.colours.text.primary : s.colours.text.tertiary);
    a11y::Node node = node_at(s, id, area, a11y::Role::menuitem, s.tree().keep("Move " + std::string(p.title(at)) + (by < 0 ? " left" : " right")));
    node.tab = a11y::Tab::focusable;
    node.disabled = !able;
    say(s, node);
    return h.pressed;
}

ImGuiID line_id(const Picker& p, ImGuiID menu, std::size_t at) { return ImHashStr(p.spec.columns[p.columns[at].index].key.c_str(), 0, menu); }

// Up and down among lines that keep their ids while they move.
void move_focus(Picker& p, ImGuiID menu, ImGuiID last) {
    ScreenState& s = p.s;
    const std::size_t count = p.columns.size() + 1;
    const auto id_at = [&](std::size_t i) { return i + 1 == count ? last : line_id(p, menu, i); };
    for (std::size_t i = 0; i < count; ++i) {
        const auto key = take_key(s, id_at(i));
        if (!key) continue;
        if (*key == Key::down) s.want_focus(id_at((i + 1) % count));
        else if (*key == Key::up) s.want_focus(id_at((i + count - 1) % count));
        else if (*key == Key::home) s.want_focus(id_at(0));
        else if (*key == Key::end) s.want_focus(last);
        else if (i + 1 < count && (*key == Key::left || *key == Key::right)) p.move(i, *key == Key::left ? -1 : 1);
        return;
    }
}

void draw_line(Picker& p, ImGuiID id, std::size_t at, const ImRect& line, bool stop) {
    ScreenState& s = p.s;
    const Colours& c = s.colours;
    const bool shown = p.columns[at].shown;
    const ImRect down{line.Max.x - px(s, kMove + 2), line.Min.y + px(s, 2), line.Max.x - px(s, 2), line.Max.y - px(s, 2)};
    const ImRect up{down.Min.x - px(s, kMove), down.Min.y, down.Min.x, down.Max.y};
    const Hit h = hit(s, id, {line.Min.x, line.Min.y, up.Min.x, line.Max.y});
    const bool under = h.hovered || h.focused;
    if (under) fill(s, line, active_surface(c), 4);
    const OnHighlight highlighted(s, under);
    draw_check(s, {line.Min.x + px(s, 16), middle(line).y}, shown ? a11y::Check::on : a11y::Check::off, h.hovered);
    const bool room = p.has_room(at);
    const float title = put_left(s, {line.Min.x + px(s, 32), line.Min.y, up.Min.x, line.Max.y}, Style::body, shown && room ? c.text.primary : c.text.secondary, p.title(at));
    if (!room) put_right(s, {line.Min.x + px(s, 40) + title, line.Min.y, up.Min.x - px(s, 4), line.Max.y}, Style::small, c.text.tertiary, "No room");
    if (h.ring) focus_ring(s, line, 4, true);
    a11y::Node node = node_for(s, h, a11y::Role::menuitemcheckbox, p.title(at));
    node.tab = stop ? a11y::Tab::stop : a11y::Tab::focusable;
    node.check = shown ? a11y::Check::on : a11y::Check::off;
    node.description = room ? "Left and Right move the column" : "No room for it at this width. Left and Right move the column";
    say(s, node);
    const bool goes_up = move_button(p, id + 1, up, at, -1), goes_down = move_button(p, id + 2, down, at, 1);
    if (h.pressed || goes_up || goes_down) p.pressed = at, p.moves = h.pressed ? 0 : goes_up ? -1 : 1;
}

void draw_reset(Picker& p, ImGuiID id, const ImRect& line, bool stop) {
    ScreenState& s = p.s;
    const Hit h = hit(s, id, line);
    const bool under = h.hovered || h.focused;
    if (under) fill(s, line, active_surface(s.colours), 4);
    const OnHighlight highlighted(s, under);
    put_icon(s, {line.Min.x + px(s, 16), middle(line).y}, Icon::rotate_cw, 14, s.colours.text.secondary);
    put_left(s, {line.Min.x + px(s, 32), line.Min.y, line.Max.x, line.Max.y}, Style::body, s.colours.text.primary, "Reset columns");
    if (h.ring) focus_ring(s, line, 4, true);
    a11y::Node node = node_for(s, h, a11y::Role::menuitem, "Reset columns");
    node.tab = stop ? a11y::Tab::stop : a11y::Tab::focusable;
    say(s, node);
    p.reset = h.pressed;
}

// False when it was left.
bool draw_menu(Picker& p, ImGuiID button, const ImRect& anchor) {
    ScreenState& s = p.s;
    open_overlay(s, "##columns", false);
    const ImRect area = menu_area(p, anchor);
    draw_raised(s, area, 8, false);
    const ImGuiID id = button + 1, last = ImHashStr("reset columns", 0, id);
    a11y::Node menu = node_at(s, id, area, a11y::Role::menu, "Columns");
    menu.modal = true;
    say(s, menu);
    s.tree().open(id);
    move_focus(p, id, last);
    ImRect line{area.Min.x + px(s, kPad), area.Min.y + px(s, kPad), area.Max.x - px(s, kPad), area.Min.y + px(s, kPad) + line_of(s)};
    for (std::size_t i = 0; i < p.columns.size(); ++i, line.TranslateY(line_of(s))) draw_line(p, line_id(p, id, i), i, line, i == 0);
    if (p.pressed && p.moves != 0) p.move(*p.pressed, p.moves);
    else if (p.pressed) p.toggle(*p.pressed);
    rule(s, area.Min.x, area.Max.x, line.Min.y + px(s, 4), s.colours.border.normal);
    line.TranslateY(px(s, 9));
    draw_reset(p, last, line, false);
    s.widgets->menu_seen = true;
    const bool left = take_escape(s, id) || pressed_beside(s, area);
    s.tree().close();
    close_overlay(s);
    return !left;
}

}  // namespace

void Ui::column_picker(const TableSpec& spec) {
    const float side = control_height(s_);
    const ImRect box = place(s_, {side, side});
    const Hit h = menu_opener(s_, hit(s_, id_of(s_.tree().keep("columns of " + spec.name)), box));
    if (h.seen) draw_icon_button(s_, Icon::columns_3, h, menu_open(s_, h), 16);
    say_opener(s_, h, "Columns");
    if (!menu_open(s_, h)) return tooltip("Columns");
    Picker p{*this, s_, spec, wanted_columns(spec.columns, choice_of(spec)), s_.widgets->tables[id_of(spec.name)].crowded};
    if (!draw_menu(p, h.id, box)) {
        s_.widgets->open_menu = 0;
        s_.want_focus(h.id);
        s_.want_frames(1);
    }
    if (p.reset) s_.widgets->tables[id_of(spec.name)].widths.clear();
    if (p.reset) emit(ChooseColumns{spec.name, {}});
    else if (p.changed) emit(ChooseColumns{spec.name, p.choice()});
}
