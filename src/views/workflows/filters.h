#pragma once
#include "views/workflows/page.h"

// Tabs, menus and the filter of the workflow list; chips only for addresses written before the filter
// had a language. Each only writes the route.
namespace workflows {
void add_filters(Page&, const Model&, const QueryIndex&);
bool filtered(const Route&);           // anything at all is asked of the service
Route without_filters(const Route&);
std::string here_words(const Query&);  // "label and -user are looked for among those loaded"; empty: the service does it all
}
