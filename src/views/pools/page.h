#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "ui/table.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// Pools with quota and capacity. Quota counts running HIGH and NORMAL work; capacity is that
// of all nodes a pool shares with others, so it is never summed over pools.
namespace pools {

struct Row {
    std::string name, description, tag;     // tag: "Default"
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
    std::string nodes_href;                 // the pool's resources
    // sort keys
    std::int64_t quota_free_gpus = 0, quota_used_gpus = 0, in_use_gpus = 0, capacity_free_gpus = 0;
    int status_order = 0;
};

struct LegendItem { std::string label; Bar swatch; };

struct Page {
    PageState state;
    std::string title, subtitle;
    Field filter;
    std::vector<QueryFault> faults;    // of the filter
    std::vector<Row> rows;
    std::string sort_key, selected, footer_left, footer_right;
    bool descending = false;
    std::vector<LegendItem> legend;
    std::string sharing_note;
    std::optional<Prompt> nothing;
};
Page present(const Model&);
Route sorted_by(const Route&, std::string_view pressed);

std::span<const Column> columns();

}  // namespace pools
