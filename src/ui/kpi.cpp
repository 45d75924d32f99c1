#include "ui/kpi.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/sparkline_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHigh = 96, kPad = 16, kGap = 14, kLeast = 200, kTrend = 96, kTrendHigh = 30, kNoteLine = 17;

static std::string said(const Kpi& k) {
    std::string words = k.label + ": " + k.value;
    for (const auto* part : {&k.total, &k.note}) if (!part->empty()) words += " " + *part;
    return words;
}

static void draw_label(ScreenState& s, const Kpi& k, const ImRect& in, bool hovered) {
    const float y = in.Min.y + px(s, 6);
    float x = in.Min.x;
    if (k.icon != Icon::none) {
        put_icon(s, {x + px(s, 7), y}, k.icon, 14, s.colours.state_of(k.tone).fg);
        x += px(s, 20);
    }
    const bool brief = !k.brief.empty() && measure(s, Style::small_strong, k.label) > in.Max.x - x;
    put_left(s, {x, y - px(s, 8), in.Max.x, y + px(s, 8)}, Style::small_strong, hovered ? s.colours.text.primary : s.colours.text.secondary, brief ? k.brief : k.label);
}

// The line gives way to the words.
static float trend_width(ScreenState& s, const Kpi& k, float width) {
    const float trend = px(s, kTrend + 12), number = measure(s, Style::display, k.value) + px(s, 8) + measure(s, Style::body, k.total);
    return k.trend.empty() || number + trend > width || width <= px(s, 2 * kTrend) ? 0 : trend;
}

static void draw_number(ScreenState& s, const Kpi& k, const ImRect& in) {
    const float y = in.Min.y + px(s, 18), trend = trend_width(s, k, in.GetWidth());
    const ImRect line{in.Min.x, y, in.Max.x - trend, y + px(s, 32)};
    const float w = put_left(s, line, Style::display, s.colours.text.primary, k.value);
    const ImRect beside{line.Min.x + w + px(s, 6), line.Min.y + px(s, 5), line.Max.x, line.Max.y + px(s, 3)};
    if (!k.total.empty()) put_left(s, beside, Style::body, s.colours.text.tertiary, broken(s, Style::body, k.total, beside.GetWidth()).front());  // the words that have room
    if (trend > 0) draw_sparkline(s, k.trend, k.trend_tone, {in.Max.x - px(s, kTrend), y, in.Max.x, y + px(s, kTrendHigh)});
    const auto lines = broken(s, Style::small, k.note, in.GetWidth());
    const bool two = lines.size() > 1 && in.GetHeight() > px(s, kHigh - 26);
    const ImRect last{in.Min.x, in.Max.y - px(s, 16), in.Max.x, in.Max.y};
    if (!two) return (void)put_left(s, last, Style::small, s.colours.text.tertiary, k.note);
    ImRect first = last;
    first.TranslateY(-px(s, kNoteLine));
    put_left(s, first, Style::small, s.colours.text.tertiary, lines[0]);
    put_left(s, last, Style::small, s.colours.text.tertiary, std::string_view(k.note).substr(std::size_t(lines[1].data() - k.note.data())));
}

static bool draw_failed(ScreenState& s, const Kpi& k, const ImRect& in, ImGuiID id) {
    const Button retry{.label = "Retry now", .icon = Icon::rotate_cw, .size = Button::Size::small, .about = k.label};
    put_left(s, {in.Min.x, in.Min.y + px(s, 18), in.Max.x, in.Min.y + px(s, 38)}, Style::small, s.colours.text.secondary, k.failed);
    say_words(s, in, s.tree().keep(k.label + ": " + k.failed));
    const float w = button_width(s, retry), high = control_height(s, Button::Size::small);
    const Hit h = button_at(s, retry, id, {in.Min.x, in.Max.y - high, in.Min.x + w, in.Max.y});
    draw_button(s, retry, h);
    say_button(s, retry, h);
    return h.pressed;
}

static void draw_waiting(ScreenState& s, const Kpi& k, const ImRect& in) {
    fill(s, {in.Min.x, in.Min.y + px(s, 26), in.Min.x + px(s, 72), in.Min.y + px(s, 44)}, s.colours.surface.active, 4);
    fill(s, {in.Min.x, in.Max.y - px(s, 12), in.Min.x + std::min(in.GetWidth(), px(s, 150)), in.Max.y - px(s, 4)}, s.colours.surface.active, 4);
    say_words(s, in, s.tree().keep(k.label + ": loading"), a11y::Role::status);
}

static bool draw_kpi(Ui& ui, ScreenState& s, const Kpi& k, const ImRect& card) {
    const ImGuiID id = child_id(s, k.label);
    const bool number = k.failed.empty() && !k.loading;
    Hit h{.id = id, .box = card};
    if (number && !k.href.empty()) h = link_hit(s, id, card, k.href);
    box(s, card, h.hovered ? s.colours.surface.hover : s.colours.surface.card, h.hovered ? s.colours.border.strong : s.colours.border.subtle, 8);
    if (h.ring) focus_ring(s, card, 8, true);
    const ImRect in{card.Min.x + px(s, kPad), card.Min.y + px(s, 14), card.Max.x - px(s, kPad), card.Max.y - px(s, 12)};
    draw_label(s, k, in, h.hovered);
    if (!k.failed.empty()) return draw_failed(s, k, in, id + 1);
    if (k.loading) return draw_waiting(s, k, in), false;
    draw_number(s, k, in);
    if (k.href.empty()) say_words(s, card, s.tree().keep(said(k)));
    else say(s, link_node(s, h, s.tree().keep(said(k)), k.href));
    if (!k.trend.empty()) say_words(s, {in.Max.x - px(s, kTrend), in.Min.y, in.Max.x, in.Max.y}, s.tree().keep(k.label + ", trend: " + k.trend_said), a11y::Role::img);
    if (follows(h)) ui.emit(Follow{k.href});
    return false;
}

std::optional<int> kpis(Ui& ui, std::span<const Kpi> all) {
    ScreenState& s = ui.state();
    std::optional<int> pressed;
    if (all.empty()) return pressed;
    const float whole = rest_width(s, 240), gap = px(s, ui.narrow() ? 10 : kGap);
    const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>((whole + gap) / (px(s, ui.narrow() ? 150 : kLeast) + gap)));
    const std::size_t per_line = fit >= all.size() ? all.size() : std::min<std::size_t>(fit, 2);
    const std::size_t lines = (all.size() + per_line - 1) / per_line;
    const float wide = std::floor((whole - gap * float(per_line - 1)) / float(per_line)), inner = wide - px(s, 2 * kPad);
    const bool taller = std::any_of(all.begin(), all.end(), [&](const Kpi& k) { return measure(s, Style::small, k.note) > inner; });
    const float high = px(s, kHigh + (taller ? kNoteLine : 0));
    const ImRect area = place(s, {whole, high * float(lines) + gap * float(lines - 1)});
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float x = area.Min.x + (wide + gap) * float(i % per_line), y = area.Min.y + (high + gap) * float(i / per_line);
        const bool last = i % per_line == per_line - 1;
        if (draw_kpi(ui, s, all[i], {x, y, last ? area.Max.x : x + wide, y + high})) pressed = int(i);
    }
    return pressed;
}
