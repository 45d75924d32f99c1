#pragma once
#include "ui/parts.h"
#include "ui/draw.h"

void draw_bar(ScreenState&, const Bar&, const ImRect&);
