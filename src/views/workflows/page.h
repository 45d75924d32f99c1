#pragma once
#include "store/model.h"
#include "store/query_index.h"
#include "ui/table.h"
#include "views/state.h"
#include <optional>
#include <span>
#include <string>
#include <vector>

// The workflows the service sent so far, newest first. The service filters and orders; this
// page only knows what is loaded, and says so: it never counts what it has not seen.
namespace workflows {

struct Row {
    std::string id, href, user, pool, queued, duration, submitted;
    Badge status, priority;
    std::vector<std::string> labels;
};
Row row(const Workflow&, Instant now);
std::string href_of(const Workflow&);

struct FilterMenu {
    Button button;
    std::vector<MenuItem> items;
    std::vector<Route> leads_to;       // one for each item
};

struct Page {
    PageState state;
    std::string title, subtitle;
    std::vector<TabItem> tabs;
    std::vector<Route> tab_routes;
    int tab = -1;                      // -1: statuses that are no tab
    Field filter;
    std::vector<QueryFault> faults;
    std::vector<std::uint32_t> rows;   // of the list, in the order shown
    std::vector<FilterMenu> menus;
    std::vector<Chip> chips;
    std::vector<Route> without;        // the route without that chip
    std::string selected, footer_left, footer_right;
    std::optional<Prompt> older;       // the next page failed
    std::optional<Prompt> nothing;
    bool can_show_more = false;
};
QueryIndex rows_of(const Model&);      // what the filter looks through
Page present(const Model&, const QueryIndex&);
inline Page present(const Model& m) { return present(m, rows_of(m)); }

std::span<const Column> columns();

}  // namespace workflows
