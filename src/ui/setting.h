#pragma once
#include "ui/ui.h"

// One setting: what it is, a line about it, and at the right what changes it; on a phone below that.
// `setting_switch` is one that is on or off: true when it wants to change. A busy one cannot be pressed.
void setting_words(Ui&, std::string_view title, std::string_view words);
bool setting_switch(Ui&, std::string_view title, std::string_view words, bool on, bool busy = false);

template <class Control>
void setting(Ui& ui, std::string_view title, std::string_view words, Control control) {
    const auto key = ui.key(title);
    if (ui.narrow()) {
        setting_words(ui, title, words);
        return control();
    }
    const auto row = ui.row();
    setting_words(ui, title, words);
    const auto right = ui.right("control");
    control();
}
