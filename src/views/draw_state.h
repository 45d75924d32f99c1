#pragma once
#include "views/state.h"
class Ui;

// Draws what state.h decided.
void draw_prompt(const Prompt&, Ui&);                       // fills the page
bool draw_in_card(const PageState&, Ui&);                   // false: it is said in a line why there is nothing to draw; each card fails alone
void draw_banner(const std::optional<Prompt>&, Ui&);        // one line, when there is one
