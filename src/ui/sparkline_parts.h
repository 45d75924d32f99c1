#pragma once
#include "ui/draw.h"
#include "ui/tone.h"
#include <span>

// A small line without axes, for tiles and cells; NaN is a gap.
void draw_sparkline(ScreenState&, std::span<const double>, Tone, const ImRect&);
