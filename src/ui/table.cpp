#include "ui/table.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kFoot = 36, kLeastHeight = 240;

static bool footed(const TableSpec& spec) { return !spec.footer_left.empty() || !spec.footer_right.empty(); }

static void place_parts(Table::State& t) {
    ScreenState& s = t.s;
    const float head = px(s, s.theme.compact ? 28 : 34), foot = footed(t.spec) ? px(s, kFoot) : 0;
    const float usual = t.ui.narrow() ? 44 : s.theme.compact ? 28 : 36;
    t.row_high = px(s, t.spec.row_height > 0 ? t.spec.row_height : usual);
    const float whole = head + foot + t.row_high * float(t.rows.count);
    float high = t.spec.height > 0 ? px(s, t.spec.height) : whole;
    if (t.spec.height == 0) high = std::min(whole, std::max(rest_height(s), px(s, kLeastHeight)));
    t.scrolls = t.spec.height >= 0;
    t.frame = place(s, {rest_width(s, 240), high});
    t.head = {t.frame.Min, {t.frame.Max.x, t.frame.Min.y + head}};
    t.foot = {{t.frame.Min.x, t.frame.Max.y - foot}, t.frame.Max};
    t.body = {{t.frame.Min.x, t.head.Max.y}, {t.frame.Max.x, t.foot.Min.y}};
    if (t.spec.framed) box(s, t.frame, s.colours.surface.card, s.colours.border.subtle, 8);
    place_columns(t.placed, t.spec, *t.memory, t.frame.GetWidth() / s.scale);
}

// The header lies in the scrolled window too: it moves sideways with the rows, never up.
static void open_body(Table::State& t) {
    ScreenState& s = t.s;
    t.left = t.frame.Min.x, t.top = t.body.Min.y;
    if (!t.scrolls) return ImGui::PushClipRect(t.frame.Min, t.frame.Max, true);
    const ImRect view{t.frame.Min, {t.frame.Max.x, t.body.Max.y}};
    ImGui::SetCursorScreenPos(view.Min);
    ImGui::SetNextWindowContentSize({px(s, t.placed.width), t.head.GetHeight() + t.row_high * float(t.rows.count)});
    ImGui::BeginChild(t.id, view.GetSize(), 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    t.window = ImGui::GetCurrentWindow();
    pan_under_finger(s, t.window);
}

static void place_cells(Table::State& t) {
    const float x = t.window ? t.window->Scroll.x : 0, y = t.window ? t.window->Scroll.y : 0;
    t.left -= x;
    t.top -= y;
    t.cells.clear();
    for (const PlacedColumn& c : t.placed.columns)
        t.cells.push_back({std::round(t.left + (c.x + kCellPad) * t.s.scale), 0, std::round(t.left + (c.x + c.width - kCellPad) * t.s.scale), 0});
}

static void choose_rows(Table::State& t) {
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    const float from = std::max(t.body.Min.y, clip.Min.y) - t.top, to = std::min(t.body.Max.y, clip.Max.y) - t.top;
    const auto bounded = [&](double row) { return std::size_t(std::clamp(row, 0.0, double(t.rows.count))); };
    t.first = to > from ? bounded(std::floor(double(from) / t.row_high)) : 0;
    t.last = to > from ? bounded(std::ceil(double(to) / t.row_high)) : 0;
    t.next = t.first;
    const bool focus = !t.memory->focus_key.empty() && t.memory->focus_index < t.rows.count;
    t.focus_before = focus && t.memory->focus_index < t.first;
    t.focus_after = focus && t.memory->focus_index >= t.last;
}

Table::Table(Ui& ui, const TableSpec& spec, const TableRows& rows) : t_(std::make_unique<State>(ui, spec, rows)) {
    State& t = *t_;
    t.id = id_of(spec.name);
    t.memory = &t.s.widgets->tables[t.id];
    place_parts(t);
    a11y::Node grid = node_at(t.s, t.id, t.frame, a11y::Role::grid, spec.name);
    grid.rows = std::int32_t(rows.count) + 1;
    grid.columns = std::int32_t(std::count_if(t.placed.columns.begin(), t.placed.columns.end(), [](const auto& c) { return c.shown; }));
    say(t.s, grid);
    t.s.tree().open(t.id);
    table::keep_focus(t);
    open_body(t);
    table::move_focus(t);
    place_cells(t);
    table::draw_head(t);
    ImGui::PushClipRect({t.body.Min.x, t.body.Min.y}, t.body.Max, true);
    choose_rows(t);
}

std::optional<std::size_t> Table::next() {
    State& t = *t_;
    if (t.in_row) table::close_row(t);
    std::size_t row = 0;
    if (std::exchange(t.focus_before, false)) row = t.memory->focus_index;
    else if (t.next < t.last) row = t.next++;
    else if (std::exchange(t.focus_after, false)) row = t.memory->focus_index;
    else return {};
    table::open_row(t, row);
    return row;
}

Table::~Table() {
    State& t = *t_;
    if (t.in_row) table::close_row(t);
    ImGui::PopClipRect();
    if (t.scrolls) {
        t.window->DC.CursorMaxPos = {t.left + px(t.s, t.placed.width), t.top + t.row_high * float(t.rows.count)};
        t.window->DC.IsSetPos = false;
        t.s.tree().close();  // the scrollbar stands beside the grid: a grid has rows only
        scrollbar(t.s, t.window, t.body, t.row_high * float(t.rows.count));
        ImGui::EndChild();
    } else {
        ImGui::PopClipRect();
        t.s.tree().close();
    }
    table::draw_foot(t);
}

std::optional<std::string> Table::sorted() const { return t_->sorted; }
std::optional<std::size_t> Table::activated() const { return t_->activated; }
bool Table::near_end() const { return t_->rows.count > 0 && t_->last + 10 >= t_->rows.count; }
