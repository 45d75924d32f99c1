#pragma once
#include "ui/parts.h"
#include "ui/press.h"

void draw_logo(ScreenState&, const ImRect&);
void nav_item(Ui&, ScreenState&, const NavItem&, const ImRect&, bool folded);  // also shown in the gallery
