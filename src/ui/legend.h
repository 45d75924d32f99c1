#pragma once
#include "ui/draw.h"
#include <string_view>
struct ScreenState;

// One entry of a legend, said and drawn but for its mark: that goes into the first `mark_dp` of the box.
ImRect legend_entry(ScreenState&, float mark_dp, std::string_view word);
