#pragma once
#include "ui/log_pane_model.h"
class Ui;

// Any number of lines of a log, in a monospaced face, with its own bar at the right on which matches and errors are
// marked. The mouse selects text across lines, or whole lines by their numbers; the keys go from line to line, with
// Shift they select; Enter shows all of a long line, and unfolds JSON.
std::optional<LogPaneEvent> log_pane(Ui&, const LogPaneModel&);
