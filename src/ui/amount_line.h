#pragma once
#include "ui/ui.h"

// One quantity on one line: its name, a bar, and at the right what is used of how much. Where there
// is no room for that the words stand above the bar.
struct AmountWords { std::string_view label, used, total, share, note; };
void amount_line(Ui&, const AmountWords&, const Bar&);  // nothing said of the bar: there is none
