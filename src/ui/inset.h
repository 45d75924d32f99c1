#pragma once
#include "ui/ui.h"

// Room for what stands in a card without padding: so far from its edges.
Ui::Scope inset(Ui&, float x_dp, float y_dp);

// Columns that stand side by side as long as each has so much room; `Ui::columns` wants 240 dp.
Ui::Scope columns_of(Ui&, std::span<const float> shares, float least_dp, float gap = 14);
