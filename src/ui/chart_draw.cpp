#include "ui/chart_parts.h"
#include "ui/paint.h"
#include "ui/part_fill.h"
#include <algorithm>
#include <cmath>

float Plot::x(std::size_t i) const { return count < 2 ? area.Min.x : area.Min.x + area.GetWidth() * float(i) / float(count - 1); }
float Plot::y(double v) const { return area.Max.y - area.GetHeight() * float(std::clamp(v / top, 0.0, 1.0)); }

std::size_t Plot::nearest(float at) const {
    if (count < 2 || area.GetWidth() < 1) return 0;
    return std::size_t(std::clamp(std::lround((at - area.Min.x) / area.GetWidth() * float(count - 1)), 0L, long(count - 1)));
}

Rgba fill_colour(const Colours& c, const Series& s) { return part_colour(c, s.tone, s.colour); }

Rgba line_colour(const Colours& c, const Series& s) { return fill_colour(c, s); }

void draw_run_lines(ScreenState& s, const Plot& p, std::span<const double> values, Rgba colour, float width) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::vector<ImVec2> run;
    const auto end_run = [&] {
        if (run.size() == 1) list.AddCircleFilled(run[0], width * s.scale, colour, 8);  // a sample between two gaps
        else if (!run.empty()) list.AddPolyline(run.data(), int(run.size()), colour, 0, width * s.scale);
        run.clear();
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isfinite(values[i])) run.push_back({p.x(i), p.y(values[i])});
        else end_run();
    }
    end_run();
}

static void fill_step(ImDrawList& list, const Plot& p, std::span<const double> low, std::span<const double> high, std::size_t i, Rgba colour) {
    const ImVec2 a{p.x(i), p.y(high[i])}, b{p.x(i + 1), p.y(high[i + 1])}, c{b.x, p.y(low[i + 1])}, d{a.x, p.y(low[i])};
    list.AddQuadFilled(a, b, c, d, colour);
}

// Stripes of 45° cut to the band: each is walked in whole pixels and drawn where it is inside.
static void hatch_band(ScreenState& s, const Plot& p, std::span<const double> low, std::span<const double> high, std::size_t from, std::size_t to, Rgba ink) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float left = p.x(from), right = p.x(to), period = 6 * s.scale * 1.4142f, step = 2;
    const auto edge = [&](std::span<const double> v, float x) {
        const float at = std::clamp((x - p.area.Min.x) / std::max(1.0f, p.area.GetWidth()) * float(p.count - 1), float(from), float(to));
        const auto i = std::min(std::size_t(at), to - 1);
        return p.y(v[i] + (v[i + 1] - v[i]) * double(at - float(i)));
    };
    for (float start = left - p.area.GetHeight(); start < right; start += period) {
        float open = -1;
        for (float x = std::max(start, left); x <= std::min(start + p.area.GetHeight(), right); x += step) {
            const float y = p.area.Max.y - (x - start);
            const bool inside = y <= edge(low, x) && y >= edge(high, x);
            if (inside && open < 0) open = x;
            if (!inside && open >= 0) list.AddLine({open, p.area.Max.y - (open - start)}, {x, y}, ink, 1.3f * s.scale), open = -1;
        }
        const float end = std::min(start + p.area.GetHeight(), right);
        if (open >= 0) list.AddLine({open, p.area.Max.y - (open - start)}, {end, p.area.Max.y - (end - start)}, ink, 1.3f * s.scale);
    }
}

// Upright stripes, cut to the band as well.
static void stripe_band(ScreenState& s, const Plot& p, std::span<const double> low, std::span<const double> high, std::size_t i, Rgba ink) {
    const float step = std::max(2.0f, s.px(4)), from = p.x(i), wide = std::max(1.0f, p.x(i + 1) - from);
    for (float x = std::ceil(from / step) * step; x < from + wide; x += step) {
        const double part = double((x - from) / wide);
        const auto at = [&](std::span<const double> v) { return p.y(v[i] + (v[i + 1] - v[i]) * part); };
        ImGui::GetWindowDrawList()->AddLine({x, at(low)}, {x, at(high)}, ink, std::max(1.0f, step / 2));
    }
}

// Of forced colours none is mixed: what they are drawn with says how they differ.
static Rgba band_colour(const Colours& c, const Series& series, PartFill look) {
    if (look != PartFill::solid) return c.forced ? c.surface.card : series.hatched ? c.state_of(series.tone).bg : c.track;
    return c.forced ? fill_colour(c, series) : faded(fill_colour(c, series), 0.55f);
}

void draw_band(ScreenState& s, const Plot& p, std::span<const double> low, std::span<const double> high, const Series& series) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Rgba colour = fill_colour(s.colours, series);
    const PartFill look = part_fill(s.colours, series.tone, series.colour, series.hatched);
    const ImDrawListFlags before = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // its fringes would show between two steps
    std::size_t run = 0;
    for (std::size_t i = 0; i + 1 < high.size(); ++i) {
        const bool both = std::isfinite(high[i]) && std::isfinite(high[i + 1]);
        if (both) fill_step(list, p, low, high, i, band_colour(s.colours, series, look));
        if (both && look == PartFill::striped) stripe_band(s, p, low, high, i, colour);
        if (both) ++run;
        if (look == PartFill::hatched && run > 0 && (!both || i + 2 == high.size())) hatch_band(s, p, low, high, i + (both ? 1 : 0) - run, i + (both ? 1 : 0), s.colours.forced ? colour : faded(colour, 0.8f));
        if (!both) run = 0;
    }
    list.Flags = before;
    draw_run_lines(s, p, high, colour, 1.5f);
}

void draw_columns(ScreenState& s, const Plot& p, std::span<const double> low, std::span<const double> high, const Series& series) {
    const float each = p.area.GetWidth() / float(std::max<std::size_t>(1, p.count)), gap = each > 4 * s.scale ? s.scale : 0;
    for (std::size_t i = 0; i < high.size(); ++i) {
        if (!std::isfinite(high[i]) || high[i] <= low[i]) continue;
        const float x = p.area.Min.x + each * float(i);
        const ImRect column{std::round(x), std::round(p.y(high[i])), std::max(std::round(x) + 1, std::round(x + each - gap)), std::round(p.y(low[i]))};
        fill_part(s, column, series.tone, series.colour, series.hatched, 0, ImDrawFlags_RoundCornersNone);
    }
}
