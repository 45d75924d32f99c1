#include "ui/log_pane.h"
#include "ui/kept.h"
#include "ui/log_pane_state.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

using namespace log_pane_parts;

static constexpr float kBar = 14;       // dp
static constexpr double kSayMs = 250;   // a line that streams by is not worth saying

static std::string spoken(const LogPaneLine& l) {
    std::string out;
    for (const auto* part : {&l.time, &l.task, &l.level})
        if (!part->empty()) out += *part + " ";
    out += l.text.substr(0, 4000);
    return out;
}

static ImGuiID cell_id(const Pane& p, std::uint64_t line) { return p.row_id(line) ^ 0x63656c6c; }

static void say_row(Pane& p, const Seen& seen, const std::string& words, bool first) {
    ScreenState& s = p.s;
    const ImRect box{p.body.Min.x, std::max(seen.y, p.body.Min.y), p.body.Max.x, std::min(seen.y + seen.height, p.body.Max.y)};
    a11y::Node row = node_at(s, p.row_id(seen.line), box, a11y::Role::row, s.tree().keep(fmt::format("Line {}", seen.line + 1)));
    const bool stop = p.m.focus_set ? seen.line == p.m.focus : first;
    row.tab = stop ? a11y::Tab::stop : a11y::Tab::focusable;
    row.row = static_cast<std::int32_t>(seen.row);
    row.current = p.model.current == seen.line;
    row.selected = p.m.selection && p.m.selection->whole && seen.line >= p.m.selection->from.line && seen.line <= p.m.selection->to.line;
    row.selectable = true;
    say(s, row);
    s.tree().open(row.id);
    a11y::Node cell = node_at(s, cell_id(p, seen.line), box, a11y::Role::cell, s.tree().keep(words));
    cell.column = 0;
    say(s, cell);
    s.tree().close();
}

// The line that has the keys stays where they are, also out of sight.
static void keep_focus(Pane& p) {
    const bool mine = p.m.focus_set && !p.seen.empty() && p.s.focus_id == p.row_id(p.m.focus);
    if (!mine || std::any_of(p.seen.begin(), p.seen.end(), [&](const Seen& seen) { return seen.line == p.m.focus; })) return;
    const auto row = std::min(p.model.row_of(p.m.focus), p.model.rows - 1);
    p.m.focus = p.model.number(row);
    p.seen.push_back({row, p.m.focus, row < p.seen.front().row ? p.body.Min.y - p.at.row : p.body.Max.y, p.at.row});
}

// Where lines rush by, what is said of them changes four times a second: nobody reads faster.
static bool hush(Pane& p) {
    Memory& m = p.m;
    const bool focused = m.focus_set && p.s.focus_id == p.row_id(m.focus);
    const bool rushing = p.model.follow && p.model.live && !focused && m.said.size() == p.seen.size() && p.model.rows >= m.said_rows;
    if (rushing && p.s.now_ms - m.said_ms < kSayMs) {
        if (m.said_rows != p.model.rows) p.s.wake_after(kSayMs);
        return true;
    }
    m.said.clear();
    m.said_ms = p.s.now_ms;
    m.said_rows = p.model.rows;
    return false;
}

static void draw_rows(Pane& p) {
    ScreenState& s = p.s;
    keep_focus(p);
    p.hushed = hush(p);
    a11y::Node grid = node_at(s, p.id, p.body, a11y::Role::grid, p.model.name);
    grid.rows = static_cast<std::int32_t>(p.m.said_rows);
    grid.columns = 1;
    grid.multiselectable = true;
    say(s, grid);
    s.tree().open(p.id);
    float widest = 0;
    ImGui::PushClipRect(p.body.Min, p.body.Max, true);
    for (std::size_t i = 0; i < p.seen.size(); ++i) {
        const Seen& seen = p.seen[i];
        const auto line = p.model.line(seen.row);
        if (!p.hushed) p.m.said.emplace_back(seen.line, spoken(line));
        say_row(p, {seen.row, p.m.said[i].first, seen.y, seen.height}, p.m.said[i].second, i == 0);
        s.tree().open(cell_id(p, p.m.said[i].first));
        widest = std::max(widest, draw_line(p, seen, line));
        s.tree().close();
    }
    ImGui::PopClipRect();
    s.tree().close();
    const float most = std::max(0.0f, widest - p.at.text_width + p.at.cell * 2);
    p.m.across = p.model.wrap ? 0 : std::round(std::clamp(p.m.across, 0.0f, std::max(0.0f, most)));
}

static void draw_empty(Pane& p) {
    say_words(p.s, p.body, p.model.empty);
    put_centred(p.s, p.body, Style::body, p.s.colours.text.tertiary, p.model.empty);
}

static ImRect place_pane(ScreenState& s, const LogPaneModel& model) {
    const float row = std::round(model.font * s.scale * 19 / 12);
    float high = px(s, model.height);
    if (model.height == 0) high = std::max(rest_height(s), px(s, model.least));
    if (model.height < 0) high = std::max(px(s, model.least), row * static_cast<float>(model.rows) + px(s, 8));
    return place(s, {rest_width(s, 200), high});
}

std::optional<LogPaneEvent> log_pane(Ui& ui, const LogPaneModel& model) {
    ScreenState& s = ui.state();
    const ImGuiID id = id_of(model.name);
    Pane p{.s = s, .model = model, .m = kept<Memory>(s, id), .id = id};
    p.frame = place_pane(s, model);
    if (model.framed) box(s, p.frame, s.colours.surface.inset, s.colours.border.subtle, 8);
    else fill(s, p.frame, s.colours.surface.inset, 0, ImDrawFlags_RoundCornersNone);
    const float edge = model.framed ? hair(s) : 0;
    p.body = {p.frame.Min.x + edge, p.frame.Min.y + px(s, 4), p.frame.Max.x - px(s, kBar) - edge, p.frame.Max.y - px(s, 4)};
    p.bar = {p.body.Max.x, p.frame.Min.y + px(s, 2), p.frame.Max.x - edge, p.frame.Max.y - px(s, 2)};
    p.at = measure_pane(p);
    if (p.m.heights_for != p.at.text_width) p.m.heights.clear(), p.m.heights_for = p.at.text_width;
    if (model.rows == 0) {
        p.m.placed = false;
        draw_empty(p);
        return std::nullopt;
    }
    take_scrolling(p);
    find_seen(p);
    take_keys(p);
    take_mouse(p);
    find_seen(p);
    draw_rows(p);
    draw_bar(p);
    if (p.m.selection && model.copy) s.next_copied = [copy = model.copy, selection = *p.m.selection] { return copy(selection); };
    const auto& e = p.event;
    return e.follow || e.at || e.range ? std::optional(p.event) : std::nullopt;
}
