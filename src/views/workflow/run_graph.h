#pragma once
#include "domain/dag_fold.h"
#include "domain/dag_layout.h"
#include "domain/dag_path.h"
#include "domain/run.h"
#include "store/run.h"
#include "ui/graph_model.h"
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

// The graph of one workflow: which groups stand for themselves and which, all alike, for each
// other; where they stand; how they look. A new answer of the service gives new looks; the places
// stay while the groups and their edges do.
namespace workflow {

struct GraphWish {                         // what a person chose: `?open=…&path=1&find=…&hit=…`
    std::set<std::string, std::less<>> open;  // families that stand apart, by their first groups
    bool path = false;                     // the critical path is marked
    std::string find;
    std::string hit;                       // the group to look at of those found; empty: the first
    std::string selected;                  // a group, or a task of one
    bool operator==(const GraphWish&) const = default;
};
GraphWish graph_wish(const Run&, const Route&);
Route with_open(const Route&, std::string_view family, bool open);

class RunGraph {
  public:
    // True when something was left to do: call again in the next frame.
    bool follow(std::shared_ptr<const Run>, std::shared_ptr<const RunRequests>, const GraphWish&, Instant now);
    const GraphModel& model() const { return model_; }
    std::optional<Route> pressed(const GraphPress&, const Route&) const;  // where that leads
    std::string found_words() const;                                      // "3 found"
    std::optional<Route> next_hit(const Route&) const;                    // where Enter in the search leads: into a fold, then on
    std::string path_words() const;                                       // "Critical path: 5 groups, 1h 12m"

  private:
    bool same_graph(const Run&) const;
    void begin();
    void lay_out_anew(const GraphWish&);
    void dress(const GraphWish&, Instant now);
    GraphNodeLook look(std::size_t node, const GraphWish&) const;
    void find(const GraphWish&);
    GraphNodeWords words(std::size_t node) const;
    const GraphNodeWords& kept_words(std::size_t node) const;
    std::string fact(std::size_t node) const;
    std::string after(std::size_t node) const;

    std::shared_ptr<const Run> run_;
    std::shared_ptr<const RunRequests> requests_;
    GraphWish wish_;
    Instant now_{};
    Dag dag_;                              // of the groups
    FoldedDag folded_;
    std::optional<LayoutJob> job_;
    enum class Stage : std::uint8_t { none, read, laying, laid_out } stage_ = Stage::none;  // each takes frames of its own
    CriticalPath path_;
    GraphModel model_;
    mutable std::vector<std::optional<GraphNodeWords>> words_;  // of the nodes that were in sight, until they are dressed anew
    std::vector<int> hits_;                // groups that the search found
    std::size_t hit_ = 0;                  // the one to look at
};

// How long a group took so far, from when nothing kept it from starting. None: it has not begun.
std::optional<Seconds> group_time(const RunGroup&, Instant now);

}  // namespace workflow
