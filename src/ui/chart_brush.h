#pragma once
#include "ui/chart.h"
#include <optional>
#include <utility>
class Ui;

// A chart with a part of it picked: drag over it to pick another, double press to have all again. Keyboards have the
// menu beside it (`Ui::time_range`). Places are shares of its width.
struct ChartBrush { bool all = false; double from = 0, to = 1; };
std::optional<ChartBrush> chart_with_brush(Ui&, const Chart&, std::optional<std::pair<double, double>> picked);
