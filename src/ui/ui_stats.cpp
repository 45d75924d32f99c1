#include "ui/bar_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/sparkline_parts.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <numeric>

static constexpr float kHeight = 92, kPad = 16, kLeastTile = 170;

static void draw_amounts(ScreenState& s, const Stat& stat, const ImRect& in) {
    const Colours& c = s.colours;
    const float y = in.Min.y + px(s, 20);
    const ImRect line{in.Min.x, y, in.Max.x, y + px(s, 24)};
    put_left(s, line, Style::title, c.text.primary, stat.value);
    if (!stat.trend.empty()) draw_sparkline(s, stat.trend, stat.trend_tone, {in.Max.x - px(s, 96), in.Min.y + px(s, 22), in.Max.x, in.Min.y + px(s, 50)});
    const float x = in.Min.x + measure(s, Style::title, stat.value) + px(s, 6), w = measure(s, Style::body, stat.share);
    put_left(s, {x, line.Min.y + px(s, 3), line.Max.x - w - px(s, 6), line.Max.y + px(s, 3)}, Style::body, c.text.tertiary, stat.total);
    put_right(s, {x, line.Min.y + px(s, 3), line.Max.x, line.Max.y + px(s, 3)}, Style::body, c.text.secondary, stat.share);
    if (!stat.bar.parts.empty() || !stat.bar.said.empty()) draw_bar(s, stat.bar, {in.Min.x, in.Min.y + px(s, 52), in.Max.x, in.Min.y + px(s, 52 + 6)});
}

static float legend_width(ScreenState& s, const Stat::Legend& l) {
    return px(s, 18) + measure(s, Style::body_strong, l.count) + px(s, 6) + measure(s, Style::small, l.badge.word);
}

// The whole item is a link where it leads somewhere: it sets that filter.
static void draw_legend(Ui& ui, ScreenState& s, const Stat::Legend& l, const ImRect& area) {
    const std::string_view name = s.tree().keep(l.count + " " + l.badge.word);
    Hit h;
    if (!l.href.empty()) {
        h = link_hit(s, id_of(s.tree().keep("legend " + l.badge.word)), area, l.href);
        if (h.ring) focus_ring(s, area, 4, false);
    }
    draw_mark(s, l.badge, {area.Min.x + px(s, 6), middle(area).y}, 14);
    float x = area.Min.x + px(s, 18);
    put_left(s, {x, area.Min.y, area.Max.x + 1, area.Max.y}, Style::body_strong, s.colours.text.primary, l.count);
    x += measure(s, Style::body_strong, l.count) + px(s, 6);
    put_left(s, {x, area.Min.y, area.Max.x + 1, area.Max.y}, Style::small, h.hovered ? s.colours.text.primary : s.colours.text.secondary, l.badge.word);
    if (l.href.empty()) return say_words(s, area, name);
    say(s, link_node(s, h, name, l.href));
    if (follows(h)) ui.emit(Follow{l.href});
}

// Where they do not fit side by side: two to a line.
static void draw_legend_grid(Ui& ui, ScreenState& s, const Stat& stat, const ImRect& in) {
    for (std::size_t i = 0; i < stat.legend.size(); ++i) {
        const float x = in.Min.x + (i % 2 ? std::round(in.GetWidth() / 2) : 0), y = in.Min.y + px(s, 43) + px(s, 28) * float(i / 2);
        const float w = std::min(legend_width(s, stat.legend[i]), in.GetWidth() / 2 - px(s, 4));
        draw_legend(ui, s, stat.legend[i], {x, y, std::round(x + w), y + px(s, 20)});
    }
}

static float legends_width(ScreenState& s, const Stat& stat) {
    float total = 0;
    for (const auto& l : stat.legend) total += legend_width(s, l);
    return total;
}

static bool on_one_line(ScreenState& s, const Stat& stat, float width) { return legends_width(s, stat) + px(s, 8) * float(stat.legend.size()) <= width; }

static void draw_legends(Ui& ui, ScreenState& s, const Stat& stat, const ImRect& in) {
    draw_bar(s, stat.bar, {in.Min.x, in.Min.y + px(s, 26), in.Max.x, in.Min.y + px(s, 26 + 8)});
    if (!on_one_line(s, stat, in.GetWidth())) return draw_legend_grid(ui, s, stat, in);
    const float total = legends_width(s, stat);
    const float between = stat.legend.size() < 2 ? 0 : std::clamp((in.GetWidth() - total) / float(stat.legend.size() - 1), px(s, 8), px(s, 32));
    float x = in.Min.x;
    for (const auto& l : stat.legend) {
        const float w = legend_width(s, l);
        draw_legend(ui, s, l, {std::round(x), in.Min.y + px(s, 43), std::round(x + w), in.Min.y + px(s, 43 + 20)});
        x += w + between;
    }
}

// A third of a narrow page: the share beside the label, the note is only said.
static void draw_small(ScreenState& s, const Stat& stat, const ImRect& in) {
    const float y = in.Min.y + px(s, 18);
    const ImRect line{in.Min.x, y, in.Max.x, y + px(s, 20)};
    const float value = put_left(s, line, Style::heading, s.colours.text.primary, stat.value);
    put_left(s, {line.Min.x + value + px(s, 4), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, stat.total);
    if (!stat.bar.parts.empty() || !stat.bar.said.empty()) draw_bar(s, stat.bar, {in.Min.x, in.Min.y + px(s, 44), in.Max.x, in.Min.y + px(s, 44 + 5)});
}

static void draw_stat(Ui& ui, ScreenState& s, const Stat& stat, const ImRect& tile, bool small = false) {
    const Colours& c = s.colours;
    const float pad = px(s, small ? 12 : kPad);
    const ImRect in{tile.Min.x + pad, tile.Min.y + px(s, 12), tile.Max.x - pad, tile.Max.y - px(s, 12)};
    const ImRect head{in.Min, {in.Max.x, in.Min.y + px(s, 16)}};
    const std::string& beside = small ? stat.share : stat.note;
    const float note = measure(s, Style::small, beside);
    put_left(s, {head.Min.x, head.Min.y, head.Max.x - note - px(s, 8), head.Max.y}, Style::small_strong, c.text.secondary, stat.label);
    put_right(s, head, Style::small, c.text.tertiary, beside);

    const ImGuiID id = child_id(s, stat.label);
    say(s, node_at(s, id, tile, a11y::Role::group, stat.label));
    s.tree().open(id);
    if (!stat.note.empty()) say_words(s, head, stat.note);
    if (stat.legend.empty()) {
        if (small) draw_small(s, stat, in);
        else draw_amounts(s, stat, in);
        std::string words = stat.value;
        for (const auto* part : {&stat.total, &stat.share}) if (!part->empty()) words += " " + *part;
        say_words(s, {in.Min.x, head.Max.y, in.Max.x, in.Max.y}, s.tree().keep(words));
    }
    if (!stat.bar.said.empty()) say_words(s, {in.Min.x, in.Max.y - px(s, 20), in.Max.x, in.Max.y}, stat.bar.said, a11y::Role::img);
    if (!stat.legend.empty()) draw_legends(ui, s, stat, in);
    s.tree().close();
}

// On a narrow page a tile with a legend has a card to itself; others share one, three to a line.
static void narrow_stats(Ui& ui, ScreenState& s, std::span<const Stat> stats) {
    for (std::size_t i = 0; i < stats.size();) {
        const bool alone = !stats[i].legend.empty();
        std::size_t n = 1;
        while (!alone && n < 3 && i + n < stats.size() && stats[i + n].legend.empty()) ++n;
        const float width = rest_width(s, 240);
        const bool flat = alone && on_one_line(s, stats[i], width - 2 * px(s, kPad));
        const ImRect card = place(s, {width, px(s, flat ? 86 : alone ? kHeight + 34 : 74)});
        box(s, card, s.colours.surface.card, s.colours.border.subtle, 8);
        const float each = std::floor(card.GetWidth() / float(n));
        for (std::size_t k = 0; k < n; ++k) {
            const float x = card.Min.x + each * float(k);
            if (k > 0) fill(s, {x, card.Min.y, x + hair(s), card.Max.y}, s.colours.border.subtle, 0, ImDrawFlags_RoundCornersNone);
            draw_stat(ui, s, stats[i + k], {x, card.Min.y, k + 1 == n ? card.Max.x : x + each, card.Max.y}, !alone);
        }
        i += n;
    }
}

// One card, split by hairlines; on small windows the tiles wrap into equal columns.
void Ui::stats(std::span<const Stat> stats) {
    if (stats.empty()) return;
    if (narrow()) return narrow_stats(*this, s_, stats);
    const float whole = rest_width(s_, 240), height = px(s_, kHeight);
    const float weights = std::accumulate(stats.begin(), stats.end(), 0.0f, [](float sum, const Stat& t) { return sum + t.weight; });
    const bool fits = whole / weights >= px(s_, kLeastTile);
    const std::size_t per_row = fits ? stats.size() : std::max<std::size_t>(1, std::size_t(whole / px(s_, 2 * kLeastTile)));
    const std::size_t lines = (stats.size() + per_row - 1) / per_row;
    const ImRect card = place(s_, {whole, height * float(lines)});
    box(s_, card, s_.colours.surface.card, s_.colours.border.subtle, 8);
    float x = card.Min.x;
    for (std::size_t i = 0; i < stats.size(); ++i) {
        if (i % per_row == 0) x = card.Min.x;
        const bool last = i % per_row == per_row - 1 || i + 1 == stats.size();
        const float w = last ? card.Max.x - x : std::floor(whole * (fits ? stats[i].weight / weights : 1.0f / float(per_row)));
        const float y = card.Min.y + height * float(i / per_row);
        if (x > card.Min.x) fill(s_, {x, y, x + hair(s_), y + height}, s_.colours.border.subtle, 0, ImDrawFlags_RoundCornersNone);
        if (i > 0 && i % per_row == 0) rule(s_, card.Min.x, card.Max.x, y, s_.colours.border.subtle);
        draw_stat(*this, s_, stats[i], {x, y, x + w, y + height});
        x += w;
    }
}
