#pragma once
#include "views/resource/page.h"
class Ui;

// The cards of the page, drawn.
namespace resource {

void draw_capacity(const Page&, Ui&);
void draw_gone(const Page&, Ui&);
void draw_running(const Page&, const Model&, Ui&);
void draw_activity(const Page&, Ui&);
void draw_drain(const Page&, const Model&, Ui&);
void draw_failures(const Page&, const Model&, Ui&);
void draw_memberships(const Page&, const Model&, Ui&);
void draw_rules(const Page&, Ui&);
void draw_taints(const Page&, const Model&, Ui&);

}  // namespace resource
