#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "store/tasks.h"
#include "ui/table.h"
#include "views/gathered.h"
#include "views/query_menus.h"
#include "views/state.h"
#include "views/tasks/rows.h"
#include "views/tasks/summary.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// Tasks across workflows, and beside them who uses what. The service lists, filters and adds up;
// what the page does by itself, among the rows that are loaded, it says.
namespace tasks {

struct Page {
    PageState state;
    std::string title, subtitle;
    std::vector<TabItem> tabs;
    std::vector<Route> tab_routes;
    int tab = -1;                      // -1: states that are no tab
    Field filter;
    Query query;                       // of the filter, spelled out
    std::vector<QueryFault> faults;
    std::vector<QueryMenu> menus;
    AgeMenu started;
    std::vector<Segment> looks;        // the list, gathered by workflow or node, the summary
    std::vector<Route> look_routes;
    int look = 0;
    std::vector<MenuItem> deeds;       // in the order of Deed
    bool summary_only = false;
    Summary summary;
    std::string footer_left, footer_right;
    std::string hidden;                // how many are, in this browser
    Route with_hidden;
    std::optional<Prompt> later;       // the next page failed
    std::optional<Prompt> nothing;
    bool can_show_more = false;
};
QueryIndex rows_of(const Model&);      // what the filter looks through
Page present(const Model&, const QueryIndex&, const Choice&);
Choice choose(const Model&, const QueryIndex&);
inline Page present(const Model& m) {
    const auto index = rows_of(m);
    return present(m, index, choose(m, index));
}

enum class Deed : std::uint8_t { csv, json, cli, curl };
Action deed(Deed, const Model&, std::span<const std::uint32_t> rows);
std::string csv(std::span<const Task>, std::span<const std::uint32_t> rows);
std::string json(std::span<const Task>, std::span<const std::uint32_t> rows);

Heading heading_of(const Heap&, std::span<const Task>, bool more);  // more: not all of them are loaded

}  // namespace tasks
