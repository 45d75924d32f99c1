#pragma once
class Ui;

// The thing drawn last takes the focus when the dialog around it opens: the safe choice, not the
// first field.
void first_focus(Ui&);
