#pragma once
#include "ui/parts.h"
#include "ui/draw.h"

// A status as cells and menus need it: a mark, its word, the note in quieter ink.
void draw_mark(ScreenState&, const Badge&, ImVec2 centre, float icon_dp);
void draw_status(ScreenState&, const Badge&, const ImRect&);
float status_width(ScreenState&, const Badge&);
std::string_view status_words(ScreenState&, const Badge&);
