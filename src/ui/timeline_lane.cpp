#include "ui/paint.h"
#include "ui/timeline_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

// The bars of one row, the marks on them, and the words of what the pointer or the focus is on.
namespace lanes {

static constexpr float kBar = 10, kQueue = 4, kLeast = 2, kMark = 7;

// What a task does before and after its own work is quieter than the work.
static Rgba colour_of(const Colours& c, const LanePart& part) {
    const Rgba full = part.tone == Tone::quiet || part.tone == Tone::plain ? c.unused.fill : c.state_of(part.tone).fill;
    const bool beside = part.kind == LanePart::Kind::download || part.kind == LanePart::Kind::upload;
    return beside ? draw::mix(full, c.surface.card, 0.45f) : full;
}

void draw_part(ScreenState& s, const LanePart& part, float x0, float x1, float y) {
    const float half = px(s, part.kind == LanePart::Kind::queued ? kQueue : kBar) / 2;
    const ImRect bar{std::round(x0), std::round(y - half), std::max(std::round(x0) + px(s, kLeast), std::round(x1)), std::round(y + half)};
    fill(s, bar, colour_of(s.colours, part), std::min(3.0f, bar.GetWidth() / s.scale / 2));
}

static ImVec2 mark_at(const TimelineFrame& f, const LaneMark& mark, float y) { return {std::round(f.axis.x(mark.at)), y}; }

static void draw_mark(TimelineFrame& f, const LaneMark& mark, ImVec2 at) {
    const Colours& c = f.s.colours;
    const float r = kMark / 2 * f.s.scale;
    const Rgba ink = mark.tone == Tone::quiet || mark.tone == Tone::plain ? c.text.secondary : mark.tone == Tone::warning ? c.queued.fill : c.state_of(mark.tone).fill;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto diamond = [&](float half, Rgba colour) { list.AddQuadFilled({at.x, at.y - half}, {at.x + half, at.y}, {at.x, at.y + half}, {at.x - half, at.y}, colour); };
    diamond(r + 1.5f * f.s.scale, c.surface.card);
    diamond(r, ink);
}

static bool shown(const TimelineFrame& f, const LanePart& part) { return part.to >= f.axis.from && part.from <= f.axis.to; }

// All of it lies before, or after, what is seen: an arrow says where.
static void point_aside(TimelineFrame& f, const Lane& lane, float y) {
    if (lane.parts.empty() || std::any_of(lane.parts.begin(), lane.parts.end(), [&](const LanePart& p) { return shown(f, p); })) return;
    const bool before = lane.parts.back().to < f.axis.from;
    put_icon(f.s, {before ? f.axis.x0 + px(f.s, 6) : f.axis.x1 - px(f.s, 6), y}, before ? Icon::chevron_left : Icon::chevron_right, 12, f.s.colours.text.faint);
}

static std::string words_under(const TimelineFrame& f, const Lane& lane, ImVec2 mouse, float y) {
    const float reach = px(f.s, kMark);
    for (const LaneMark& mark : lane.marks)
        if (std::abs(f.axis.x(mark.at) - mouse.x) <= reach && std::abs(mouse.y - y) <= px(f.s, 12)) return mark.words;
    for (const LanePart& part : lane.parts) {
        const float x0 = f.axis.x(part.from), x1 = std::max(x0 + px(f.s, kLeast), f.axis.x(part.to));
        if (shown(f, part) && mouse.x >= x0 - 1 && mouse.x <= x1 + 1) return part.words;
    }
    return {};
}

static void tell(TimelineFrame& f, const Lane& lane, const table::Cell& cell, float y) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool pointed = f.t.row_hovered && cell.box.Contains(mouse), focused = f.s.focus_id == f.t.row_id && f.s.focus_ring;
    std::string words = pointed ? words_under(f, lane, mouse, y) : focused ? lane.said : std::string();
    if (words.empty()) return;
    Widgets& w = *f.s.widgets;
    w.last_id = cell.id + ImHashStr(words.c_str()), w.last_hovered = true, w.last_ring = false;
    w.last_box = pointed ? ImRect{mouse.x, cell.box.Min.y, mouse.x, cell.box.Max.y} : cell.box;
    f.ui.tooltip(words);
}

void draw_lane(TimelineFrame& f, const Lane& lane, const table::Cell& cell) {
    ScreenState& s = f.s;
    const float y = std::round((cell.box.Min.y + cell.box.Max.y) / 2);
    ImGui::PushClipRect({f.axis.x0 - px(s, 5), cell.box.Min.y}, {f.axis.x1 + px(s, 5), cell.box.Max.y}, true);
    for (const Instant at : f.ticks.at) {
        const float x = std::round(f.axis.x(at));
        fill(s, {x, cell.box.Min.y, x + hair(s), cell.box.Max.y}, faded(s.colours.border.subtle, 0.6f), 0, ImDrawFlags_RoundCornersNone);
    }
    for (const LanePart& part : lane.parts) {
        if (!shown(f, part)) continue;
        const float x0 = std::max(f.axis.x(part.from), f.axis.x0 - px(s, 6)), x1 = std::min(f.axis.x(part.to), f.axis.x1 + px(s, 6));
        draw_part(s, part, x0, x1, y);
    }
    for (const LaneMark& mark : lane.marks)
        if (mark.at >= f.axis.from && mark.at <= f.axis.to) draw_mark(f, mark, mark_at(f, mark, y));
    point_aside(f, lane, y);
    ImGui::PopClipRect();
    tell(f, lane, cell, y);
}

}  // namespace lanes
