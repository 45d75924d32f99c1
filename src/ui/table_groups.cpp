#include "ui/bar_parts.h"
#include "ui/paint.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

namespace table {

static bool drawn_as_bar(const Bar& bar) { return !bar.parts.empty() || !bar.said.empty(); }

static ImRect cell_box(const Table::State& t, std::size_t i, const ImRect& line) {
    return {t.cells[i].Min.x, line.Min.y, t.cells[i].Max.x, line.Max.y - hair(t.s)};
}

// "340/512": up to the slash it is strong.
static void put_sum(ScreenState& s, const ImRect& box, std::string_view words, bool right) {
    const auto slash = std::min(words.find('/'), words.size());
    const auto strong = words.substr(0, slash), rest = words.substr(slash);
    const float w = measure(s, Style::body_strong, strong) + measure(s, Style::body, rest);
    float x = right ? std::max(box.Min.x, std::round(box.Max.x - w)) : box.Min.x;
    x += put_left(s, {x, box.Min.y, box.Max.x + 1, box.Max.y}, Style::body_strong, s.colours.text.primary, strong);
    put_left(s, {x, box.Min.y, box.Max.x + 1, box.Max.y}, Style::body, s.colours.text.tertiary, rest);
}

// Under the numbers of its column, and its bar under their bars.
static void draw_sum(Table::State& t, std::size_t i, const Sum& sum, const ImRect& line) {
    ScreenState& s = t.s;
    ImRect box = cell_box(t, i, line);
    const bool ratio = i < t.memory->ratios.size() && t.memory->ratios[i];
    const bool right = t.spec.columns[i].align == Column::Align::right || ratio;
    const float bar = px(s, kRatioBar), words = measure(s, Style::body_strong, sum.words);
    if (ratio && box.GetWidth() >= words + bar + px(s, kRatioGap)) {
        const float y = std::floor(middle(box).y - px(s, 3));
        if (drawn_as_bar(sum.bar)) draw_bar(s, sum.bar, {box.Max.x - bar, y, box.Max.x, y + px(s, 6)});
        box.Max.x -= bar + px(s, kRatioGap);
    }
    put_sum(s, box, sum.words, right);
}

static void say_sum(Table::State& t, std::size_t i, const Sum& sum, const ImRect& line, ImGuiID row) {
    a11y::Node node = node_at(t.s, row + ImGuiID(i + 1) * 0x9E3779B1u, cell_box(t, i, line), a11y::Role::cell, sum.bar.said.empty() ? std::string_view(sum.words) : std::string_view(sum.bar.said));
    node.column = t.said_at[i];
    say(t.s, node);
}

static void draw_sums(Table::State& t, std::span<const Sum> sums, const ImRect& line, ImGuiID row, bool seen) {
    for (const std::size_t i : t.placed.order) {
        if (i >= sums.size() || sums[i].words.empty()) continue;
        if (seen) draw_sum(t, i, sums[i], line);
        say_sum(t, i, sums[i], line, row);
    }
}

// The title has the room up to the first sum.
static ImRect title_room(const Table::State& t, std::span<const Sum> sums) {
    ImRect room{t.row_box.Min.x, t.row_box.Min.y, t.row_box.Max.x - px(t.s, 16), t.row_box.Max.y};
    room.Min.x = std::round(t.left + (kTableEdge + kCellPad) * t.s.scale);
    for (const std::size_t i : t.placed.order) {
        if (headless(t)) break;
        if (i >= sums.size() || sums[i].words.empty()) continue;
        room.Max.x = t.cells[i].Min.x - px(t.s, 8);
        break;
    }
    return room;
}

static void draw_title(Table::State& t, const Heading& h) {
    ScreenState& s = t.s;
    ImRect room = title_room(t, h.subtotals);
    put_icon(s, {room.Min.x + px(s, 8), middle(room).y}, h.collapsed ? Icon::chevron_right : Icon::chevron_down, 14, s.colours.text.secondary);
    room.Min.x += px(s, 22);
    room.Min.x += put_left(s, room, Style::body_strong, s.colours.text.primary, h.title) + px(s, 8);
    put_left(s, room, Style::small, s.colours.text.tertiary, h.note);
}

static void say_heading(Table::State& t, const Heading& h) {
    ScreenState& s = t.s;
    a11y::Node node = node_at(s, t.row_id, t.row_box, a11y::Role::row, h.note.empty() ? s.tree().keep(h.title) : s.tree().keep(h.title + ", " + h.note));
    const auto& focus = t.memory->focus_key;
    node.tab = (focus.empty() ? t.row == t.first : focus == t.row_key) ? a11y::Tab::stop : a11y::Tab::focusable;
    node.row = std::int32_t(t.row) + (headless(t) ? 0 : 1);
    node.level = 1;
    node.expandable = true;
    node.expanded = !h.collapsed;
    say(s, node);
    s.tree().open(t.row_id);
    a11y::Node title = node_at(s, t.row_id ^ 0x7469746c, title_room(t, h.subtotals), a11y::Role::cell, node.name);
    title.column = 0;
    say(s, title);
}

// Its keys: Left collapses, Right expands, Enter and a press do the other of the two.
static bool toggled_by(const Table::State& t, const Heading& heading, const Hit& h) {
    const auto key = take_key(t.s, t.row_id);
    if (key == Key::left) return !heading.collapsed;
    if (key == Key::right) return heading.collapsed;
    return h.pressed || key == Key::space;
}

void draw_heading(Table::State& t, std::size_t row, const Heading& heading) {
    ScreenState& s = t.s;
    begin_row(t, row);
    t.row_selected = false;
    draw_row_surface(t, s.colours.surface.inset);
    if (t.row_seen) draw_title(t, heading);
    say_heading(t, heading);
    if (!headless(t)) draw_sums(t, heading.subtotals, t.row_box, t.row_id, t.row_seen);
    s.tree().close();
    const Hit h = hit(s, t.row_id, t.row_box);
    t.in_row = false;
    if (h.focused) t.memory->focus_key.assign(t.row_key), t.memory->focus_index = row;
    if (h.ring && h.seen) focus_ring(s, inset(t.row_box, px(s, 2), px(s, 1)), 4, true);
    if (toggled_by(t, heading, h)) t.toggled = row;
}

void draw_totals(Table::State& t) {
    if (t.totals.GetHeight() < 1) return;
    ScreenState& s = t.s;
    ImGui::PushClipRect(t.totals.Min, t.totals.Max, true);
    rule(s, t.totals.Min.x + hair(s), t.totals.Max.x - hair(s), t.totals.Min.y, s.colours.border.normal);
    const ImGuiID row = ImHashStr("totals", 0, t.id);
    a11y::Node node = node_at(s, row, t.totals, a11y::Role::row, "Totals");
    node.row = std::int32_t(t.rows.count) + 1;
    say(s, node);
    s.tree().open(row);
    draw_sums(t, t.spec.totals, t.totals, row, true);
    s.tree().close();
    ImGui::PopClipRect();
}

}  // namespace table
