#include "views/nowhere/page.h"
#include "base/text.h"
#include <algorithm>

namespace nowhere {

static Prompt prompt(Icon icon, std::string heading, std::string words) {
    return {{.icon = icon, .tone = Tone::quiet, .heading = std::move(heading), .words = std::move(words)}, {}};
}

static Prompt unknown(const Route& route) {
    auto p = prompt(Icon::map_pin_off, "Nothing is here", "The address names no page of this console. It may be misspelt, or from a newer version.");
    p.notice.code = shorten(format_route(route), 200);
    return p;
}

// What OSMO's own pages had up to 6.3; the commands are those of that CLI.
static std::optional<Prompt> of_older_services(const Route& route) {
    const bool buckets = route.view == "buckets" || route.view == "bucket";
    if (!buckets && route.view != "datasets" && route.view != "dataset") return std::nullopt;
    const std::string what = buckets ? "Buckets" : "Datasets";
    auto p = prompt(Icon::box, what + " are not shown here", what + " belong to services up to 6.3; 6.4 has none. With an older service its CLI lists them:");
    p.notice.code = buckets ? "osmo bucket list" : "osmo dataset list --all-users";
    p.notice.actions = {{.label = "Copy command", .icon = Icon::copy}};
    p.does = {CopyText{p.notice.code, "Command copied"}};
    return p;
}

static std::vector<Link> nearest(const Route& route, const std::vector<Place>& places) {
    std::vector<std::pair<std::size_t, const Place*>> found;
    for (const auto& place : places)
        if (place.group != NavGroup::none) found.emplace_back(edit_distance(lower_case(place.path), lower_case(route.view), 8), &place);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Link> links;
    for (const auto& [apart, place] : found) links.push_back({place->title, "#/" + place->path});
    return links;
}

Page present(const Route& route, const std::vector<Place>& places) {
    auto older = of_older_services(route);
    return {.prompt = older ? std::move(*older) : unknown(route), .links = nearest(route, places)};
}

}  // namespace nowhere
