#pragma once
#include "domain/dag_layout.h"
#include <span>
#include <vector>

// One connected part of a graph on its way to a shape. Vertices are its nodes and, behind them,
// the bends: where a line passes a layer that lies between its ends. Lines that part late, or
// meet early, share their bends, so that 1,000 lines to one node are one trunk.
namespace layout {

struct Segment { int from = 0, to = 0, lines = 0; };   // from a layer to the next; how many lines share it

struct Beside {                                       // neighbours of each vertex in the layer before, or after
    std::vector<int> at, vertex, segment;
    std::span<const int> of(int v) const { return {vertex.data() + at[std::size_t(v)], vertex.data() + at[std::size_t(v) + 1]}; }
    std::span<const int> segments_of(int v) const { return {segment.data() + at[std::size_t(v)], segment.data() + at[std::size_t(v) + 1]}; }
};

using Layers = std::vector<std::vector<int>>;         // vertices of each, from top to bottom

struct Part {
    std::vector<int> groups;                          // of each node: its index in the graph
    std::vector<DagEdge> edges;                       // between nodes of this part
    std::vector<int> layer;                           // of each vertex
    Layers layers;
    std::vector<int> place;                           // of each vertex in its layer
    std::vector<Segment> segments;
    std::vector<int> way, way_at;                     // segments of each edge; none: too long to be bent, it goes straight
    Beside above, below;
    std::vector<float> y;                             // of each vertex's centre
    std::int64_t crossings = 0;

    int nodes() const { return int(groups.size()); }
    int vertices() const { return int(layer.size()); }
    bool is_bend(int v) const { return v >= nodes(); }
    void put(const Layers&);                          // layers and place
};

struct Split { std::vector<Part> parts; std::vector<int> loose; };
Split parts_of(const Dag&);                           // the large ones first; loose: nodes without any line
void bend_lines(Part&);                               // bends, segments, neighbours

Layers first_order(const Part&, int start);           // start: one of kStarts ways to begin
inline constexpr int kStarts = 3;
void sweep(Part&, bool from_above, bool medians);     // each layer by the places in the one before
bool exchange(Part&);                                 // neighbours change places where that saves crossings; whether any did
std::int64_t crossings_of(const Part&);

class Levels {                                        // of all vertices, in four turns and a last one
  public:
    Levels(Part&, LayoutSizes);
    void turn(int of_four);
    void settle();                                    // their mean; then each moves to where its lines are shortest

  private:
    Part& part_;
    LayoutSizes sizes_;
    std::vector<char> crossed_;                       // segments that cross a straight piece of another line
    std::vector<float> found_[4];
};

float apart(const Part&, LayoutSizes, int a, int b);  // centres of two neighbours, at least
GraphShape packed(const Dag&, const Split&, LayoutSizes);
}  // namespace layout
