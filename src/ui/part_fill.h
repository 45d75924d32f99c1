#pragma once
#include "ui/draw.h"
#include "ui/part_look.h"

// Fills a rectangle as a part of a bar is filled. A strength below 1 makes it paler.
void fill_part(ScreenState&, const ImRect&, Tone, int series, bool hatched, float radius_dp, ImDrawFlags corners = ImDrawFlags_RoundCornersAll, float strength = 1);
