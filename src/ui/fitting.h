#pragma once
#include "ui/ui.h"

// In a dialog: as high as its contents, and scrolls where the screen is lower. `below_dp` stays free for what stands under it.
Ui::Scope fitting(Ui&, std::string_view name, float below_dp);
