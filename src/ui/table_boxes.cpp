#include "ui/check_parts.h"
#include "ui/paint.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

a11y::Check check_of(std::size_t picked, std::size_t all) {
    return picked == 0 ? a11y::Check::off : picked >= all ? a11y::Check::on : a11y::Check::mixed;
}

void pick(PickedKeys& keys, const Picked& p, const TableRows& rows) {
    if (p.kind == Picked::Kind::none) return keys.clear();
    const bool all = p.kind == Picked::Kind::all;
    const std::size_t from = all ? 0 : p.from, end = std::min(rows.count, all ? rows.count : p.to + 1);
    for (std::size_t i = from; i < end; ++i) {
        if (rows.heading && rows.heading(i)) continue;
        if (p.on) keys.emplace(rows.key(i));
        else if (const auto at = keys.find(rows.key(i)); at != keys.end()) keys.erase(at);
    }
}

namespace table {

static constexpr float kRoomForBoxes = 560;

// A phone has no room for them until something is picked (Space, or a press with Ctrl or Shift); a page that is zoomed has.
bool wants_boxes(const Table::State& t) {
    if (!t.rows.checked || t.in_cards) return false;
    return !t.spec.items || t.spec.all_checked != a11y::Check::off || rest_width(t.s, 0) >= px(t.s, kRoomForBoxes);
}

static ImVec2 box_centre(const Table::State& t, const ImRect& line) {
    return {std::round(t.left + (kTableEdge + kCellPad + 8) * t.s.scale), std::floor(middle(line).y)};
}

static ImRect box_area(const Table::State& t, const ImRect& line) {
    return {std::round(t.left + px(t.s, 2)), line.Min.y, std::round(t.left + (kTableEdge + kBoxWidth) * t.s.scale), line.Max.y - hair(t.s)};
}

static std::optional<std::size_t> anchor(const Table::State& t) {
    const auto& key = t.memory->anchor_key;
    if (key.empty() || !t.rows.find) return {};
    return t.rows.find(key);
}

bool anchored(const Table::State& t) { return anchor(t).has_value(); }

// A press with Shift takes all from the last one that was picked by itself.
void pick_row(Table::State& t, std::size_t row, bool with_shift) {
    const auto start = with_shift ? anchor(t) : std::nullopt;
    if (start) {
        t.picked = Picked{Picked::Kind::range, std::min(*start, row), std::max(*start, row), true};
        return;
    }
    t.memory->anchor_key.assign(t.rows.key(row));
    t.picked = Picked{Picked::Kind::one, row, row, !t.rows.checked(row)};
}

void draw_row_box(Table::State& t) {
    ScreenState& s = t.s;
    const ImGuiID id = t.row_id ^ 0x636865;
    const ImRect area = box_area(t, t.row_box);
    a11y::Node cell = node_at(s, id, area, a11y::Role::cell, {});
    cell.column = 0;
    say(s, cell);
    const Hit h = hit(s, id + 1, area);
    if (h.held && ImGui::GetIO().MouseClicked[0]) s.want_focus(t.row_id);  // arrows go on from the row
    if (t.row_seen) draw_check(s, box_centre(t, t.row_box), t.row_checked ? a11y::Check::on : a11y::Check::off, h.hovered);
    if (t.row_seen && h.ring) focus_ring(s, inset(area, px(s, 4), px(s, 4)), 4, true);
    a11y::Node node = node_at(s, id + 1, area, a11y::Role::checkbox, s.tree().keep("Select " + std::string(t.row_key)));
    node.parent = id;
    node.tab = a11y::Tab::focusable;
    node.check = t.row_checked ? a11y::Check::on : a11y::Check::off;
    say(s, node);
    if (h.pressed) pick_row(t, t.row, ImGui::GetIO().KeyShift);
}

// In its middle state a press takes all, as in the lists people know.
void draw_head_box(Table::State& t, const Hit& h) {
    ScreenState& s = t.s;
    draw_check(s, box_centre(t, t.head), t.spec.all_checked, h.hovered);
    if (h.ring) focus_ring(s, inset(h.box, px(s, 4), px(s, 4)), 4, true);
    if (h.pressed) t.picked = Picked{t.spec.all_checked == a11y::Check::on ? Picked::Kind::none : Picked::Kind::all, 0, 0, true};
}

}  // namespace table
