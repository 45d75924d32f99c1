#pragma once
#include "domain/capacity.h"
#include "store/model.h"
#include "ui/table.h"
#include "views/pool_nodes.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// Where a request fits. The sentence in the address is the request: every field writes a
// sentence, so that a link says all there is to say.
namespace capacity {

struct Choice {                     // a menu or a set of segments, and the sentences it would write
    Button button;
    std::vector<MenuItem> items;
    std::vector<Segment> segments;
    int selected = 0;
    std::vector<Route> goes;
};

struct NodeRow { std::string name, href, pool, gpus, gpus_total, cores, memory; };
struct NearRow { std::string name, href, what, pool; };

struct Page {
    PageState state;
    std::string title;
    Field sentence;
    std::string read_as, from;      // from: the file it was read from
    bool fields = false;            // one kind of task: it can be changed by fields
    Field gpus;
    std::optional<Route> fewer, more;
    Choice placement, platform, cores, memory, storage, priority, rank;
    Route reset;
    std::string summary, order;     // "3 can start it now"
    std::vector<Ranked> pools;
    std::vector<std::vector<Action>> does;  // of each pool's button, one after the other
    std::string nodes_count, nodes_href;
    std::vector<NearRow> near;
    std::optional<Prompt> nothing;
};

struct Input {                      // what the page is made from; kept by the view, so that a keystroke only ranks
    std::shared_ptr<const Fleet> fleet;
    std::shared_ptr<const PoolQuota> quota;
    std::vector<Health> health;
    PoolNodes nodes = PoolNodes(Fleet());
    Supply supply;                  // points into the fleet and the quota
};
Input input_of(const Model&);       // of a fleet and quota that may be missing
ReadRequest request_of(const Route&, const Input&);
Ranking rank_for(const Route&, const Input&);

Page present(const Model&, const Input&, const Ranking&);
NodeRow row(const Input&, const NodeFit&);
Route typed(const Route&, std::string_view sentence);      // another sentence; no longer that of a file
Route with_gpus(const Route&, const Input&, std::string_view number);
std::span<const Column> node_columns();
std::span<const Column> near_columns();

}  // namespace capacity
