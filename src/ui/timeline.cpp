#include "ui/timeline.h"
#include "ui/legend.h"
#include "ui/kept.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/tag_parts.h"
#include "ui/timeline_state.h"
#include <algorithm>
#include <array>

static constexpr float kRow = 32, kTickWidth = 68;

// On a narrow page only the name, with its mark before it, and the bars.
static std::array<Column, 6> columns_of(const TimelineModel& m, bool narrow) {
    return {{{.key = "status", .title = "Status", .width = 126, .least = 96, .sortable = false, .leaves = narrow ? 9 : 4},
             {.key = "name", .title = m.group_title, .width = narrow ? 148.0f : 168.0f, .least = 96, .sortable = false},
             {.key = "gpus", .title = "GPUs", .width = 60, .least = 52, .align = Column::Align::right, .sortable = false, .leaves = narrow ? 8 : 3},
             {.key = "node", .title = "Node", .width = 168, .least = 96, .sortable = false, .leaves = narrow ? 7 : 2},
             {.key = "time", .title = "Run time", .width = 88, .least = 76, .align = Column::Align::right, .sortable = false, .leaves = narrow ? 6 : 1},
             {.key = "axis", .title = "Time", .width = 0, .least = narrow ? 120.0f : 220.0f, .sortable = false, .blank = true}}};
}

// The name with its tag; where the status has no column of its own its mark stands before it.
static void draw_name(Table::State& t, const Lane& lane, bool marked) {
    ScreenState& s = t.s;
    const float tag = lane.mark.empty() ? 0 : tag_width(s, lane.mark) + px(s, 8), before = marked ? px(s, 20) : 0;
    const std::string_view words = lane.mark.empty() ? std::string_view(lane.name) : s.tree().keep(lane.name + " " + lane.mark);
    const table::Cell cell = table::open_cell(t, marked ? s.tree().keep(std::string(words) + ", " + lane.status.word) : words, measure(s, Style::mono_strong, lane.name) + tag + before);
    if (!cell.shown || !cell.seen) return;
    if (marked) draw_mark(s, lane.status, {cell.box.Min.x + px(s, 7), middle(cell.box).y}, 14);
    const float x = cell.box.Min.x + before;
    const float w = put_left(s, {x, cell.box.Min.y, std::max(x, cell.box.Max.x - tag), cell.box.Max.y}, Style::mono_strong, s.colours.text.primary, lane.name);
    if (tag == 0) return;
    const float left = std::round(x + w + px(s, 8)), y = std::round(middle(cell.box).y);
    draw_tag(s, {left, y - px(s, 9), left + tag_width(s, lane.mark), y + px(s, 9)}, lane.mark, false);
}

static void draw_row(TimelineFrame& f, Table& table, const Lane& lane) {
    table.status(lane.status);
    draw_name(f.t, lane, !f.t.placed.columns[0].shown);
    if (lane.gpus.empty()) table.nothing();
    else table.number(lane.gpus);
    if (lane.node.empty()) table.nothing();
    else if (lane.node_href.empty()) table.mono(lane.node);
    else table.link(lane.node, lane.node_href);
    if (lane.run_time.empty()) table.nothing();
    else table.number(lane.run_time);
    std::string words = lane.said;
    for (const auto& mark : lane.marks) words += (words.empty() ? "" : "; ") + mark.words;
    const table::Cell cell = table::open_cell(f.t, f.s.tree().keep(words.empty() ? "none" : words), 0);
    if (cell.shown && cell.seen) lanes::draw_lane(f, lane, cell);
}

static void find_axis(TimelineFrame& f) {
    const TimeSpan span = lanes::span_of(f.m);
    const ImRect& cell = f.t.cells[lanes::kTimeColumn];
    const float edge = px(f.s, 6);
    f.axis = {span.from, span.to, cell.Min.x + edge, std::max(cell.Min.x + edge + 1, cell.Max.x - edge)};
    f.head = {cell.Min.x, f.t.head.Min.y, cell.Max.x, f.t.head.Max.y - hair(f.s)};
    f.ticks = ticks_of(span.from, span.to, std::max(1, int(f.head.GetWidth() / px(f.s, kTickWidth))), f.m.zone);
}

std::optional<TimelinePress> timeline(Ui& ui, const TimelineModel& m) {
    ScreenState& s = ui.state();
    const auto columns = columns_of(m, ui.narrow());
    TableSpec spec{.name = m.name, .columns = columns, .selected = m.selected, .row_height = ui.narrow() ? 44.0f : s.theme.compact ? 28.0f : kRow, .height = m.height, .framed = false, .footer_left = {}, .footer_right = {}};
    const auto find = [&m](std::string_view key) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < m.count; ++i) if (m.key(i) == key) return i;
        return {};
    };
    Table table(ui, spec, {.count = m.count, .key = m.key, .find = find, .href = m.href});
    TimelineFrame f{.ui = ui, .s = s, .m = m, .t = table.state(), .k = kept<TimelineMemory>(s, table.state().id), .axis = {}, .head = {}, .ticks = {}};
    find_axis(f);
    lanes::draw_axis(f);
    auto press = lanes::use_axis(f);
    while (const auto row = table.next()) draw_row(f, table, m.lane(*row));
    lanes::draw_over(f);
    if (const auto row = table.activated()) press = TimelinePress{TimelinePress::Kind::row, *row, {}, {}};
    return press;
}

void timeline_legend(Ui& ui, std::span<const LaneKey> keys) {
    ScreenState& s = ui.state();
    const auto row = ui.row(14);
    for (const LaneKey& key : keys) {
        const ImRect box = legend_entry(s, 16, key.word);
        lanes::draw_part(s, {.kind = key.kind, .tone = key.tone, .words = {}}, box.Min.x, box.Min.x + px(s, 10), middle(box).y);
    }
}
