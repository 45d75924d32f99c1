#pragma once
#include "views/shell/page.h"
class Ui;

// The pieces of the page, one file each.
namespace shell {

void draw_session(const Model&, const Page&, Ui&);   // tabs, terminal, the line below
void draw_runs(const Page&, Ui&);                    // outputs of single commands, side by side
void draw_rail(const Model&, const Page&, Ui&);      // the task, one command, ports, the command line

}  // namespace shell
