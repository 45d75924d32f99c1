#pragma once
#include "views/tasks/page.h"

// Tabs, menus and the filter of the list of tasks. Each only writes the route.
namespace tasks {
void add_filters(Page&, const Model&, const QueryIndex&);
Route without_filters(const Route&);
bool filtered(const Route&);           // anything besides the states that are shown at first
}
