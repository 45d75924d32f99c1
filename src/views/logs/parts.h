#pragma once
#include "store/model.h"
#include "ui/log_pane_model.h"
class Ui;

// What a page that shows a log beside other things needs of this one. Its view must have `logs_needs::stream`,
// `stored` and `lens` among its needs; which log it is, `log_of` says.
namespace logs {

struct Page;
void add_range(Page&, const Model&);                      // when: needs the chart
void add_context(Page&, const Model&);

void draw_lines(const Model&, Ui&, const LogPaneModel&);  // and does what is done in them
void draw_look(const Model&, Ui&);                        // follow, wrap, times, font size, save
void draw_log_card(const Model&, Ui&, float height);      // a compact one: Log, or Errors in context

}  // namespace logs
