#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/table_state.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace table {

static bool pointed_at(const ImRect& box) {
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && ImGui::IsMouseHoveringRect(box.Min, box.Max);
}

void begin_row(Table::State& t, std::size_t row) {
    TableMemory& m = *t.memory;
    t.in_row = true;
    t.row = row;
    t.column = 0;
    t.row_key = t.rows.key(row);
    t.row_id = row_id(t, t.row_key);
    const float y = float(double(t.top) + double(t.row_high) * double(row));
    t.row_box = {t.frame.Min.x, y, t.frame.Max.x, y + t.row_high};
    t.row_seen = t.row_box.Max.y > t.body.Min.y && t.row_box.Min.y < t.body.Max.y;
    t.row_hovered = t.row_seen && pointed_at(t.row_box);
    t.row_selected = !t.spec.selected.empty() && t.spec.selected == t.row_key;
    t.row_checked = false;
    if (t.s.focus_id == t.row_id && m.focus_key != t.row_key) m.focus_key.assign(t.row_key), m.focus_index = row;

}

void draw_row_surface(Table::State& t, Rgba at_rest) {
    if (!t.row_seen) return;
    ScreenState& s = t.s;
    const Colours& c = s.colours;
    const ImRect surface{t.row_box.Min.x + hair(s), t.row_box.Min.y, t.row_box.Max.x - hair(s), t.row_box.Max.y};
    const Rgba colour = t.row_selected || t.row_checked ? c.accent.selection : warmed(at_rest, c.surface.hover, warmth(s, t.row_id ^ 0x77, t.row_hovered));
    fill(s, surface, colour, 0, ImDrawFlags_RoundCornersNone);
    s.on_highlight = c.forced && (t.row_selected || t.row_checked);
    if (t.row + 1 < t.rows.count || t.foot.GetHeight() + t.totals.GetHeight() < 1) rule(s, surface.Min.x, surface.Max.x, t.row_box.Max.y - hair(s), c.border.subtle);
}

static a11y::Node row_node(const Table::State& t) {
    const TableMemory& m = *t.memory;
    a11y::Node node = node_at(t.s, t.row_id, t.row_box, a11y::Role::row, t.row_key);
    const bool stop = m.focus_key.empty() ? t.row == t.first : m.focus_key == t.row_key;
    node.tab = stop ? a11y::Tab::stop : a11y::Tab::focusable;
    node.row = std::int32_t(t.row) + (headless(t) ? 0 : 1);
    return node;
}

// With boxes, what is selected is what is checked; the row that a panel shows is the current one.
void open_row(Table::State& t, std::size_t row) {
    begin_row(t, row);
    t.row_checked = t.rows.checked && t.rows.checked(row);
    draw_row_surface(t, 0);
    a11y::Node node = row_node(t);
    node.level = t.grouped ? 2 : 0;
    node.selectable = true;
    node.selected = t.rows.checked ? t.row_checked : t.row_selected;
    node.current = t.rows.checked && t.row_selected;
    say(t.s, node);
    t.s.tree().open(t.row_id);
    if (t.boxed) draw_row_box(t);
}

static bool copied(const Table::State& t) { return t.row_checked || t.row_selected || t.s.focus_id == t.row_id; }

static void copy_cells_end(Table::State& t) {
    if (copied(t)) t.s.next_copied_rows += '\n';
}

// The row comes after its cells: a link in it gets the press first.
void close_row(Table::State& t) {
    ScreenState& s = t.s;
    t.in_row = false;
    s.on_highlight = false;
    s.tree().close();
    copy_cells_end(t);
    const Hit h = hit(s, t.row_id, t.row_box);
    if (h.focused) {
        t.memory->focus_key.assign(t.row_key);
        t.memory->focus_index = t.row;
    }
    if (h.ring && h.seen) focus_ring(s, inset(t.row_box, px(s, 2), px(s, 1)), 4, true);
    const ImGuiIO& io = ImGui::GetIO();
    if (!t.rows.checked && s.key == Key::space && take_key(s, t.row_id)) t.activated = t.row;  // other keys are for the table
    if (!h.pressed) return;
    if (t.rows.checked && s.activated != t.row_id && (io.KeyCtrl || io.KeySuper || io.KeyShift)) return pick_row(t, t.row, io.KeyShift);
    if (io.KeyCtrl || io.KeySuper) return;
    const std::string href = s.activated == t.row_id && t.rows.href ? t.rows.href(t.row) : std::string();
    if (href.empty()) t.activated = t.row;  // a press of the mouse chooses the row
    else t.ui.emit(Follow{href});           // Enter opens what it stands for
}

Cell open_cell(Table::State& t, std::string_view words, float content) {
    Cell cell;
    const std::size_t i = t.column++;
    if (i >= t.cells.size() || !t.placed.columns[i].shown) return cell;
    auto& fits = t.memory->fits;
    if (fits.size() < t.cells.size()) fits.resize(t.cells.size());
    fits[i] = std::max(fits[i], content / t.s.scale + 1);
    cell.shown = true;
    cell.seen = t.row_seen;
    cell.align = t.spec.columns[i].align;
    cell.box = t.in_cards ? card_cell(t, i) : ImRect{t.cells[i].Min.x, t.row_box.Min.y, t.cells[i].Max.x, t.row_box.Max.y - hair(t.s)};
    cell.id = t.row_id + ImGuiID(i + 1) * 0x9E3779B1u;
    a11y::Node node = node_at(t.s, cell.id, cell.box, a11y::Role::cell, words);
    node.column = t.said_at[i];
    say(t.s, node);
    if (copied(t)) {
        std::string& lines = t.s.next_copied_rows;
        if (!lines.empty() && lines.back() != '\n') lines += '\t';
        for (const char c : words) lines += c == '\t' || c == '\n' ? ' ' : c;
    }
    return cell;
}

}  // namespace table
