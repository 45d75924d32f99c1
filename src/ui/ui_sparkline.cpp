#include "ui/chart_parts.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/sparkline_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

// From the least to the most that was seen, so that small changes show; the newest has a dot.
void draw_sparkline(ScreenState& s, std::span<const double> values, Tone tone, const ImRect& box) {
    double least = std::nan(""), most = std::nan("");
    for (const double v : values)
        if (std::isfinite(v)) least = std::fmin(least, v), most = std::fmax(most, v);
    if (!std::isfinite(least)) return;
    const double spread = most > least ? most - least : 1;
    std::vector<double> lifted(values.begin(), values.end()), floor(values.size(), 0.0);
    for (double& v : lifted) v = most > least ? v - least : v - least + 0.5;  // NaN stays NaN
    const Plot p{inset(box, px(s, 3), px(s, 3)), values.size(), spread};
    const Series series{.name = {}, .tone = tone, .values = {}};
    const Rgba ink = fill_colour(s.colours, series);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; !s.colours.forced && i + 1 < lifted.size(); ++i) {
        if (!std::isfinite(lifted[i]) || !std::isfinite(lifted[i + 1])) continue;
        const float x0 = p.x(i), x1 = p.x(i + 1), y = std::min(p.y(lifted[i]), p.y(lifted[i + 1]));
        list.AddRectFilledMultiColor({x0, y}, {x1, box.Max.y}, faded(ink, 0.22f), faded(ink, 0.22f), faded(ink, 0), faded(ink, 0));
    }
    draw_run_lines(s, p, lifted, ink, 1.5f);
    for (std::size_t i = lifted.size(); i-- > 0;) {
        if (!std::isfinite(lifted[i])) continue;
        list.AddCircleFilled({p.x(i), p.y(lifted[i])}, 2.5f * s.scale, ink, 12);
        break;
    }
}

void Ui::sparkline(std::span<const double> values, Tone tone, std::string_view said, float width, float height) {
    const ImRect box = place(s_, {px(s_, width), px(s_, height)});
    draw_sparkline(s_, values, tone, box);
    say_words(s_, box, said, a11y::Role::img);
    s_.widgets->last_box = box;
}
