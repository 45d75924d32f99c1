#pragma once
#include "ui/parts.h"
#include "ui/press.h"
#include <optional>
#include <span>

// A menu that hangs below whatever opened it; the opener's id stands for it. The focus goes
// in when it opens and back to the opener when it closes.
Hit menu_opener(ScreenState&, const Hit&);              // opens or closes when it was pressed
bool menu_open(const ScreenState&, const Hit& opener);
void say_opener(ScreenState&, const Hit& opener, std::string_view name);  // a button that says whether it is open
std::optional<int> menu_below(ScreenState&, ImGuiID opener, const ImRect& anchor, std::string_view name, std::span<const MenuItem>);
