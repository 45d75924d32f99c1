#pragma once
#include "ui/press.h"

// A window of its own over everything: it covers the screen, so that a press beside what it
// holds is a press on it and not on the page. `dims` lays the scrim.
void open_overlay(ScreenState&, const char* name, bool dims, bool takes_input = true);
void close_overlay(ScreenState&);
bool pressed_beside(ScreenState&, const ImRect& held);  // inside an open overlay
void draw_raised(ScreenState&, const ImRect&, float radius_dp, bool dialog);
