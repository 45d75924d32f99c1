#pragma once
#include "ui/terminal_model.h"
#include <optional>
class Ui;

// A terminal over the page. It takes all keys; Ctrl+Shift+Escape leaves it.
std::optional<TerminalEvent> terminal(Ui&, const TerminalModel&);
