#pragma once
#include "ui/ui.h"
#include "views/submit/editor_help.h"
#include "views/submit/page.h"
#include "views/submit/past.h"
#include "views/submit/spec_graph.h"

// The parts of the submit page, drawn. At the left the text, at the right what becomes of it.
namespace submit {

void draw_header(const Page&, Ui&);
void draw_start(const Model&, Ui&);                                // examples, while nothing is written
void draw_spec(const Page&, const std::shared_ptr<const HelpFacts>&, const Model&, Ui&);
void draw_checks(const Page&, Ui&);
void draw_graph_tab(SpecGraph&, const Model&, Ui&);
void draw_preview(const Model&, Ui&);
void draw_changes(const std::vector<DiffRow>&, Ui&);
void draw_parameters(const Parameters&, const Model&, Ui&);
void draw_landing(const Landing&, bool all, const Model&, Ui&);
void draw_priority(const Page&, const Model&, Ui&);
void draw_takes(const Page&, const Landing&, const Model&, Ui&);   // what it asks for, and what is left then
void draw_outcome(const Outcome&, Ui&);
void draw_past(const Past&, Ui&);
void draw_review(const std::vector<DiffRow>&, const Page&, const Model&, Ui&);
void act(const Doing&, Ui&);                                       // a button, and what it does

}  // namespace submit
