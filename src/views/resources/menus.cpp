#include "views/resources/menus.h"
#include "base/words.h"
#include "store/query.h"
#include "views/badges.h"
#include <algorithm>

namespace resources {

static constexpr std::size_t kMostItems = 200;  // a menu is to be read; more than this is typed

static void add(FilterMenu& menu, const Query& query, std::string_view text, std::string_view key, std::string_view value, std::string label) {
    const bool held = names_value(query, key, value);
    menu.items.push_back({.label = std::move(label), .checkable = true, .checked = held});
    menu.writes.push_back(toggle_value(text, key, value));
}

static FilterMenu names_menu(std::string label, std::string_view key, const std::vector<std::string>& names, const Query& query, std::string_view text) {
    FilterMenu menu{.button = {.label = std::move(label), .menu = true}};
    for (std::size_t i = 0; i < std::min(names.size(), kMostItems); ++i) add(menu, query, text, key, names[i], names[i]);
    return menu;
}

static bool asks_for_gpus(const Query& query, std::int64_t n) {
    return std::any_of(query.terms.begin(), query.terms.end(), [&](const Term& t) {
        return t.kind == Term::Kind::number && t.compare == Term::Compare::at_least && t.number == n;
    });
}

static FilterMenu gpu_menu(Gpus most, const Query& query, std::string_view text) {
    FilterMenu menu{.button = {.label = "GPU free", .menu = true}};
    for (std::int64_t n = 1; n <= std::clamp<std::int64_t>(most.value, 1, 1024); n *= 2) {
        const bool held = asks_for_gpus(query, n);
        menu.items.push_back({.label = count_words(n) + " or more", .checkable = true, .checked = held});
        menu.writes.push_back(set_number(text, "gpu", held ? std::nullopt : std::optional(n)));
    }
    return menu;
}

static FilterMenu health_menu(const Query& query, std::string_view text) {
    FilterMenu menu{.button = {.label = "Health", .menu = true}};
    for (auto h : {Health::unhealthy, Health::degraded, Health::unknown, Health::healthy, Health::unused}) add(menu, query, text, "health", health_word(h), health_title(h));
    add(menu, query, text, "health", kMissingWord, "Missing");
    return menu;
}

static FilterMenu type_menu(const Query& query, std::string_view text) {
    FilterMenu menu{.button = {.label = "Type", .menu = true}};
    for (auto s : {Sharing::reserved, Sharing::shared, Sharing::unused}) add(menu, query, text, "type", sharing_word(s), type_title(s, {}));
    return menu;
}

std::vector<FilterMenu> filter_menus(const Fleet& fleet, Gpus most, std::string_view text) {
    const auto query = parse_query(text);
    std::vector<FilterMenu> out{names_menu("Pool", "pool", fleet.pool_names(), query, text), names_menu("Platform", "platform", fleet.platform_names(), query, text),
            gpu_menu(most, query, text), health_menu(query, text), type_menu(query, text)};
    const auto& backends = fleet.index().column("backend")->values;
    if (backends.size() > 1) out.push_back(names_menu("Backend", "backend", backends, query, text));  // one alone leaves nothing out
    return out;
}

}  // namespace resources
