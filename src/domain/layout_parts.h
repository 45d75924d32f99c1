#pragma once
#include "domain/dag_layout.h"
#include <memory>
#include <span>
#include <vector>

// One connected part of a graph on its way to a shape. Vertices are its nodes and, behind them,
// the bends: where a line passes a layer that lies between its ends.
namespace layout {

struct Segment { int from = 0, to = 0, lines = 0; };   // from a layer to the next; how many lines share it

struct Beside {                                       // neighbours of each vertex in the layer before, or after
    std::vector<int> at, vertex, segment;
    std::span<const int> of(int v) const { return {vertex.data() + at[std::size_t(v)], vertex.data() + at[std::size_t(v) + 1]}; }
    std::span<const int> segments_of(int v) const { return {segment.data() + at[std::size_t(v)], segment.data() + at[std::size_t(v) + 1]}; }
};

using Layers = std::vector<std::vector<int>>;         // vertices of each, from top to bottom

struct Part {
    std::vector<int> units;                           // of each node: its index in the graph of units
    std::vector<float> high;                          // of each node, dp
    std::vector<DagEdge> edges;                       // between nodes of this part
    std::vector<int> layer;                           // of each vertex
    Layers layers;
    std::vector<int> place;                           // of each vertex in its layer
    std::vector<Segment> segments;
    std::vector<int> way, way_at;                     // segments of each edge; none: too long to be bent, it goes straight
    bool shared = false;                              // lines share bends from the start: there were too many of them
    Beside above, below;
    std::vector<float> y;                             // of each vertex's centre
    std::int64_t crossings = 0;

    int nodes() const { return int(units.size()); }
    float half(int v) const { return is_bend(v) ? 0 : high[std::size_t(v)] / 2; }
    int vertices() const { return int(layer.size()); }
    bool is_bend(int v) const { return v >= nodes(); }
    std::size_t size() const { return segments.size() + layer.size(); }
    void put(const Layers&);                          // layers and place
    void find_neighbours();
};

// What is laid out: a node, or a family that is open, as one block.
struct Unit { std::vector<int> nodes; bool framed = false; std::size_t across = 1; float width = 0, height = 0; };
struct Units { Dag dag; std::vector<Unit> all; };
Units units_of(const FoldedDag&, LayoutSizes);

struct Split { std::vector<Part> parts; std::vector<int> loose; };
Split parts_of(const Units&);                         // the large ones first; loose: nodes without any line
void bend_lines(Part&);                               // bends, segments, neighbours
void join_lines(Part&);                               // what runs side by side from one node, or to one, becomes one line

Layers first_order(const Part&, int start);           // each start is another way to begin
void sweep(Part&, bool from_above, bool medians);     // each layer by the places in the one before
bool exchange(Part&);                                 // neighbours change places where that saves crossings; whether any did
std::int64_t crossings_of(const Part&);

class Levels {                                        // the y of every vertex, in turns
  public:
    Levels(Part&, LayoutSizes);
    ~Levels();
    bool turn();                                      // true: done

  private:
    struct State;
    std::unique_ptr<State> state_;
};

float apart(const Part&, LayoutSizes, int a, int b);  // centres of two neighbours, at least
std::vector<char> crossing_level_pieces(const Part&); // segments that give way to a level piece of another line
std::vector<float> aligned(const Part&, LayoutSizes, const std::vector<char>& crossed, bool behind, bool lower);
GraphShape packed(const FoldedDag&, const Units&, const Split&, LayoutSizes);
}  // namespace layout
