#include "ui/first_focus.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

void first_focus(Ui& ui) {
    ScreenState& s = ui.state();
    const a11y::Node* dialog = s.tree().find(s.tree().container());
    while (dialog && !dialog->modal) dialog = dialog->parent ? s.tree().find(dialog->parent) : nullptr;
    const bool open = !dialog || std::any_of(s.dialogs.begin(), s.dialogs.end(), [&](const OpenDialog& d) { return d.id == dialog->id; });
    if (!open) s.want_focus(s.widgets->last_id);
}
