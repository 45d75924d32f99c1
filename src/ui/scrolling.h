#pragma once
#include "ui/press.h"

// A part of the screen that scrolls, on whole pixels, by wheel, finger, focus and our own thin
// bar. Inside, positions are those on the screen: the scroll is in them already.
ImGuiWindow* open_scrolling(ScreenState&, ImGuiID, const ImRect&, float pad_px, float gap_dp);
void close_scrolling(ScreenState&, float pad_px);
void pan_under_finger(ScreenState&, ImGuiWindow*);
void scrollbar(ScreenState&, ImGuiWindow*, const ImRect& view, float content_px);  // on the right edge of the view
