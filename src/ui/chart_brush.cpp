#include "ui/chart_brush.h"
#include "ui/kept.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

namespace {

struct BrushMemory { float pressed_at = -1; bool dragging = false; int anchor = -1; };  // px; < 0: no drag. anchor: the column where Shift began
constexpr float kDrag = 4;                                            // dp: less is a press

constexpr float kTicks = 24;                                          // dp below the columns, as ui_chart.cpp leaves them

ImRect chart_area(ScreenState& s, const Chart& chart, const ImRect& box) {
    return {box.Min.x, box.Min.y, box.Max.x, box.Max.y - px(s, chart.ticks.empty() ? 0 : kTicks)};
}

double share(const ImRect& area, float x) { return std::clamp(double(x - area.Min.x) / double(std::max(1.0f, area.GetWidth())), 0.0, 1.0); }

std::size_t columns_in(const Chart& chart) {
    std::size_t count = 0;
    for (const auto& series : chart.series) count = std::max(count, series.values.size());
    return count;
}

// The column that the arrows stand on; the chart itself moves it.
int column_of(const ScreenState& s, ImGuiID id, std::size_t count) {
    const auto at = s.widgets->marks.find(id);
    return at == s.widgets->marks.end() ? static_cast<int>(count) - 1 : std::clamp(at->second, 0, static_cast<int>(count) - 1);
}

std::optional<ChartBrush> brush_by_keys(const ScreenState& s, ImGuiID id, BrushMemory& memory, int before, std::size_t count, bool picked) {
    if (s.activated == id && picked) return memory.anchor = -1, ChartBrush{.all = true};
    if (s.key_id != id || count == 0) return std::nullopt;
    if (s.key != Key::left && s.key != Key::right && s.key != Key::home && s.key != Key::end) return std::nullopt;
    if (!ImGui::GetIO().KeyShift) return memory.anchor = -1, std::nullopt;
    if (memory.anchor < 0) memory.anchor = before;
    const int at = column_of(s, id, count), from = std::min(memory.anchor, at), to = std::max(memory.anchor, at);
    return ChartBrush{.from = double(from) / double(count), .to = double(to + 1) / double(count)};
}

// What is not picked steps back; the edges of what is stand out.
void draw_band(ScreenState& s, const ImRect& area, float a, float b) {
    const Rgba veil = faded(s.colours.surface.card, 0.62f);
    fill(s, {area.Min.x, area.Min.y, a, area.Max.y}, veil, 0);
    fill(s, {b, area.Min.y, area.Max.x, area.Max.y}, veil, 0);
    fill(s, {a, area.Min.y, b, area.Max.y}, faded(s.colours.accent.fill, 0.14f), 0);
    for (const float x : {a, b}) {
        fill(s, {x, area.Min.y, x + std::max(1.0f, px(s, 1.5f)), area.Max.y}, s.colours.accent.fill, 0);
        const float y = middle(area).y;
        fill(s, {x - px(s, 3), y - px(s, 9), x + px(s, 4), y + px(s, 9)}, s.colours.accent.fill, 3);
    }
}

}  // namespace

// Of columns; the chart itself draws them only with axes.
static void draw_ticks(ScreenState& s, const Chart& chart, const ImRect& area) {
    const auto count = columns_in(chart);
    float free = area.Min.x;
    for (const auto& [at, words] : chart.ticks) {
        const float w = measure(s, Style::micro, words), x = std::min(area.Min.x + area.GetWidth() * float(at) / float(std::max<std::size_t>(1, count)), area.Max.x - w);
        if (x < free) continue;
        put_left(s, {x, area.Max.y + px(s, 4), x + w + 1, area.Max.y + px(s, 20)}, Style::micro, s.colours.text.tertiary, words);
        free = x + w + px(s, 12);
    }
}

std::optional<ChartBrush> chart_with_brush(Ui& ui, const Chart& chart, std::optional<std::pair<double, double>> picked) {
    ScreenState& s = ui.state();
    const ImVec2 at = upcoming(s);
    const ImRect box{at, {room(s).right, at.y + px(s, chart.height)}};
    const ImGuiID id = id_of(chart.name);
    const auto count = columns_in(chart);
    const int before = column_of(s, id, count);
    ui.chart(chart);
    const ImRect area = chart_area(s, chart, box);
    draw_ticks(s, chart, area);
    const ImGuiIO& io = ImGui::GetIO();
    auto& memory = kept<BrushMemory>(s, ImHashStr(chart.name.c_str(), 0, ImGui::GetCurrentWindow()->ID));
    const bool over = area.Contains(io.MousePos) && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);  // the chart itself is active then
    if (s.focus_id == id && count > 0) say_words(s, {area.Min.x, area.Max.y, area.Max.x, area.Max.y + px(s, 16)}, "With Shift the arrows pick a part, Enter has all of it again", a11y::Role::status);
    if (const auto keys = brush_by_keys(s, id, memory, before, count, picked.has_value())) return keys;
    if (over && io.MouseClicked[0]) memory = {.pressed_at = io.MousePos.x};
    if (memory.pressed_at >= 0 && std::abs(io.MousePos.x - memory.pressed_at) > px(s, kDrag)) memory.dragging = true;
    const auto x_of = [&](double at) { return std::round(area.Min.x + area.GetWidth() * float(std::clamp(at, 0.0, 1.0))); };
    if (memory.dragging) picked = std::minmax(share(area, memory.pressed_at), share(area, io.MousePos.x));
    if (picked) draw_band(s, area, x_of(picked->first), x_of(picked->second));
    if (over && ImGui::IsMouseDoubleClicked(0)) return memory = {}, ChartBrush{.all = true};
    if (memory.pressed_at >= 0 && io.MouseDown[0]) return s.want_frames(1), std::nullopt;
    const bool done = memory.dragging && picked && picked->second > picked->first;
    memory.pressed_at = -1, memory.dragging = false;
    if (!done) return std::nullopt;
    return ChartBrush{.from = picked->first, .to = picked->second};
}
