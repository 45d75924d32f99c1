#pragma once
#include "ui/chart.h"
#include "ui/draw.h"
#include "ui/tokens.h"
#include <span>
#include <vector>

// Where samples stand and how runs of them are drawn; a NaN ends a run.
struct Plot {
    ImRect area;
    std::size_t count = 0;     // samples along x
    double top = 1;            // value at the upper edge; 0 is the lower one
    float x(std::size_t i) const;
    float y(double value) const;
    std::size_t nearest(float x) const;
};
Rgba line_colour(const Colours&, const Series&);
Rgba fill_colour(const Colours&, const Series&);
void draw_run_lines(ScreenState&, const Plot&, std::span<const double>, Rgba, float width_dp);
void draw_band(ScreenState&, const Plot&, std::span<const double> low, std::span<const double> high, const Series&);
void draw_columns(ScreenState&, const Plot&, std::span<const double> low, std::span<const double> high, const Series&);
