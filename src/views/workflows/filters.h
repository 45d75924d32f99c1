#pragma once
#include "views/workflows/page.h"

// Tabs, menus and chips of the workflow list. Each only writes the route.
namespace workflows {
void add_filters(Page&, const Model&, const QueryIndex&);
bool filtered(const Route&);           // anything at all is asked of the service
Route without_filters(const Route&);
std::string toggled(std::string_view list, std::string_view value);  // "a,b" with or without one
}
