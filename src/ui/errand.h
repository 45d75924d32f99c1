#pragma once
#include "ui/parts.h"
#include <string_view>
class Ui;

// Something to look at, in two lines: its mark before it, where it leads, what is the matter, and at the right what to do
// about it. Emits Follow by its link; true: the button was pressed.
struct Errand {
    Badge mark;                        // its word is said, not drawn
    std::string_view title, href, when, words;
    bool mono = true;
    Button button;
    bool last = false;                 // no line below it
};
bool errand(Ui&, const Errand&);
