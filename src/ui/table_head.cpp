#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <utility>

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
static std::vector<std::string_view> pieces(std::string_view words) {
    std::vector<std::string_view> out;
    while (!words.empty()) {
        const std::size_t from = std::min(words.find_first_not_of(' '), words.size()), end = std::min(words.find("  ", from), words.size());
        if (end > from) out.push_back(words.substr(from, end - from));
        words.remove_prefix(end);
    }
    return out;
}

static std::size_t strong_part(std::string_view piece) { return piece[0] >= '0' && piece[0] <= '9' ? std::min(piece.find_first_of("/ "), piece.size()) : 0; }

static float width_of(ScreenState& s, std::string_view piece) {
    const auto strong = strong_part(piece);
    return measure(s, Style::small_strong, piece.substr(0, strong)) + measure(s, Style::small, piece.substr(strong));
}

static void draw_piece(ScreenState& s, ImRect line, std::string_view piece) {
    const auto strong = strong_part(piece);
    put_left(s, line, Style::small_strong, s.colours.text.primary, piece.substr(0, strong));
    line.Min.x += measure(s, Style::small_strong, piece.substr(0, strong));
    put_left(s, line, Style::small, s.colours.text.tertiary, piece.substr(strong));
}

static constexpr float kFootPad = 16, kBetween = 16, kFootLine = 20;

using Line = std::vector<std::string_view>;

static float width_of(ScreenState& s, const Line& line) {
    float wide = 0;
    for (const auto piece : line) wide += (wide > 0 ? px(s, kBetween) : 0) + width_of(s, piece);
    return wide;
}

// The sums in lines: one, at the right of the count, or as many as it takes below it.
struct FootLines { bool beside = true; std::vector<Line> lines; };

static FootLines foot_lines(ScreenState& s, const TableSpec& spec, float room) {
    FootLines out{.lines = {pieces(spec.footer_right)}};
    room -= 2 * px(s, kFootPad);
    const float left = measure(s, Style::small, spec.footer_left);
    if (left + px(s, 20) + width_of(s, out.lines.front()) <= room) return out;
    out.beside = false;
    const auto all = std::exchange(out.lines, {Line()}).front();
    for (const auto piece : all) {
        auto longer = out.lines.back();
        longer.push_back(piece);
        if (out.lines.back().empty() || width_of(s, longer) <= room) out.lines.back() = std::move(longer);
        else out.lines.push_back({piece});
    }
    return out;
}

float foot_height(ScreenState& s, const TableSpec& spec, float room) {
    if (spec.footer_left.empty() && spec.footer_right.empty()) return 0;
    const auto foot = foot_lines(s, spec, room);
    return px(s, 36) + (foot.beside ? 0 : px(s, kFootLine) * float(foot.lines.size()));
}

static void draw_line(ScreenState& s, ImRect line, const Line& words) {
    for (const auto piece : words) {
        draw_piece(s, line, piece);
        line.Min.x += width_of(s, piece) + px(s, kBetween);
    }
}

void draw_foot(Table::State& t) {
    ScreenState& s = t.s;
    if (t.foot.GetHeight() < 1) return;
    rule(s, t.foot.Min.x + hair(s), t.foot.Max.x - hair(s), t.foot.Min.y, s.colours.border.normal);
    const auto foot = foot_lines(s, t.spec, t.foot.GetWidth());
    ImRect line = inset(t.foot, px(s, kFootPad), 0);
    if (!foot.beside) line.Min.y += px(s, 8), line.Max.y = line.Min.y + px(s, kFootLine);
    put_left(s, line, Style::small, s.colours.text.secondary, t.spec.footer_left);
    say_words(s, line, t.spec.footer_left, a11y::Role::status);
    say_words(s, inset(t.foot, px(s, kFootPad), 0), t.spec.footer_right);
    if (foot.beside) line.Min.x = std::round(line.Max.x - width_of(s, foot.lines.front()));
    for (const auto& words : foot.lines) {
        if (!foot.beside) line.TranslateY(px(s, kFootLine));
        draw_line(s, {line.Min.x, line.Min.y, line.Max.x + 2, line.Max.y}, words);
    }
}

}  // namespace table
