#include "ui/bar_parts.h"
#include "ui/paint.h"
#include "ui/part_fill.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static constexpr float kLeastPart = 2;  // dp; what is there must be seen

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
        fill_part(s, {x, r.Min.y, end, r.Max.y}, part.tone, part.series, part.hatched, radius, corners);
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

// Where nobody knows how far it is, a part goes to and fro; with reduced motion it stands still.
void Ui::progress(double share, std::string_view said) {
    const ImRect box = place(s_, {rest_width(s_, 48), px(s_, 4)});
    fill(s_, box, s_.colours.track, 2);
    if (s_.colours.forced) outline(s_, box, s_.colours.border.normal, 2);
    const double known = std::clamp(share, 0.0, 1.0);
    float from = box.Min.x, to = box.Min.x + std::round(box.GetWidth() * float(known));
    if (share < 0) {
        const float turn = s_.theme.still ? 0.5f : float(0.5 - 0.5 * std::cos(s_.now_ms / 600)), part = box.GetWidth() * 0.3f;
        from = std::round(box.Min.x + (box.GetWidth() - part) * turn), to = from + part;
        if (!s_.theme.still && ImGui::IsRectVisible(box.Min, box.Max)) s_.wake_after(40);
    }
    if (to > from) fill(s_, {from, box.Min.y, to, box.Max.y}, s_.colours.starting.fill, 2);
    a11y::Node node = node_at(s_, child_id(s_, "progress"), box, a11y::Role::progressbar, said);
    node.value = share < 0 ? std::string_view() : s_.tree().keep(std::to_string(int(known * 100 + 0.5)) + "%");
    say(s_, node);
    s_.widgets->last_box = box;
}

void Ui::bar(const Bar& bar) {
    const float width = bar.width > 0 ? px(s_, bar.width) : rest_width(s_, 48);
    const ImRect box = place(s_, {width, px(s_, bar.height)});
    draw_bar(s_, bar, box);
    say_words(s_, box, bar.said, a11y::Role::img);
    s_.widgets->last_box = box;
}
