#include "views/places.h"

#define VIEW(name) namespace name { ViewInfo info(); }
#include "views/all.h"
#undef VIEW

const std::vector<ViewInfo>& places() {
    static const std::vector<ViewInfo> all = {
#define VIEW(name) name::info(),
#include "views/all.h"
#undef VIEW
    };
    return all;
}

std::vector<Place> as_values(const std::vector<ViewInfo>& views) {
    std::vector<Place> out;
    for (const auto& v : views) out.push_back({std::string(v.path), std::string(v.title), v.icon, v.group});
    return out;
}
