#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

namespace table {

ImGuiID row_id(const Table::State& t, std::string_view key) { return ImHashStr(key.data(), key.size(), t.id ^ 0x726f77); }

static void focus_row(Table::State& t, std::size_t row) {
    t.memory->focus_index = row;
    t.memory->focus_key.assign(t.rows.key(row));
}

// The row may have moved, or be gone: then the one that took its place has the focus.
void keep_focus(Table::State& t) {
    TableMemory& m = *t.memory;
    if (m.focus_key.empty()) return;
    if (t.rows.count == 0) return m.focus_key.clear();
    if (m.focus_index < t.rows.count && t.rows.key(m.focus_index) == m.focus_key) return;
    const bool had = t.s.focus_id == row_id(t, m.focus_key);
    const auto found = t.rows.find ? t.rows.find(m.focus_key) : std::nullopt;
    if (found) {
        m.focus_index = *found;
        return;
    }
    if (!had) return m.focus_key.clear();
    focus_row(t, std::min(m.focus_index, t.rows.count - 1));
    t.s.want_focus(row_id(t, m.focus_key));
}

// Left on a row goes to the heading above it.
static std::optional<std::size_t> heading_above(const Table::State& t) {
    for (std::size_t i = t.memory->focus_index; t.grouped && i-- > 0;)
        if (t.rows.heading(i)) return i;
    return {};
}

static std::optional<std::size_t> target(const Table::State& t, Key key) {
    const std::size_t at = t.memory->focus_index, last = t.rows.count - 1;
    const auto page = std::size_t(std::max(1.0f, t.body.GetHeight() / t.row_high - 1));
    switch (key) {
        case Key::up: return at > 0 ? at - 1 : 0;
        case Key::down: return std::min(at + 1, last);
        case Key::page_up: return at > page ? at - page : 0;
        case Key::page_down: return std::min(at + page, last);
        case Key::home: return 0;
        case Key::end: return last;
        case Key::left: return t.grouped && !t.rows.heading(at) ? heading_above(t) : std::nullopt;
        default: return std::nullopt;
    }
}

// The scroll is set and used in this same frame: the row is there when the key returns.
static void bring_into_sight(Table::State& t) {
    ImGuiWindow* w = t.window;
    if (!w) return;
    const float y = t.row_high * float(t.memory->focus_index), view = t.body.GetHeight();
    float scroll = w->Scroll.y;
    if (y < scroll) scroll = y;
    if (y + t.row_high > scroll + view) scroll = y + t.row_high - view;
    if (scroll == w->Scroll.y) return;
    w->Scroll.y = std::max(0.0f, std::round(scroll));
    ImGui::SetScrollY(w, w->Scroll.y);
    t.s.want_frames(1);
}

static bool pick_by_key(Table::State& t, Key key) {
    const std::size_t at = t.memory->focus_index;
    const bool heading = t.grouped && t.rows.heading(at);
    if (key == Key::space && !heading) pick_row(t, at, ImGui::GetIO().KeyShift);
    else if (key == Key::select_all) t.picked = Picked{Picked::Kind::all, 0, 0, true};
    else if (key == Key::escape && t.spec.all_checked != a11y::Check::off) t.picked = Picked{}, t.s.escape_used = true;
    else return false;
    return true;
}

// Shift and an arrow: from the row where it began to the one that has the focus now.
static void extend(Table::State& t, std::size_t from, std::size_t to) {
    if (!t.rows.checked(from) || !anchored(t)) t.memory->anchor_key.assign(t.rows.key(from));
    pick_row(t, to, true);
}

void move_focus(Table::State& t) {
    TableMemory& m = *t.memory;
    if (m.focus_key.empty() || t.rows.count == 0) return;
    const auto key = take_key(t.s, row_id(t, m.focus_key));
    if (!key) return;
    if (t.rows.checked && pick_by_key(t, *key)) return;
    const auto to = target(t, *key);
    if (!to) return;
    if (t.rows.checked && ImGui::GetIO().KeyShift && (*key == Key::up || *key == Key::down)) extend(t, m.focus_index, *to);
    focus_row(t, *to);
    bring_into_sight(t);
    t.s.want_focus(row_id(t, m.focus_key));
}

}  // namespace table
