#include "ui/bar_parts.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHead = 24, kBar = 22, kBelow = 26, kBetween = 8, kAxis = 28;

static float at_share(const ImRect& area, double share) { return std::round(area.Min.x + area.GetWidth() * float(std::clamp(share, 0.0, 1.0))); }

// The limit goes through all rows: words stand on this side of it, or on the other.
static float beside_limit(ScreenState& s, float x, float width, float limit) {
    const float gap = px(s, 6);
    return limit >= 0 && x < limit + gap && x + width > limit - gap ? limit + gap : x;
}

static void words_above(ScreenState& s, const Scale::Row& row, const ImRect& line, float right, float limit) {
    const Colours& c = s.colours;
    const float title = put_left(s, line, Style::body_strong, c.text.primary, row.title);
    const float end = row.end.empty() ? line.Max.x : right - measure(s, Style::small, row.end) - px(s, 14);
    const float note = beside_limit(s, line.Min.x + title + px(s, 8), measure(s, Style::small, row.note), limit);
    if (end - note > px(s, 40)) put_left(s, {note, line.Min.y, end, line.Max.y}, Style::small, c.text.tertiary, row.note);
    if (!row.end.empty()) put_right(s, {line.Min.x, line.Min.y, right, line.Max.y}, Style::small, c.text.secondary, row.end);
}

static void words_below(ScreenState& s, const Scale::Row& row, const ImRect& line, const ImRect& area, float limit) {
    const float used = put_left(s, line, Style::small, s.colours.text.secondary, row.filled);
    const float width = measure(s, Style::small, row.left) + 1;
    const float wanted = std::max(at_share(area, row.filled_to) + px(s, 8), line.Min.x + used + px(s, 14));
    const float x = std::min(beside_limit(s, wanted, width, limit), line.Max.x - width);
    put_left(s, {x, line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.primary, row.left);
}

// A bar of the scale's own width would lie about the whole: it ends where its whole does.
static void draw_row(ScreenState& s, const Scale::Row& row, const ImRect& area, float top, float limit) {
    const ImRect bar{area.Min.x, top + px(s, kHead), at_share(area, row.whole), top + px(s, kHead + kBar)};
    words_above(s, row, {area.Min.x, top, area.Max.x, top + px(s, kHead - 4)}, bar.Max.x, limit);
    Bar drawn{.parts = row.parts, .said = {}, .height = kBar};
    const double whole = std::max(row.whole, 1e-9);
    for (auto& part : drawn.parts) part.share /= whole;
    draw_bar(s, drawn, bar);
    words_below(s, row, {area.Min.x, bar.Max.y + px(s, 2), area.Max.x, bar.Max.y + px(s, kBelow)}, area, limit);
    say_words(s, {area.Min.x, top, area.Max.x, bar.Max.y + px(s, kBelow)}, row.said, a11y::Role::img);
}

// Words begin at the left: where the limit is among them, it goes through the bars alone.
static bool among_words(ScreenState& s, const Scale& scale, const ImRect& area) {
    float reach = 0;
    for (const auto& row : scale.rows) reach = std::max({reach, measure(s, Style::body_strong, row.title), measure(s, Style::small, row.filled)});
    return scale.limit >= 0 && at_share(area, scale.limit) < area.Min.x + reach + px(s, 6);
}

static void draw_limit(ScreenState& s, const Scale& scale, const ImRect& area, float bottom) {
    const float x = at_share(area, scale.limit), half = px(s, 1), row = px(s, kHead + kBar + kBelow + kBetween);
    if (among_words(s, scale, area)) {
        float y = area.Min.y + px(s, 14 + kHead);
        for (std::size_t i = 0; i < scale.rows.size(); ++i, y += row) fill(s, {x - half, y - px(s, 3), x + half, y + px(s, kBar + 3)}, s.colours.text.primary, 0, ImDrawFlags_RoundCornersNone);
    } else {
        fill(s, {x - half, area.Min.y + px(s, 16), x + half, bottom}, s.colours.text.primary, 0, ImDrawFlags_RoundCornersNone);
    }
    const float width = std::ceil(measure(s, Style::small, scale.limit_label)) + 2;
    const float right = std::max(x, area.Min.x + width);
    put_right(s, {right - width, area.Min.y - px(s, 4), right, area.Min.y + px(s, 14)}, Style::small, s.colours.text.primary, scale.limit_label);
    say_words(s, {right - width, area.Min.y - px(s, 4), right, area.Min.y + px(s, 14)}, scale.limit_label);
}

static void draw_axis(ScreenState& s, const Scale& scale, const ImRect& area, float y) {
    rule(s, area.Min.x, area.Max.x, y, s.colours.border.subtle);
    for (const auto& [share, label] : scale.ticks) {
        const float x = at_share(area, share), width = std::ceil(measure(s, Style::micro, label)) + 2;
        fill(s, {x, y, x + hair(s), y + px(s, 5)}, s.colours.border.normal, 0);
        const float left = std::clamp(x - width / 2, area.Min.x, area.Max.x - width);
        put_left(s, {left, y + px(s, 6), left + width, y + px(s, 22)}, Style::micro, s.colours.text.tertiary, label);
    }
}

void Ui::scale(const Scale& scale) {
    const float row = px(s_, kHead + kBar + kBelow + kBetween), head = scale.limit >= 0 ? px(s_, 14) : 0;
    const ImRect area = place(s_, {rest_width(s_, 240), head + row * float(scale.rows.size()) + px(s_, kAxis)});
    float y = area.Min.y + head;
    const bool through = scale.limit >= 0 && !among_words(s_, scale, area);
    for (const auto& r : scale.rows) {
        draw_row(s_, r, area, y, through ? at_share(area, scale.limit) : -1);
        y += row;
    }
    if (scale.limit >= 0) draw_limit(s_, scale, area, y - px(s_, kBelow + kBetween - 8));
    draw_axis(s_, scale, area, y);
}
