#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static float segment_width(ScreenState& s, const Segment& segment) {
    const float icon = segment.icon == Icon::none ? 0 : px(s, 16 + 6);
    return px(s, 20) + icon + std::ceil(measure(s, Style::small_strong, segment.label));
}

static void draw_segment(ScreenState& s, const Segment& segment, const Hit& h, bool on) {
    const Colours& c = s.colours;
    if (on) fill(s, h.box, active_surface(c), 4);
    const OnHighlight highlighted(s, on);
    const Rgba ink = on || h.hovered ? c.text.primary : c.text.secondary;
    float x = h.box.Min.x + px(s, 10);
    if (segment.icon != Icon::none) {
        put_icon(s, {x + px(s, 8), middle(h.box).y}, segment.icon, 16, ink);
        x += px(s, 22);
    }
    put_left(s, {x, h.box.Min.y, h.box.Max.x, h.box.Max.y}, Style::small_strong, ink, segment.label);
    if (h.ring) focus_ring(s, h.box, 4, false);
}

std::optional<int> Ui::segmented(std::string_view name, std::span<const Segment> segments, int selected) {
    float width = px(s_, 6) + px(s_, 2) * float(segments.size() - 1);
    for (const auto& segment : segments) width += segment_width(s_, segment);
    const ImRect frame = place(s_, {width, control_height(s_)});
    box(s_, frame, s_.colours.surface.inset, s_.colours.border.normal, 6);
    const ImGuiID id = id_of(name);
    say(s_, node_at(s_, id, frame, a11y::Role::group, name));
    s_.tree().open(id);
    Roving roving(s_, id, int(segments.size()), selected);
    std::optional<int> chosen;
    float x = frame.Min.x + px(s_, 3);
    for (int i = 0; i < int(segments.size()); ++i) {
        const float w = segment_width(s_, segments[i]);
        const Hit h = hit(s_, roving.id(i), {x, frame.Min.y + px(s_, 3), x + w, frame.Max.y - px(s_, 3)});
        if (h.seen) draw_segment(s_, segments[i], h, i == selected);
        a11y::Node node = node_for(s_, h, a11y::Role::radio, segments[i].label);
        node.tab = roving.tab(i);
        node.check = i == selected ? a11y::Check::on : a11y::Check::off;
        say(s_, node);
        if (h.pressed && i != selected) chosen = i;
        x += w + px(s_, 2);
    }
    if (roving.moved_to()) chosen = *roving.moved_to() != selected ? roving.moved_to() : chosen;
    s_.tree().close();
    return chosen;
}
