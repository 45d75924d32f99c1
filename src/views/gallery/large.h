#pragma once
#include "domain/dag_layout.h"
#include "ui/graph_model.h"
#include "ui/timeline_model.h"
#include <optional>
class Ui;
struct Model;

// One component alone and with very many things in it: `#/gallery?nodes=5000`, `?lanes=5000`. For
// measuring, and for looking at what becomes of it.
namespace gallery {
struct Large {
    std::size_t count = 0;
    std::optional<LayoutJob> job;
    Dag dag;
    GraphModel graph;
    TimelineModel timeline;
    std::vector<std::string> keys;
};
void draw_large_graph(Ui&, const Model&, Large&);
void draw_large_timeline(Ui&, const Model&, Large&);
}  // namespace gallery
