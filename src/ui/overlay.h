#pragma once
#include "ui/press.h"

// Windows of their own over the page. An overlay covers the screen, so that a press beside
// what it holds is a press on it and not on the page; `dims` lays the scrim.
void open_window(ScreenState&, const char* name, const ImRect&, bool takes_input = true);
void open_overlay(ScreenState&, const char* name, bool dims, bool takes_input = true);
void close_overlay(ScreenState&);                       // either of them
bool pressed_beside(ScreenState&, const ImRect& held);  // inside an open overlay
void draw_raised(ScreenState&, const ImRect&, float radius_dp, bool dialog);
