#pragma once
#include "views/state.h"
class Ui;

// Draws what state.h decided.
void draw_prompt(const Prompt&, Ui&);                       // fills the page
void draw_banner(const std::optional<Prompt>&, Ui&);        // one line, when there is one
