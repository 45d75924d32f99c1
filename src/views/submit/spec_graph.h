#pragma once
#include "domain/dag_fold.h"
#include "domain/dag_layout.h"
#include "domain/spec.h"
#include "ui/graph_model.h"
#include <memory>
#include <optional>
#include <string>

// The picture of what one writes: the groups of the text that was checked last. The places stay while
// the groups and what waits for what do; many that look all alike are one node.
namespace submit {

class SpecGraph {
  public:
    bool follow(std::shared_ptr<const SpecCheck>);     // true when something was left to do: call again in the next frame
    const GraphModel& model() const { return model_; }
    const SpecTask* pressed(const GraphPress&) const;  // the first task of what was pressed; null: nothing
    const std::vector<DagEdge>& circular() const { return dag_.circular; }

  private:
    void lay_out_anew();
    void dress();
    GraphNodeWords words(std::size_t node) const;
    std::vector<DagEdge> edges() const;

    std::shared_ptr<const SpecCheck> check_;
    std::vector<std::string> names_;
    std::vector<DagEdge> edges_;
    Dag dag_;
    FoldedDag folded_;
    std::optional<LayoutJob> job_;
    GraphModel model_;
};

}  // namespace submit
