#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "ui/table.h"
#include "views/amounts.h"
#include "views/pool_nodes.h"
#include "views/queue.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// Pools with quota and capacity. Quota counts running HIGH and NORMAL work, in GPUs; capacity is
// that of all nodes a pool shares with others, so it is never summed over pools. `?of=cpu` and
// `?of=memory` show it in cores and in memory, as the nodes tell it.
namespace pools {

struct Row {
    std::string key, name, description, tag;     // tag: "Default"
    Badge status;
    bool has_quota = true, has_capacity = true;
    std::string quota_used, quota_limit, quota_note;
    Bar quota_bar;
    std::string quota_free;
    Tone quota_free_tone = Tone::plain;
    std::string in_use, capacity, capacity_note, capacity_free;
    Bar capacity_bar;
    Tone capacity_free_tone = Tone::plain;
    std::vector<std::string> platforms, shares_with;
    std::string href;                       // the pool's page
    std::string no_capacity = "No GPUs";    // what it has instead
    std::string nodes, running, queued;     // empty: not known
    std::string brief, brief_free, brief_of;  // on a phone: "Quota free, 10 queued", "27", "of 104"
    Bar brief_bar;
    Tone queued_tone = Tone::quiet;
    // sort keys
    std::int64_t quota_free_gpus = 0, quota_used_gpus = 0, in_use_amount = 0, capacity_free_amount = 0;
    int status_order = 0;
};

struct LegendItem { std::string label; Bar swatch; };

struct Group { std::string title; std::vector<Row> rows; };  // of one status; the title is empty when there is only one

// Pools that share nodes: their capacity is drawn once.
struct SharedSet {
    std::string key, title, words;
    Bar bar;
    std::vector<LegendItem> legend;
};

struct MatrixRow { std::string key; std::vector<std::string> cells; std::vector<bool> strong; };

struct Page {
    PageState state;
    std::string title, subtitle;
    Quantity quantity = Quantity::gpu;      // of the columns of capacity
    std::vector<Segment> quantities;
    std::vector<Route> quantity_routes;
    Field filter;
    std::vector<QueryFault> faults;    // of the filter
    std::vector<Group> groups;
    std::string sort_key, selected, footer_left, footer_right;
    bool descending = false;
    std::vector<LegendItem> legend;
    std::string sharing_note;
    std::vector<SharedSet> shared;
    std::vector<std::string> cautions;      // where the service's sums and the nodes do not agree
    std::vector<QueueRow> queue;
    std::string queue_note;
    std::vector<Column> matrix_columns;     // nodes in both of two pools
    std::vector<MatrixRow> matrix;
    std::string matrix_note;
    std::optional<Prompt> nothing;
};
Page present(const Model&, const PoolNodes&);
Route sorted_by(const Route&, std::string_view pressed);

Quantity quantity_of(const Route&);
std::span<const Column> columns(Quantity = Quantity::gpu);
std::span<const Column> queue_columns();

}  // namespace pools
