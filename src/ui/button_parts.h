#pragma once
#include "ui/parts.h"
#include "ui/press.h"

// The pieces of a button, for components that hold buttons of their own.
float control_height(const ScreenState&, Button::Size = Button::Size::normal);  // px
float button_width(ScreenState&, const Button&);                                // px
void draw_button(ScreenState&, const Button&, const Hit&);
void say_button(ScreenState&, const Button&, const Hit&);
Hit button_at(ScreenState&, const Button&, ImGuiID, const ImRect&);             // not said yet
void draw_icon_button(ScreenState&, Icon, const Hit&, bool on, float size_dp);
