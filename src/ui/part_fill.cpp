#include "ui/part_fill.h"
#include "ui/paint.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static PartFill pattern_of(Tone tone) {
    switch (tone) {
        case Tone::normal: case Tone::running: case Tone::starting: return PartFill::striped;
        case Tone::unused: case Tone::queued: case Tone::warning: return PartFill::banded;
        case Tone::low: case Tone::failed: return PartFill::hatched;
        default: return PartFill::solid;
    }
}

PartFill part_fill(const Colours& c, Tone tone, int series, bool hatched) {
    static constexpr PartFill all[] = {PartFill::solid, PartFill::striped, PartFill::hatched, PartFill::banded};
    if (hatched) return PartFill::hatched;
    if (!c.forced) return PartFill::solid;
    return series >= 0 ? all[std::size_t(series) % std::size(all)] : pattern_of(tone);
}

Rgba part_colour(const Colours& c, Tone tone, int series) {
    if (series >= 0) return c.series[std::size_t(series) % c.series.size()];
    return tone == Tone::accent ? c.accent.fill : tone == Tone::faint ? c.track : c.state_of(tone).fill;
}

static void fill_striped(ScreenState& s, const ImRect& r, Rgba colour) {
    const float step = std::max(2.0f, px(s, 4)), wide = std::max(1.0f, std::round(step / 2));
    for (float x = r.Min.x; x < r.Max.x; x += step) fill(s, {x, r.Min.y, std::min(x + wide, r.Max.x), r.Max.y}, colour, 0, ImDrawFlags_RoundCornersNone);
}

static void fill_banded(ScreenState& s, const ImRect& r, Rgba colour) {
    const float high = std::max(1.0f, std::round(r.GetHeight() / 3)), y = std::round((r.Min.y + r.Max.y - high) / 2);
    fill(s, {r.Min.x, y, r.Max.x, y + high}, colour, 0, ImDrawFlags_RoundCornersNone);
}

void fill_part(ScreenState& s, const ImRect& r, Tone tone, int series, bool hatched, float radius_dp, ImDrawFlags corners, float strength) {
    const Rgba full = part_colour(s.colours, tone, series), colour = strength >= 1 ? full : draw::mix(s.colours.track, full, std::max(0.0f, strength));
    switch (part_fill(s.colours, tone, series, hatched)) {
        case PartFill::solid: fill(s, r, colour, radius_dp, corners); break;
        case PartFill::striped: fill_striped(s, r, colour); break;
        case PartFill::banded: fill_banded(s, r, colour); break;
        case PartFill::hatched: {
            const StateColours& state = s.colours.state_of(tone);
            hatch(s, r, {state.fg, series >= 0 ? colour : state.fill, state.bg, state.border});
            break;
        }
    }
}
