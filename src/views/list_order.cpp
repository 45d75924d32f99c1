#include "views/list_order.h"
#include "base/words.h"
#include "store/fleet.h"
#include <algorithm>
#include <limits>
#include <unordered_map>

ListSorting list_sorting(const Route& route, const std::function<bool(std::string_view)>& known) {
    const auto key = route.param("sort");
    return !key.empty() && known(key) ? ListSorting{std::string(key), route.param("desc") == "1"} : ListSorting{};
}

Route with_pressed(const Route& route, const ListSorting& now, std::string_view pressed, bool largest_first) {
    if (now.key != pressed) return route.with("sort", pressed).with("desc", largest_first ? "1" : "");
    if (now.descending == largest_first) return route.with("desc", largest_first ? "" : "1");
    return route.with("sort", "").with("desc", "");
}

std::int64_t moment_key(const std::optional<Instant>& at) { return at ? at->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max(); }

std::string going_words(Instant started, Instant now) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - started);
    if (minutes.count() < 60) return minutes.count() < 1 ? "<1m" : std::to_string(minutes.count()) + "m";
    return duration_words(minutes);
}

std::vector<std::int64_t> word_places(std::size_t count, const std::function<std::string(std::size_t)>& word) {
    std::unordered_map<std::string, std::int64_t> places;
    std::vector<const std::string*> order;
    std::vector<std::int64_t*> of_row;
    of_row.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto [at, fresh] = places.try_emplace(word(i), 0);
        if (fresh) order.push_back(&at->first);
        of_row.push_back(&at->second);
    }
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->empty() != b->empty() ? b->empty() : natural_less(*a, *b); });
    for (std::size_t i = 0; i < order.size(); ++i) places[*order[i]] = static_cast<std::int64_t>(i);
    std::vector<std::int64_t> out;
    out.reserve(count);
    for (const auto* place : of_row) out.push_back(*place);
    return out;
}
