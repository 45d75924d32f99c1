#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "ui/table.h"
#include "views/gathered.h"
#include "views/query_menus.h"
#include "views/state.h"
#include "views/workflows/rows.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// The workflows the service sent so far, newest first. The service filters and orders; what the
// page does by itself, among those loaded, it says: it never counts what it has not seen.
namespace workflows {

struct Page {
    PageState state;
    std::string title, subtitle;
    std::vector<TabItem> tabs;
    std::vector<Route> tab_routes;
    int tab = -1;                      // -1: statuses that are no tab
    Field filter;
    Query query;                       // of the filter, spelled out
    std::vector<QueryFault> faults;
    std::vector<QueryMenu> menus;
    AgeMenu submitted;
    std::vector<Segment> whose, where, looks;
    std::vector<Route> whose_routes, where_routes, look_routes;
    int who = 0, in = 0, look = 0;     // -1: none of them
    std::vector<Chip> chips;
    std::vector<Route> without;        // the route without that chip
    std::vector<MenuItem> deeds;       // in the order of Deed
    std::string selected, footer_left, footer_right, hidden;  // hidden: "2 are hidden in this browser"
    Route with_hidden;
    std::optional<Prompt> older;       // the next page failed
    std::optional<Prompt> nothing;
    bool can_show_more = false;
};
QueryIndex rows_of(const Model&);      // what the filter looks through
Page present(const Model&, const QueryIndex&, const Choice&);
inline Page present(const Model& m) {
    const auto index = rows_of(m);
    return present(m, index, choose(m, index));
}

enum class Deed : std::uint8_t { names, csv, json, cli, curl };
Action deed(Deed, const Model&, std::span<const std::uint32_t> rows);
std::string csv(std::span<const Workflow>, std::span<const std::uint32_t> rows);
std::string json(std::span<const Workflow>, std::span<const std::uint32_t> rows);

Heading heading_of(const Heap&, std::span<const Workflow>);

}  // namespace workflows
