#pragma once
#include "ui/ui.h"

// Controls at the right end of the header of the card that was just opened; before its contents.
Ui::Scope card_head(Ui&, std::string_view key, bool padded = true);  // padded: as the card is
