#pragma once
#include "ui/screen_state.h"

void draw_tooltip(ScreenState&);  // the one that was asked for in this frame, over everything
