#pragma once
#include "ui/ui.h"

// A line of controls that is longer than a phone is wide: it moves sideways under the finger, and with the focus. `name` is said.
Ui::Scope sideways(Ui&, std::string_view name);
