#pragma once
#include "ui/graph_model.h"
#include <optional>
#include <span>
class Ui;

// A graph to look around in. The wheel zooms where the pointer is, a drag moves, f shows all;
// arrows walk from node to node along the lines, Home and End go to the first and the last, Enter
// presses. What is too small to read is drawn without words, what is out of sight not at all.
std::optional<GraphPress> graph(Ui&, const GraphModel&);

// The field that looks for names in it. `next`: Enter asked for the next of what was found.
struct GraphFind { std::optional<std::string> text; bool next = false; };
GraphFind graph_find(Ui&, const Field&);

// The node of this key takes the focus, once it is there: what had it is about to go.
void focus_in_graph(Ui&, const GraphModel&, std::string_view key);

// The marks and what they mean, on one line: for the head of the card around a graph.
void graph_legend(Ui&, std::span<const Badge>);
