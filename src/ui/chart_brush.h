#pragma once
#include "ui/chart.h"
#include <optional>
#include <utility>
class Ui;

// Columns with a part of them picked: drag over them to pick another, double press to have all again. With the keys: the
// arrows stand on a column, with Shift they pick from there on, Enter has all again. Places are shares of its width.
struct ChartBrush { bool all = false; double from = 0, to = 1; };
std::optional<ChartBrush> chart_with_brush(Ui&, const Chart&, std::optional<std::pair<double, double>> picked);
