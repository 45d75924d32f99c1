#include "ui/bar_parts.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kLeastPart = 2;  // dp; what is there must be seen

static Rgba part_colour(const Colours& c, Tone tone) {
    return tone == Tone::accent ? c.accent.fill : tone == Tone::faint ? c.track : c.state_of(tone).fill;
}

static void draw_part(ScreenState& s, const Bar::Part& part, const ImRect& r, float radius, ImDrawFlags corners) {
    if (part.hatched) hatch(s, r, s.colours.state_of(part.tone));
    else fill(s, r, part_colour(s.colours, part.tone), radius, corners);
}

// Parts keep their order and a hairline between them; only the outer ends are round.
void draw_bar(ScreenState& s, const Bar& bar, const ImRect& r) {
    const Colours& c = s.colours;
    const float radius = bar.height >= 14 ? 3 : 2, between = std::max(1.0f, px(s, 1.5f));
    fill(s, r, c.track, radius);
    if (c.forced) outline(s, r, c.border.normal, radius);
    double share = 0;
    float x = r.Min.x;
    bool first = true;
    for (const Bar::Part& part : bar.parts) {
        if (!(part.share > 0)) continue;
        share = std::min(1.0, share + part.share);
        float end = std::round(r.Min.x + r.GetWidth() * float(share));
        end = std::min(r.Max.x, std::max(end, x + px(s, kLeastPart)));
        if (end <= x) break;
        if (!first) fill(s, {x - between, r.Min.y, x, r.Max.y}, c.surface.card, 0, ImDrawFlags_RoundCornersNone);
        ImDrawFlags corners = first ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersNone;
        if (end >= r.Max.x) corners = first ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight;
        draw_part(s, part, {x, r.Min.y, end, r.Max.y}, radius, corners);
        x = std::min(r.Max.x, end + between);
        first = false;
    }
    for (int i = 1; i < bar.slots; ++i) {
        const float at = std::round(r.Min.x + r.GetWidth() * float(i) / float(bar.slots));
        fill(s, {at - between, r.Min.y, at + between, r.Max.y}, c.surface.card, 0, ImDrawFlags_RoundCornersNone);
    }
    if (bar.limit >= 0 && bar.limit <= 1) {
        const float at = std::round(r.Min.x + r.GetWidth() * float(bar.limit)), half = px(s, 1), beyond = px(s, 3);
        const ImRect mark{at - half, r.Min.y - beyond, at + half, r.Max.y + beyond};
        fill(s, {mark.Min.x - between, mark.Min.y, mark.Max.x + between, mark.Max.y}, c.surface.card, 0, ImDrawFlags_RoundCornersNone);
        fill(s, mark, c.text.primary, 0, ImDrawFlags_RoundCornersNone);
    }
}

void Ui::bar(const Bar& bar) {
    const float width = bar.width > 0 ? px(s_, bar.width) : rest_width(s_, 48);
    const ImRect box = place(s_, {width, px(s_, bar.height)});
    draw_bar(s_, bar, box);
    say_words(s_, box, bar.said, a11y::Role::img);
    s_.widgets->last_box = box;
}
