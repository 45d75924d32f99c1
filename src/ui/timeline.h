#pragma once
#include "ui/timeline_model.h"
#include <optional>
class Ui;

// A table whose last column is time. A drag along the axis zooms to that range, a double press on
// it shows all again; the arrows go from row to row as in a table. Only rows in sight are asked for.
std::optional<TimelinePress> timeline(Ui&, const TimelineModel&);
