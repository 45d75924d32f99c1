#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <fmt/core.h>

// Rows that come in above what somebody reads move the scroll, not the rows: they stay where they
// are on the screen, and a button says how many came. Nobody reads a list that stands at its top
// with neither the pointer, the focus nor a tick in it: there, new rows just appear.
namespace table {

static bool read_now(const Table::State& t) {
    if (t.window->Scroll.y > 0 || t.spec.all_checked != a11y::Check::off || t.memory->newer > 0) return true;
    if (!t.memory->focus_key.empty() && t.s.focus_id == row_id(t, t.memory->focus_key)) return true;
    return ImGui::IsMouseHoveringRect(t.body.Min, t.body.Max);
}

static void scroll_to(Table::State& t, float y) {
    t.window->Scroll.y = std::max(0.0f, std::round(y));
    ImGui::SetScrollY(t.window, t.window->Scroll.y);
    t.s.want_frames(1);
}

static void start_over(TableMemory& m, const std::string& question) {
    m.question = question;
    m.top_key.clear();
    m.newer = 0;
}

void keep_place(Table::State& t) {
    TableMemory& m = *t.memory;
    if (t.spec.newer.empty() || !t.window || t.rows.count == 0) return start_over(m, t.spec.question);
    if (m.question != t.spec.question) {
        if (!m.top_key.empty() && t.window->Scroll.y > 0) scroll_to(t, 0);
        return start_over(m, t.spec.question);
    }
    if (m.top_key.empty() || (m.top_index < t.rows.count && t.rows.key(m.top_index) == m.top_key)) return;
    const auto found = t.rows.find(m.top_key);
    if (!found || !read_now(t)) return;
    if (*found > m.top_index) m.newer += *found - m.top_index;
    scroll_to(t, t.window->Scroll.y + t.row_high * (float(*found) - float(m.top_index)));
    m.top_index = *found;
}

void remember_place(Table::State& t) {
    TableMemory& m = *t.memory;
    if (t.spec.newer.empty() || !t.window || t.rows.count == 0) return;
    m.top_index = std::min(t.rows.count - 1, std::size_t(std::max(0.0f, std::floor(t.window->Scroll.y / t.row_high))));
    m.top_key.assign(t.rows.key(m.top_index));
    m.newer = std::min(m.newer, m.top_index);  // those that were scrolled to have been seen
}

static Button newer_button(const Table::State& t) {
    auto words = t.spec.newer;
    if (t.memory->newer == 1 && words.ends_with('s')) words.pop_back();
    return {.label = fmt::format("{} {}", t.memory->newer, words), .icon = Icon::arrow_up, .kind = Button::Kind::primary, .size = Button::Size::compact, .about = "above"};
}

// Before the rows that lie under it: whatever comes first gets the press.
void hit_newer(Table::State& t) {
    if (t.spec.newer.empty() || t.memory->newer == 0) return;
    const auto button = newer_button(t);
    const float w = button_width(t.s, button), high = control_height(t.s, Button::Size::compact);
    const float x = std::round(middle(t.body).x - w / 2), y = t.body.Min.y + px(t.s, 8);
    t.newer = hit(t.s, ImHashStr("newer", 0, t.id), {x, y, x + w, y + high});
}

void draw_newer(Table::State& t) {
    if (!t.newer) return;
    const auto button = newer_button(t);
    draw_button(t.s, button, *t.newer);
    t.s.tree().close();  // a grid has rows only
    say_button(t.s, button, *t.newer);
    t.s.tree().open(t.id);
    if (!t.newer->pressed) return;
    t.memory->newer = 0;
    scroll_to(t, 0);
}

}  // namespace table
