#pragma once
#include "ui/parts.h"
#include "ui/screen_state.h"

void draw_bar(ScreenState&, const Bar&, const ImRect&);
