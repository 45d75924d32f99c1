#pragma once
#include "base/graph_shape.h"
#include "domain/dag_fold.h"
#include <cstdint>
#include <memory>

// Where the nodes of a graph stand: in layers from left to right, each to the right of all it
// waits for; in an order with few crossings; as level as possible. The same graph has the same
// shape always. Parts without a connection stand side by side, loose nodes in a grid below. A family
// that is open stands as a block in a frame of its own.
struct LayoutSizes {
    float width = 146, height = 50;   // of a node, dp
    float across = 30, between = 38;  // from layer to layer at least, from node to node
    float inside = 14, title = 26;    // of a frame: around and between its nodes, and its head
};

// A large graph takes longer than a frame may: each turn does about `work` steps (100,000 are a
// few milliseconds), the result is the same however it was cut.
class LayoutJob {
  public:
    explicit LayoutJob(FoldedDag, LayoutSizes = {});
    explicit LayoutJob(Dag, LayoutSizes = {});
    LayoutJob(LayoutJob&&) noexcept;
    ~LayoutJob();
    bool step(std::size_t work = 100'000);        // true: done
    std::shared_ptr<const GraphShape> shape() const;  // null until then
    std::int64_t crossings() const;               // of pairs of lines, as far as they run in layers

  private:
    struct State;
    std::unique_ptr<State> state_;
};
std::shared_ptr<const GraphShape> lay_out(const Dag&, LayoutSizes = {});
