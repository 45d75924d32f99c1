#pragma once
#include "ui/editor_model.h"
class Ui;

// A code editor over the page: the platform's own component where there is one, else lines that can be typed in.
// Hand it the text that its last event brought, or it goes back to what it is given.
std::optional<EditorEvent> editor(Ui&, const EditorModel&);
