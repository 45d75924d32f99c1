#include "views/nowhere/page.h"
#include "base/text.h"
#include <algorithm>
#include <array>

namespace nowhere {

static Route list(std::string view) { return {.view = std::move(view), .item = {}, .params = {}}; }

// Places that people know by name and that this console does not have yet.
struct Later { std::string_view view, what, instead; };
static constexpr std::array<Later, 1> kLater = {{
    {"profile", "The profile page", "pools"},
}};

static Prompt prompt(Icon icon, std::string heading, std::string words) {
    return {{.icon = icon, .tone = Tone::quiet, .heading = std::move(heading), .words = std::move(words)}, {}};
}

static void offer(Prompt& p, Button button, Action does) {
    p.notice.actions.push_back(std::move(button));
    p.does.push_back(std::move(does));
}

static Prompt unknown(const Route& route) {
    auto p = prompt(Icon::map_pin_off, "Nothing is here", "The address names no page of this console. It may be misspelt, or from a newer version.");
    p.notice.code = shorten(format_route(route), 200);
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

static Prompt prompt_for(const Route& route) {
    const auto later = std::find_if(kLater.begin(), kLater.end(), [&](const Later& l) { return l.view == route.view; });
    if (later == kLater.end()) return unknown(route);
    auto p = prompt(Icon::clock, "Not built yet", std::string(later->what) + " comes in a later version of this console.");
    offer(p, {.label = "Go to " + std::string(later->instead), .icon = Icon::arrow_right}, Go{list(std::string(later->instead))});
    return p;
}

Page present(const Route& route, const std::vector<Place>& places) {
    return {.prompt = prompt_for(route), .links = nearest(route, places)};
}

}  // namespace nowhere
