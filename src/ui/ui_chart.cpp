#include "ui/chart_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/part_fill.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static constexpr float kTicks = 24;

// The lower and the upper edge of one series: of nothing and itself, or of the stack below it.
struct Edges { std::vector<double> low, high; };

static std::vector<Edges> edges_of(const Chart& c, std::size_t count) {
    std::vector<Edges> out;
    std::vector<double> base(count, 0.0);
    for (const auto& series : c.series) {
        Edges e{base, std::vector<double>(count, std::nan(""))};
        for (std::size_t i = 0; i < count && i < series.values.size(); ++i) {
            if (!std::isfinite(series.values[i])) continue;
            e.high[i] = (c.kind == Chart::Kind::lines ? 0 : base[i]) + series.values[i];
            if (c.kind != Chart::Kind::lines) base[i] = e.high[i];
        }
        out.push_back(std::move(e));
    }
    return out;
}

static void dashed(ScreenState& s, float x0, float x1, float y, Rgba colour) {
    for (float x = x0; x < x1; x += px(s, 7)) fill(s, {x, y, std::min(x + px(s, 4), x1), y + hair(s)}, colour, 0, ImDrawFlags_RoundCornersNone);
}

static void draw_axes(ScreenState& s, const Chart& c, const Plot& p, chart::Scale scale, float left) {
    for (double v = 0; v <= scale.top * (1 + 1e-9); v += scale.step) {
        const float y = std::round(p.y(v));
        rule(s, p.area.Min.x, p.area.Max.x, y, v == 0 ? s.colours.border.normal : s.colours.border.subtle);
        put_right(s, {left, y - px(s, 8), p.area.Min.x - px(s, 8), y + px(s, 8)}, Style::micro, s.colours.text.tertiary, s.tree().keep(chart::number(v)));
    }
    float free = p.area.Min.x - px(s, 8);
    for (const auto& [at, words] : c.ticks) {
        const float w = measure(s, Style::micro, words), x = std::clamp(p.x(at) - w / 2, p.area.Min.x, std::max(p.area.Min.x, p.area.Max.x - w));
        if (x < free) continue;
        put_left(s, {x, p.area.Max.y + px(s, 4), x + w + 1, p.area.Max.y + px(s, 20)}, Style::micro, s.colours.text.tertiary, words);
        free = x + w + px(s, 12);
    }
    if (c.limit < 0) return;
    const float y = std::round(p.y(c.limit));
    dashed(s, p.area.Min.x, p.area.Max.x, y, s.colours.text.tertiary);
    put_right(s, {p.area.Min.x, y - px(s, 17), p.area.Max.x, y - px(s, 1)}, Style::micro, s.colours.text.tertiary, c.limit_words);
}

static void draw_series(ScreenState& s, const Chart& c, const Plot& p, const std::vector<Edges>& edges) {
    for (std::size_t k = 0; k < edges.size(); ++k) {
        const auto& [low, high] = edges[k];
        if (c.kind == Chart::Kind::areas) draw_band(s, p, low, high, c.series[k]);
        else if (c.kind == Chart::Kind::bars) draw_columns(s, p, low, high, c.series[k]);
        else draw_run_lines(s, p, high, line_colour(s.colours, c.series[k]), 1.5f);
    }
}

static void draw_swatch(ScreenState& s, const Series& series, ImVec2 centre) {
    const float half = px(s, 4.5f);
    const ImRect square{std::round(centre.x - half), std::round(centre.y - half), std::round(centre.x + half), std::round(centre.y + half)};
    fill_part(s, square, series.tone, series.colour, series.hatched, 2);
}

// What stands at one sample, beside the line that marks it.
static void draw_told(ScreenState& s, const Chart& c, const Plot& p, std::size_t at, float line_x) {
    const std::string_view when = at < c.moments.size() ? std::string_view(c.moments[at]) : std::string_view();
    float names = 0, numbers = 0;
    double sum = 0;
    for (const auto& series : c.series) {
        const double v = at < series.values.size() ? series.values[at] : std::nan("");
        if (std::isfinite(v)) sum += v;
        names = std::max(names, measure(s, Style::small, series.name));
        numbers = std::max(numbers, measure(s, Style::small_strong, chart::number(v)));
    }
    numbers = std::max(numbers, measure(s, Style::small_strong, chart::number(sum)));
    const float step = px(s, 18), lines = float(c.series.size() + (c.total ? 1 : 0) + (when.empty() ? 0 : 1));
    const ImVec2 size{std::max(px(s, 16 + 16 + 24) + names + numbers, measure(s, Style::small_strong, when) + px(s, 18)), step * lines + px(s, 12)};
    float x = line_x + px(s, 14);
    if (x + size.x > p.area.Max.x) x = line_x - px(s, 14) - size.x;
    const float y = p.area.Min.y + px(s, 24);
    open_overlay(s, "##chart", false, false);
    const ImRect box{std::round(x), y, std::round(x + size.x), y + size.y};
    draw_raised(s, box, 6, false);
    ImRect line{box.Min.x + px(s, 9), y + px(s, 6), box.Max.x - px(s, 9), y + px(s, 6) + step};
    const auto entry = [&](const Series* series, std::string_view name, double v) {
        if (series) draw_swatch(s, *series, {line.Min.x + px(s, 5), middle(line).y});
        put_left(s, {line.Min.x + (series ? px(s, 16) : 0), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.secondary, name);
        put_right(s, line, Style::small_strong, s.colours.text.primary, chart::number(v));
        line.TranslateY(step);
    };
    if (!when.empty()) put_left(s, line, Style::small_strong, s.colours.text.primary, when), line.TranslateY(step);
    for (std::size_t k = c.series.size(); k-- > 0;) entry(&c.series[k], c.series[k].name, at < c.series[k].values.size() ? c.series[k].values[at] : std::nan(""));
    if (c.total) entry(nullptr, "Total", sum);
    close_overlay(s);
}

// The arrow keys stand on a sample as the pointer does.
static std::optional<std::size_t> marked(ScreenState& s, const Plot& p, const Hit& h, bool bars) {
    if (p.count == 0) return {};
    int& mark = s.widgets->marks.try_emplace(h.id, int(p.count) - 1).first->second;
    mark = std::clamp(mark, 0, int(p.count) - 1);
    if (const auto key = take_key(s, h.id)) {
        if (*key == Key::left) mark = std::max(0, mark - 1);
        if (*key == Key::right) mark = std::min(int(p.count) - 1, mark + 1);
        if (*key == Key::home) mark = 0;
        if (*key == Key::end) mark = int(p.count) - 1;
    }
    if (h.hovered) {
        const float x = ImGui::GetIO().MousePos.x;
        if (!bars) return p.nearest(x);
        return std::min(p.count - 1, std::size_t(std::max(0.0f, (x - p.area.Min.x) / p.area.GetWidth() * float(p.count))));
    }
    if (h.ring) return std::size_t(mark);
    return {};
}

static void draw_mark_line(ScreenState& s, const Chart& c, const Plot& p, const std::vector<Edges>& edges, std::size_t at, float x) {
    fill(s, {x, p.area.Min.y, x + hair(s), p.area.Max.y}, s.colours.text.tertiary, 0, ImDrawFlags_RoundCornersNone);
    if (c.kind == Chart::Kind::bars) return;
    for (std::size_t k = 0; k < edges.size(); ++k) {
        if (!std::isfinite(edges[k].high[at])) continue;
        ImGui::GetWindowDrawList()->AddCircleFilled({x, p.y(edges[k].high[at])}, 3.5f * s.scale, s.colours.surface.card, 12);
        ImGui::GetWindowDrawList()->AddCircleFilled({x, p.y(edges[k].high[at])}, 2.5f * s.scale, line_colour(s.colours, c.series[k]), 12);
    }
}

static Plot plot_of(ScreenState& s, const Chart& c, const ImRect& box, chart::Scale scale) {
    float left = 0;
    for (double v = 0; c.axis && v <= scale.top * (1 + 1e-9); v += scale.step) left = std::max(left, measure(s, Style::micro, chart::number(v)) + px(s, 8));
    Plot p;
    p.area = {box.Min.x + std::ceil(left), box.Min.y + px(s, !c.limit_words.empty() ? 20 : c.axis ? 10 : 0), box.Max.x, box.Max.y - px(s, c.axis || !c.ticks.empty() ? kTicks : 0)};
    for (const auto& series : c.series) p.count = std::max(p.count, series.values.size());
    p.top = scale.top;
    return p;
}

void Ui::chart(const Chart& c) {
    const ImRect box = place(s_, {rest_width(s_, 160), px(s_, c.height)});
    const chart::Scale scale = c.axis ? chart::scale_of(c) : chart::Scale{std::max(1e-9, chart::highest(c)), 1};
    const Plot p = plot_of(s_, c, box, scale);
    const Hit h = hit(s_, id_of(c.name), {p.area.Min.x, box.Min.y, p.area.Max.x, p.area.Max.y});
    if (h.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    const auto at = marked(s_, p, h, c.kind == Chart::Kind::bars);
    if (c.axis) draw_axes(s_, c, p, scale, box.Min.x);
    const auto edges = edges_of(c, p.count);
    ImGui::PushClipRect({p.area.Min.x - 4, p.area.Min.y - 4}, {p.area.Max.x + 4, p.area.Max.y + 1}, true);
    draw_series(s_, c, p, edges);
    ImGui::PopClipRect();
    if (h.ring) focus_ring(s_, {p.area.Min.x - px(s_, 2), box.Min.y, p.area.Max.x + px(s_, 2), p.area.Max.y + px(s_, 2)}, 4, true);
    a11y::Node node = node_for(s_, h, a11y::Role::img, s_.tree().keep(chart::sentence(c)));
    node.description = at ? s_.tree().keep(chart::words_at(c, *at)) : std::string_view("Left and Right go through the samples");
    say(s_, node);
    if (!at) return;
    const float each = p.area.GetWidth() / float(p.count);
    const float x = c.kind == Chart::Kind::bars ? std::round(p.area.Min.x + each * (float(*at) + 0.5f)) : std::round(p.x(*at));
    draw_mark_line(s_, c, p, edges, *at, x);
    say_words(s_, {p.area.Min.x, box.Min.y, p.area.Max.x, box.Min.y + px(s_, 16)}, node.description, a11y::Role::status);
    draw_told(s_, c, p, *at, x);
}
