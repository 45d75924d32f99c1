#pragma once
#include "ui/draw.h"
#include <string_view>
class Ui;

// The small button that copies what it stands beside: "Copy name" says what `what` names.
void copy_button(Ui&, ScreenState&, ImGuiID, const ImRect&, std::string_view text, std::string_view what);
