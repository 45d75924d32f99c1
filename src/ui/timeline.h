#pragma once
#include "ui/timeline_model.h"
#include <optional>
#include <span>
class Ui;

// A table whose last column is time. A drag along the axis zooms to that range, a double press on
// it shows all again; the arrows go from row to row as in a table. Only rows in sight are asked for.
std::optional<TimelinePress> timeline(Ui&, const TimelineModel&);

// Buttons that zoom, in a row or the head of the card around a timeline: what the drag does, without a pointer.
std::optional<TimelinePress> timeline_tools(Ui&, const TimelineModel&);

// What the bars mean, on one line beside them.
void timeline_legend(Ui&, std::span<const LaneKey>);
