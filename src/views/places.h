#pragma once
#include "app/view.h"
#include <vector>

// The views of all.h, for the pages that speak of other pages: navigation, palette, and
// the page for unknown places.
const std::vector<ViewInfo>& places();

// As plain values, so that pages about places can be made without the views themselves.
struct Place {
    std::string path, title;
    Icon icon = Icon::none;
    NavGroup group = NavGroup::none;
};
std::vector<Place> as_values(const std::vector<ViewInfo>&);
