#include "ui/paint.h"
#include "ui/timeline_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

namespace lanes {

static constexpr float kDrag = 4;          // dp: less is a press

TimeSpan all_of(const TimelineModel& m) { return {m.from, std::max(m.to, m.from + Millis(1000))}; }

TimeSpan span_of(const TimelineModel& m) {
    const TimeSpan all = all_of(m);
    if (!m.range || m.range->second <= m.range->first) return all;
    return {m.range->first, m.range->second};
}

// The head and what lies over the rows are outside of the rows' own clip, but within the part of the page that scrolls.
static void clip_beside_rows(ImRect part) {
    part.ClipWithFull(ImGui::GetCurrentWindow()->InnerClipRect);
    ImGui::PushClipRect(part.Min, part.Max, false);
}

// Words that would touch "now" or each other stay away.
void draw_axis(TimelineFrame& f) {
    ScreenState& s = f.s;
    clip_beside_rows(f.head);
    float taken_from = 1e9f, taken_to = -1e9f;
    if (f.m.now && *f.m.now >= f.axis.from && *f.m.now <= f.axis.to) {
        const float w = measure(s, Style::micro, "now"), x = std::clamp(std::round(f.axis.x(*f.m.now) - w / 2), f.head.Min.x, f.head.Max.x - w);
        put_left(s, {x, f.head.Min.y, x + w + 2, f.head.Max.y}, Style::micro, s.colours.text.primary, "now");
        taken_from = x - px(s, 8), taken_to = x + w + px(s, 8);
    }
    for (const Instant at : f.ticks.at) {
        const std::string words = f.m.tick_words ? f.m.tick_words(at, f.ticks.step) : std::string();
        const float w = measure(s, Style::micro, words), x = std::clamp(std::round(f.axis.x(at) - w / 2), f.head.Min.x, std::max(f.head.Min.x, f.head.Max.x - w));
        if (x + w > taken_from && x < taken_to) continue;
        put_left(s, {x, f.head.Min.y, x + w + 2, f.head.Max.y}, Style::micro, s.colours.text.tertiary, s.tree().keep(words));
    }
    ImGui::PopClipRect();
}

static std::optional<TimelinePress> range(TimeSpan span) { return TimelinePress{TimelinePress::Kind::range, 0, span.from, span.to}; }

// Sideways wheel over the bars moves along, when not all is seen.
static std::optional<TimelinePress> wheeled(TimelineFrame& f) {
    const float turned = ImGui::GetIO().MouseWheelH;
    const ImRect lanes{f.head.Min.x, f.head.Min.y, f.head.Max.x, f.t.body.Max.y};
    if (!f.m.range || turned == 0 || !ImGui::IsWindowHovered() || !lanes.Contains(ImGui::GetIO().MousePos)) return {};
    return range(moved_span(span_of(f.m), all_of(f.m), -0.15 * turned));
}

std::optional<TimelinePress> use_axis(TimelineFrame& f) {
    ScreenState& s = f.s;
    const ImGuiIO& io = ImGui::GetIO();
    clip_beside_rows(f.head);
    const Item it = item(s, ImHashStr("axis", 0, f.t.id), f.head);
    ImGui::PopClipRect();
    if (it.hovered || it.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    a11y::Node node = node_at(s, it.id, f.head, a11y::Role::img, "Drag to zoom, double-click to show all");
    node.parent = table::header_id(f.t, kTimeColumn);
    say(s, node);
    if (it.hovered && ImGui::IsMouseDoubleClicked(0)) {
        f.k = {};
        return TimelinePress{TimelinePress::Kind::all, 0, {}, {}};
    }
    if (it.held && io.MouseClicked[0]) f.k.pressed_at = io.MousePos.x, f.k.dragging = false;
    if (it.held && f.k.pressed_at >= 0 && std::abs(io.MousePos.x - f.k.pressed_at) > px(s, kDrag)) f.k.dragging = true;
    if (it.held) {
        s.want_frames(1);
        return {};
    }
    const bool picked = f.k.dragging;
    const float from = f.k.pressed_at;
    f.k.dragging = false, f.k.pressed_at = -1;
    if (picked) return range(picked_span(f.axis, from, std::clamp(io.MousePos.x, f.axis.x0, f.axis.x1)));
    return wheeled(f);
}

static void dashed(ScreenState& s, float x, float y0, float y1, Rgba ink) {
    for (float y = y0; y < y1; y += px(s, 5)) fill(s, {x, y, x + hair(s), std::min(y + px(s, 3), y1)}, ink, 0, ImDrawFlags_RoundCornersNone);
}

void draw_over(TimelineFrame& f) {
    ScreenState& s = f.s;
    const float bottom = std::min(f.t.body.Max.y, f.t.top + f.t.row_high * float(f.t.rows.count));
    clip_beside_rows({f.head.Min.x - px(s, 1), f.head.Min.y, f.head.Max.x + px(s, 2), f.t.body.Max.y});
    if (f.m.now && *f.m.now >= f.axis.from && *f.m.now <= f.axis.to) dashed(s, std::round(f.axis.x(*f.m.now)), f.head.Max.y, bottom, s.colours.text.secondary);
    if (f.k.dragging) {
        const float a = std::clamp(f.k.pressed_at, f.axis.x0, f.axis.x1), b = std::clamp(ImGui::GetIO().MousePos.x, f.axis.x0, f.axis.x1);
        const ImRect band{std::round(std::min(a, b)), f.head.Min.y, std::round(std::max(a, b)), bottom};
        fill(s, band, faded(s.colours.accent.fill, 0.14f), 0);
        for (const float x : {band.Min.x, band.Max.x}) fill(s, {x, band.Min.y, x + hair(s), band.Max.y}, s.colours.accent.fill, 0);
    }
    ImGui::PopClipRect();
}

}  // namespace lanes

std::optional<TimelinePress> timeline_tools(Ui& ui, const TimelineModel& m) {
    const TimeSpan all = lanes::all_of(m), now = lanes::span_of(m);
    std::optional<TimelinePress> press;
    const auto scope = ui.key(m.name);
    if (m.range && ui.button({.label = "All", .icon = Icon::maximize, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "of the time"}))
        press = TimelinePress{TimelinePress::Kind::all, 0, {}, {}};
    if (ui.button({.label = "", .icon = Icon::minus, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "Zoom out of the time axis", .why_disabled = m.range ? "" : "All is shown"})) {
        const TimeSpan to = zoomed_span(now, all, 2);
        press = to.from == all.from && to.to == all.to ? TimelinePress{TimelinePress::Kind::all, 0, {}, {}} : *lanes::range(to);
    }
    if (ui.button({.label = "", .icon = Icon::plus, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "Zoom into the time axis"})) press = lanes::range(zoomed_span(now, all, 0.5));
    return press;
}
