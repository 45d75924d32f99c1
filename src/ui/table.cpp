#include "ui/table.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kLeastHeight = 240;

static float wide(const Table::State& t) { return t.spec.items ? t.frame.GetWidth() : px(t.s, t.placed.width); }

static void remember_crowded(Table::State& t) {
    auto& crowded = t.memory->crowded;
    crowded.clear();
    if (t.spec.items || t.in_cards) return;
    for (const auto& w : wanted_columns(t.spec.columns, choice_of(t.spec)))
        if (w.shown && !t.placed.columns[w.index].shown) crowded.push_back(t.spec.columns[w.index].key);
}

static void place_parts(Table::State& t) {
    ScreenState& s = t.s;
    const float head = table::headless(t) ? px(s, table::has_sort_line(t) ? 44 : 0) : px(s, s.theme.compact ? 28 : 34), foot = table::foot_height(s, t.spec, rest_width(s, 240));
    const float usual = table::headless(t) ? 64 : t.ui.narrow() && !s.widgets->strip.open ? 44 : s.theme.compact ? 28 : 36;
    t.row_high = px(s, t.spec.row_height > 0 && !table::headless(t) ? t.spec.row_height : usual);
    const float totals = t.spec.totals.empty() || table::headless(t) ? 0 : t.row_high;
    const float whole = head + foot + totals + t.row_high * float(t.rows.count);
    float high = t.spec.height > 0 ? px(s, t.spec.height) : whole;
    if (t.spec.height == 0) high = std::min(whole, std::max(rest_height(s), px(s, kLeastHeight)));
    t.scrolls = t.spec.height >= 0;
    t.frame = place(s, {rest_width(s, 240), high});
    t.head = {t.frame.Min, {t.frame.Max.x, t.frame.Min.y + head}};
    t.foot = {{t.frame.Min.x, t.frame.Max.y - foot}, t.frame.Max};
    t.totals = {{t.frame.Min.x, t.foot.Min.y - totals}, {t.frame.Max.x, t.foot.Min.y}};
    t.body = {{t.frame.Min.x, t.head.Max.y}, {t.frame.Max.x, t.totals.Min.y}};
    if (t.spec.framed) box(s, t.frame, s.colours.surface.card, s.colours.border.subtle, 8);
    place_columns(t.placed, t.spec, *t.memory, t.frame.GetWidth() / s.scale, t.boxed ? table::kBoxWidth : 0);
    remember_crowded(t);
    if (t.in_cards) table::place_cards(t);
    t.said_at.assign(t.spec.columns.size(), -1);
    for (std::size_t i = 0; i < t.placed.order.size(); ++i) t.said_at[t.placed.order[i]] = std::int32_t(i) + (t.boxed ? 1 : 0);
}

// The header and the totals lie in the scrolled window too: they move sideways with the rows,
// never up.
static void open_body(Table::State& t) {
    ScreenState& s = t.s;
    t.left = t.frame.Min.x, t.top = t.body.Min.y;
    if (!t.scrolls) return ImGui::PushClipRect(t.frame.Min, t.frame.Max, true);
    const bool headless = table::headless(t);
    const float head = headless ? 0 : t.head.GetHeight();  // the line above cards scrolls nowhere
    const ImRect view{{t.frame.Min.x, headless ? t.body.Min.y : t.frame.Min.y}, t.totals.Max};
    ImGui::SetCursorScreenPos(view.Min);
    ImGui::SetNextWindowContentSize({wide(t), head + t.totals.GetHeight() + t.row_high * float(t.rows.count)});
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

// A grid with headings is a treegrid: only there may a row say that it is expanded.
static void say_grid(Table::State& t) {
    a11y::Node grid = node_at(t.s, t.id, t.frame, t.grouped ? a11y::Role::treegrid : a11y::Role::grid, t.spec.name);
    grid.rows = std::int32_t(t.rows.count) + (table::headless(t) ? 0 : 1) + (t.totals.GetHeight() > 0 ? 1 : 0);
    grid.columns = (t.spec.items ? 1 : std::int32_t(t.placed.order.size())) + (t.boxed ? 1 : 0);
    grid.multiselectable = bool(t.rows.checked);
    say(t.s, grid);
}

Table::Table(Ui& ui, const TableSpec& spec, const TableRows& rows) : t_(std::make_unique<State>(ui, spec, rows)) {
    State& t = *t_;
    t.id = id_of(spec.name);
    t.memory = &t.s.widgets->tables[t.id];
    t.in_cards = table::wants_cards(t);
    t.boxed = table::wants_boxes(t);
    t.grouped = bool(rows.heading);
    place_parts(t);
    if (table::has_sort_line(t)) table::draw_sort_line(t);
    say_grid(t);
    t.s.tree().open(t.id);
    table::keep_focus(t);
    open_body(t);
    table::keep_place(t);
    table::hit_newer(t);
    table::move_focus(t);
    place_cells(t);
    if (!table::headless(t)) table::draw_head(t);
    ImGui::PushClipRect({t.body.Min.x, t.body.Min.y}, t.body.Max, true);
    choose_rows(t);
}

static std::optional<std::size_t> row_to_draw(Table::State& t) {
    if (std::exchange(t.focus_before, false)) return t.memory->focus_index;
    if (t.next < t.last) return t.next++;
    if (std::exchange(t.focus_after, false)) return t.memory->focus_index;
    return {};
}

std::optional<std::size_t> Table::next() {
    State& t = *t_;
    if (t.in_row) table::close_row(t);
    while (const auto row = row_to_draw(t)) {
        const auto heading = t.grouped ? t.rows.heading(*row) : std::nullopt;
        if (heading) {
            table::draw_heading(t, *row, *heading);
            continue;
        }
        table::open_row(t, *row);
        return row;
    }
    return {};
}

Table::~Table() {
    State& t = *t_;
    if (t.in_row) table::close_row(t);
    ImGui::PopClipRect();
    table::draw_totals(t);
    table::remember_place(t);
    table::draw_newer(t);
    if (t.scrolls) {
        t.window->DC.CursorMaxPos = {t.left + wide(t), t.top + t.totals.GetHeight() + t.row_high * float(t.rows.count)};
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
bool Table::sorts_also() const { return t_->sorts_also; }
std::optional<std::size_t> Table::activated() const { return t_->activated; }
std::optional<Picked> Table::picked() const { return t_->picked; }
std::optional<std::size_t> Table::toggled() const { return t_->toggled; }
bool Table::near_end() const { return t_->rows.count > 0 && t_->last + 10 >= t_->rows.count; }
