#pragma once
#include "store/action.h"
#include "store/effect.h"
#include <vector>

// One function per thing that can happen. Pure but for `Model&`: no clock, no network.
[[nodiscard]] std::vector<Effect> update(Model&, Action);
