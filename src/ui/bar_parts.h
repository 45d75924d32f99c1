#pragma once
#include "ui/parts.h"
#include "ui/draw.h"

// The capacity bar, drawn into a rectangle by whoever places it: cells, facts and tiles alike.

void draw_bar(ScreenState&, const Bar&, const ImRect&);
