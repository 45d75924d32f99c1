#pragma once
#include "ui/draw.h"

// The square of a checkbox and the track of a switch, for menus, tables and their own.
void draw_check(ScreenState&, ImVec2 centre, a11y::Check, bool hovered);
void draw_switch(ScreenState&, const ImRect&, bool on);
