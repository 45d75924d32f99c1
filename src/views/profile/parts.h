#pragma once
#include "views/profile/page.h"

// The page's parts, each from what it is made of.
namespace profile {

void add_person(Page&, const Model&);
void add_pools(Page&, const Model&);
void add_service_settings(Page&, const Model&);
void add_browser_settings(Page&, const Model&);
void add_tokens(Page&, const Model&);
std::optional<Asking> asking_of(const Model&);
Outcome outcome_of(const WriteEnd&, std::string_view done, std::string_view undone, std::string_view unknown);

}  // namespace profile
