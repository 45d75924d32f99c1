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

static const ViewInfo* view_at(std::string_view path) {
    const auto& views = all_views();
    const auto at = std::find_if(views.begin(), views.end(), [&](const ViewInfo& v) { return v.path == path; });
    return at != views.end() ? &*at : nullptr;
}

// A list and the page of one of its items are two views, "resources" and "resources/"; a part of that
// page that is a view of its own is "workflows/*/logs".
const ViewInfo& view_for(const Route& route) {
    const auto item = route.view + "/";
    const auto* view = route.item.empty() ? view_at(route.view) : route.part.empty() ? nullptr : view_at(item + "*/" + route.part);
    if (!view && !route.item.empty()) view = view_at(item);
    return view ? *view : all_views().back();
}
