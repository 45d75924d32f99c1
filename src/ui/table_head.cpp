#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

namespace table {

static constexpr float kGrip = 6;

static void remember_width(Table::State& t, const Column& column, float dp) {
    auto& widths = t.memory->widths;
    const auto at = std::find_if(widths.begin(), widths.end(), [&](const auto& w) { return w.column == column.key; });
    if (at == widths.end()) widths.push_back({column.key, dp});
    else at->dp = dp;
    t.s.want_frames(1);
}

// Drag to any width, double click to the widest thing seen.
static void resize(Table::State& t, std::size_t i, ImGuiID header, const ImRect& cell) {
    ScreenState& s = t.s;
    const Column& column = t.spec.columns[i];
    const float edge = cell.Max.x + px(s, kCellPad);
    const ImRect grip{edge - px(s, kGrip / 2), cell.Min.y, edge + px(s, kGrip / 2), cell.Max.y};
    const ImGuiID id = header + 1;
    const Item it = item(s, id, grip);
    if (it.hovered || it.held) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        fill(s, {std::round(edge), cell.Min.y + px(s, 8), std::round(edge) + hair(s), cell.Max.y - px(s, 8)}, s.colours.border.strong, 0);
    }
    if (it.held && ImGui::GetIO().MouseClicked[0]) t.memory->drag_start = t.placed.columns[i].width, t.memory->dragged = int(i);
    if (it.held && t.memory->dragged == int(i) && ImGui::IsMouseDragging(0, 1)) {
        remember_width(t, column, std::max(std::max(column.least, 32.0f), t.memory->drag_start + ImGui::GetMouseDragDelta(0, 0).x / s.scale));
    }
    const bool fits = it.hovered && ImGui::IsMouseDoubleClicked(0) && i < t.memory->fits.size() && t.memory->fits[i] > 0;
    if (fits) remember_width(t, column, std::max(std::max(column.least, 32.0f), t.memory->fits[i] + 2 * kCellPad));
    const bool dropped = !it.held && t.memory->dragged == int(i);
    if (dropped) t.memory->dragged = -1;
    if (dropped || fits) {
        for (const auto& w : t.memory->widths)
            if (w.column == column.key) t.ui.emit(ResizeColumn{t.spec.name + "/" + column.key, w.dp});
    }
    a11y::Node node = node_at(s, id, grip, a11y::Role::separator, s.tree().keep("Resize " + column.title));
    node.parent = header;
    say(s, node);
}

// 1 is what the rows are sorted by first; 0: not sorted by this column.
struct SortedBy { std::size_t order = 0; bool descending = false; };

static SortedBy sorted_by(const TableSpec& spec, const Column& column) {
    if (!column.sortable) return {};
    if (column.key == spec.sort_key) return {1, spec.descending};
    for (std::size_t i = 0; i < spec.then.size(); ++i)
        if (spec.then[i].key == column.key) return {i + 2, spec.then[i].descending};
    return {};
}

static void draw_arrow(ScreenState& s, const ImRect& area, SortedBy by, bool numbered, Rgba ink) {
    put_icon(s, {area.Min.x + px(s, 10), middle(area).y}, by.descending ? Icon::arrow_down : Icon::arrow_up, 12, ink);
    if (!numbered) return;
    const char digit = char('0' + std::min<std::size_t>(by.order, 9));
    put_left(s, {area.Min.x + px(s, 17), area.Min.y, area.Max.x + 2, area.Max.y}, Style::micro, ink, {&digit, 1});
}

static void draw_header_cell(Table::State& t, const Column& column, const ImRect& cell, const Hit& h) {
    if (column.blank) return;
    ScreenState& s = t.s;
    const Colours& c = s.colours;
    const SortedBy by = sorted_by(t.spec, column);
    const bool sorted = by.order > 0;
    const Rgba ink = sorted || (h.hovered && column.sortable) ? c.text.primary : c.text.tertiary;
    const Style style = Style::small_strong;
    const bool numbered = sorted && !t.spec.then.empty();
    const float arrow = sorted ? px(s, numbered ? 24 : 16) : 0;
    ImRect words = cell;
    if (column.align == Column::Align::right) {
        words.Max.x -= arrow;
        put_right(s, words, style, ink, column.title);
        if (sorted) draw_arrow(s, {cell.Max.x - arrow, cell.Min.y, cell.Max.x, cell.Max.y}, by, numbered, ink);
    } else {
        const float w = put_left(s, {words.Min.x, words.Min.y, words.Max.x - arrow, words.Max.y}, style, ink, column.title);
        if (sorted) draw_arrow(s, {words.Min.x + w, cell.Min.y, words.Min.x + w + arrow, cell.Max.y}, by, numbered, ink);
    }
    if (h.ring) focus_ring(s, {cell.Min.x - px(s, 6), cell.Min.y + px(s, 3), cell.Max.x + px(s, 6), cell.Max.y - px(s, 4)}, 4, true);
}

static a11y::Node header_node(Table::State& t, const Column& column, const Hit& h, int shown_at) {
    a11y::Node node = node_for(t.s, h, a11y::Role::columnheader, column.title);
    node.column = shown_at;
    node.sortable = column.sortable;
    const SortedBy by = sorted_by(t.spec, column);
    if (by.order == 0) return node;
    node.sort = by.descending ? a11y::Sort::descending : a11y::Sort::ascending;
    if (!t.spec.then.empty()) node.description = t.s.tree().keep("Sort order " + std::to_string(by.order));
    return node;
}

static void say_head_box(Table::State& t, const Hit& h, a11y::Tab tab) {
    a11y::Node head = node_at(t.s, h.id ^ 0x626f78, h.box, a11y::Role::columnheader, "Selection");
    head.column = 0;
    say(t.s, head);
    a11y::Node node = node_for(t.s, h, a11y::Role::checkbox, "Select all");
    node.parent = head.id;
    node.tab = tab;
    node.check = t.spec.all_checked;
    say(t.s, node);
}

static void draw_header(Table::State& t, std::size_t i, const Roving& roving) {
    ScreenState& s = t.s;
    const Column& column = t.spec.columns[i];
    const ImRect cell{t.cells[i].Min.x, t.head.Min.y, t.cells[i].Max.x, t.head.Max.y - hair(s)};
    const float grip = px(s, kCellPad - kGrip / 2);
    const int place = t.said_at[i];
    const Hit h = hit(s, roving.id(place), {cell.Min.x - px(s, kCellPad) + px(s, kGrip / 2), cell.Min.y, cell.Max.x + grip, cell.Max.y}, column.sortable);
    if (h.seen) draw_header_cell(t, column, cell, h);
    a11y::Node node = header_node(t, column, h, place);
    node.tab = roving.tab(place);
    say(s, node);
    if (h.pressed) t.sorted = column.key, t.sorts_also = ImGui::GetIO().KeyShift;
    resize(t, i, h.id, cell);
}

static ImGuiID head_id(const Table::State& t) { return ImHashStr("head", 0, t.id); }
ImGuiID header_id(const Table::State& t, std::size_t column) { return Roving::id_in(head_id(t), t.said_at[column]); }

void draw_head(Table::State& t) {
    ScreenState& s = t.s;
    ImGui::PushClipRect(t.head.Min, t.head.Max, true);
    const ImGuiID row = head_id(t);
    a11y::Node line = node_at(s, row, t.head, a11y::Role::row, {});
    line.row = 0;
    say(s, line);
    s.tree().open(row);
    Roving roving(s, row, int(t.placed.order.size()) + (t.boxed ? 1 : 0), 0);
    if (t.boxed) {
        const Hit h = hit(s, roving.id(0), {t.left + px(s, 2), t.head.Min.y, t.left + px(s, kTableEdge + kBoxWidth), t.head.Max.y - hair(s)});
        draw_head_box(t, h);
        say_head_box(t, h, roving.tab(0));
    }
    for (const std::size_t i : t.placed.order) draw_header(t, i, roving);
    s.tree().close();
    rule(s, t.frame.Min.x + hair(s), t.frame.Max.x - hair(s), t.head.Max.y - hair(s), s.colours.border.normal);
    ImGui::PopClipRect();
}

// "340/512 GPUs  61 tasks": two spaces part the pieces; what starts with a digit is strong up to "/" or a space.
static void draw_summary(ScreenState& s, const ImRect& line, std::string_view words) {
    const Colours& c = s.colours;
    float width = 0;
    const auto walk = [&](bool draws, float x) {
        const float start = x;
        for (std::string_view rest = words; !rest.empty();) {
            const std::size_t end = std::min(rest.find("  "), rest.size());
            const std::string_view piece = rest.substr(0, end);
            const std::size_t strong = !piece.empty() && piece[0] >= '0' && piece[0] <= '9' ? std::min(piece.find_first_of("/ "), piece.size()) : 0;
            if (draws) put_left(s, {x, line.Min.y, line.Max.x + 2, line.Max.y}, Style::small_strong, c.text.primary, piece.substr(0, strong));
            x += measure(s, Style::small_strong, piece.substr(0, strong));
            if (draws) put_left(s, {x, line.Min.y, line.Max.x + 2, line.Max.y}, Style::small, c.text.tertiary, piece.substr(strong));
            x += measure(s, Style::small, piece.substr(strong));
            rest.remove_prefix(std::min(end + 2, rest.size()));
            if (!rest.empty()) x += px(s, 16);
        }
        return x - start;
    };
    width = walk(false, 0);
    walk(true, std::round(std::max(line.Min.x, line.Max.x - width)));
}

void draw_foot(Table::State& t) {
    ScreenState& s = t.s;
    if (t.foot.GetHeight() < 1) return;
    rule(s, t.foot.Min.x + hair(s), t.foot.Max.x - hair(s), t.foot.Min.y, s.colours.border.normal);
    const ImRect line = inset(t.foot, px(s, 16), 0);
    const float left = put_left(s, line, Style::small, s.colours.text.secondary, t.spec.footer_left);
    say_words(s, line, t.spec.footer_left, a11y::Role::status);
    draw_summary(s, {line.Min.x + left + px(s, 20), line.Min.y, line.Max.x, line.Max.y}, t.spec.footer_right);
    say_words(s, line, t.spec.footer_right);
}

}  // namespace table
