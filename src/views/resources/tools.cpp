#include "views/resources/tools.h"
#include "base/words.h"
#include "domain/fragments.h"
#include "views/compare/page.h"
#include "views/resources/export.h"
#include "views/resources/order.h"
#include <fmt/core.h>

namespace resources {

bool shows_map(const Route& route) { return route.param("look") == "map"; }

static void add(Pick& pick, const Route& route, std::string label, std::string_view key, std::string_view value, bool held) {
    if (held) pick.selected = static_cast<int>(pick.goes.size());
    pick.segments.push_back({label});
    pick.items.push_back({.label = std::move(label), .one_of = true, .checked = held});
    pick.goes.push_back(route.with(key, value));
}

static Pick group_menu(const Route& route) {
    Pick pick;
    const auto by = group_by(route);
    const auto open = route.with("closed", "");
    for (const auto& word : group_words()) add(pick, open, std::string(word.title), "by", word.key, word.by == by);
    const auto& now = pick.items[static_cast<std::size_t>(pick.selected)].label;
    pick.button = {.label = by == GroupBy::none ? "Group" : "Group: " + now, .menu = true};
    return pick;
}

static Pick colour_menu(const Route& route) {
    Pick pick;
    for (const auto& word : colour_words()) add(pick, route, std::string(word.title), "colour", word.key, word.by == colour_by(route));
    pick.button = {.label = "Colour: " + pick.items[static_cast<std::size_t>(pick.selected)].label, .menu = true};
    return pick;
}

static std::vector<MenuItem> deeds_for(std::size_t rows) {
    std::vector<MenuItem> out = {{.label = "Compare", .icon = Icon::git_compare}, {.label = "Copy names", .icon = Icon::copy}, {.label = "Copy as nodesExcluded", .icon = Icon::copy},
                                 {.label = "Export CSV", .icon = Icon::download, .separator_before = true}, {.label = "Export JSON", .icon = Icon::download}};
    if (rows > compare::kMost) out[0].why_disabled = fmt::format("At most {} can be compared", compare::kMost);
    if (rows == 0)
        for (auto& item : out) item.why_disabled = "No rows";
    return out;
}

Tools tools(const Route& route, std::size_t rows, std::size_t picked, const Fragments& free) {
    Tools out{.map = shows_map(route)};
    add(out.look, route, "Table", "look", "", !out.map);
    add(out.look, route, "Map", "look", "map", out.map);
    add(out.show, route, "Used", "show", "", !shows_free(route));
    add(out.show, route, "Free", "show", "free", shows_free(route));
    out.group = group_menu(route);
    out.colour = colour_menu(route);
    out.deeds_button = {.label = picked > 0 ? count_words(static_cast<std::int64_t>(picked)) + " selected" : plural(static_cast<std::int64_t>(rows), "row"), .about = "actions", .menu = true};
    out.deeds = deeds_for(picked > 0 ? picked : rows);
    out.fragments = free.words();
    if (group_by(route) == GroupBy::pool) out.note = "A resource of several pools is in the group of each; the totals count it once.";
    return out;
}

static std::vector<std::string> keys_of(const Fleet& fleet, std::span<const std::uint32_t> rows) {
    std::vector<std::string> out;
    for (const auto i : rows) out.emplace_back(fleet.key(i));
    return out;
}

Action deed(Deed what, const Fleet& fleet, std::span<const std::uint32_t> rows) {
    const auto n = static_cast<std::int64_t>(rows.size());
    switch (what) {
        case Deed::compare: return Go{compare::route_for(keys_of(fleet, rows.first(std::min(rows.size(), compare::kMost))))};
        case Deed::names: return CopyText{names_text(fleet, rows), plural(n, "name") + " copied"};
        case Deed::excluded: return CopyText{excluded_yaml(fleet, rows), plural(n, "node") + " copied as nodesExcluded"};
        case Deed::csv: return SaveFile{"resources.csv", "text/csv", csv(fleet, rows), plural(n, "row") + " exported"};
        case Deed::json: return SaveFile{"resources.json", "application/json", json(fleet, rows), plural(n, "row") + " exported"};
    }
    return Refresh{};
}

}  // namespace resources
