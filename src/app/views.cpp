#include "app/views.h"
#include <algorithm>

#define VIEW(name) namespace name { ViewInfo info(); }
#include "views/all.h"
#undef VIEW

const std::vector<ViewInfo>& all_views() {
    static const std::vector<ViewInfo> views = {
#define VIEW(name) name::info(),
#include "views/all.h"
#undef VIEW
    };
    return views;
}

// A list and the page of one of its items are two views: "resources" and "resources/".
const ViewInfo& view_for(const Route& route) {
    const auto& views = all_views();
    const auto path = route.item.empty() ? route.view : route.view + "/";
    const auto at = std::find_if(views.begin(), views.end(), [&](const ViewInfo& v) { return v.path == path; });
    return at != views.end() ? *at : views.back();
}
