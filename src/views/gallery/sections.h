#pragma once
class Ui;
struct Model;

// The parts of the gallery: each draws one card per family of components, in every state.
namespace gallery {
void draw_statuses(Ui&);
void draw_bars(Ui&);
void draw_buttons(Ui&);
void draw_inputs(Ui&);
void draw_chips(Ui&);
void draw_tiles(Ui&);
void draw_tables(Ui&);
void draw_menus(Ui&);
void draw_navigation(Ui&);
void draw_words(Ui&);
void draw_states(Ui&);
void draw_dialogs(Ui&);
void draw_groups(Ui&, const Model&);
void draw_charts(Ui&);
void draw_graphs(Ui&);
void draw_timelines(Ui&);
void draw_editors(Ui&);
void draw_surfaces(Ui&, const Model&);
void draw_panel(Ui&, const Model&);
}  // namespace gallery
