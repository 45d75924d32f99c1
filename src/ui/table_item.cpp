#include "ui/bar_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kKeyNumber = 96;  // dp, the room of the number and its bar

static std::string_view item_words(ScreenState& s, const TableItem& item) {
    std::string words(item.strong);
    const auto add = [&](std::string_view more) { if (!more.empty()) (words += ", ") += more; };
    add(item.mark.word), add(item.small);
    if (!item.value.empty()) add(s.tree().keep(std::string(item.value) + (item.note.empty() ? "" : " ") + std::string(item.note)));
    return s.tree().keep(words);
}

static void draw_number(ScreenState& s, const TableItem& item, const ImRect& area) {
    const float y = middle(area).y, note = measure(s, Style::small, item.note);
    const float room = item.note.empty() ? 0 : note + px(s, 4);
    put_right(s, {area.Min.x, y - px(s, 18), area.Max.x, y + px(s, 2)}, Style::small, s.colours.text.tertiary, item.note);
    put_right(s, {area.Min.x, y - px(s, 18), area.Max.x - room, y + px(s, 2)}, Style::body_strong, s.colours.text.primary, item.value);
    if (item.bar.parts.empty() && item.bar.said.empty()) return;
    draw_bar(s, item.bar, {area.Min.x, std::floor(y + px(s, 8)), area.Max.x, std::floor(y + px(s, 8)) + px(s, 5)});
}

static void draw_lines(ScreenState& s, const TableItem& item, const ImRect& area, bool hovered) {
    const float y = middle(area).y;
    const Style strong = item.mono ? Style::mono_strong : Style::body_strong;
    put_left(s, {area.Min.x, y - px(s, 20), area.Max.x, y}, strong, hovered ? s.colours.accent.fg : s.colours.text.primary, item.strong);
    put_left(s, {area.Min.x, y, area.Max.x, y + px(s, 20)}, Style::small, s.colours.text.secondary, item.small);
}

// The whole row is the target, 44 px and more; the link in it is what the browser can open in
// a new tab.
void Table::item(const TableItem& item) {
    State& t = *t_;
    ScreenState& s = t.s;
    const ImGuiID id = t.row_id + 0x9E3779B1u;
    const float boxes = t.boxed ? px(s, table::kBoxWidth) : 0;
    const ImRect area{t.row_box.Min.x + px(s, 16) + boxes, t.row_box.Min.y, t.row_box.Max.x - px(s, 16), t.row_box.Max.y};
    a11y::Node cell = node_at(s, id, area, a11y::Role::cell, item_words(s, item));
    cell.column = t.boxed ? 1 : 0;
    say(s, cell);
    Hit h;
    if (!item.href.empty()) {
        h = link_hit(s, id + 1, {t.row_box.Min.x + (t.boxed ? px(s, 8) + boxes : 0), t.row_box.Min.y + px(s, 2), t.row_box.Max.x, t.row_box.Max.y - px(s, 2)}, item.href);
        a11y::Node node = link_node(s, h, item.strong, item.href);
        node.parent = id;
        node.tab = a11y::Tab::focusable;
        say(s, node);
        if (follows(h)) t.ui.emit(Follow{std::string(item.href)});
    }
    if (!t.row_seen) return;
    draw_mark(s, item.mark, {area.Min.x + px(s, 6), middle(area).y}, 14);
    put_icon(s, {area.Max.x - px(s, 8), middle(area).y}, Icon::chevron_right, 16, s.colours.text.tertiary);
    const float right = area.Max.x - px(s, 28), number = item.value.empty() ? 0 : px(s, kKeyNumber);
    if (number > 0) draw_number(s, item, {right - number, area.Min.y, right, area.Max.y});
    draw_lines(s, item, {area.Min.x + px(s, 25), area.Min.y, right - number - px(s, 8), area.Max.y}, h.hovered);
}
