#include "views/resources/order.h"
#include "base/sort_by_key.h"
#include <algorithm>
#include <array>

namespace resources {

using Key = std::int64_t;

// Numbers come largest first at the first press; words and health come in their own order.
struct SortColumn {
    std::string_view key;
    Key (*value)(const Resource&, bool free);
};

static Amounts shown(const Resource& r, bool free) { return free ? r.free() : r.used; }

static constexpr std::array<SortColumn, 4> kNumbers = {{
    {"gpu_free", [](const Resource& r, bool) { return r.free().gpu.value; }},
    {"gpu", [](const Resource& r, bool free) { return shown(r, free).gpu.value; }},
    {"cpu", [](const Resource& r, bool free) { return shown(r, free).cpu.value; }},
    {"memory", [](const Resource& r, bool free) { return shown(r, free).memory.value; }},
}};

static constexpr std::array<std::string_view, 6> kWords = {"name", "health", "pools", "platform", "type", "backend"};

static const SortColumn* number_column(std::string_view key) {
    const auto at = std::find_if(kNumbers.begin(), kNumbers.end(), [&](const SortColumn& c) { return c.key == key; });
    return at == kNumbers.end() ? nullptr : &*at;
}

static constexpr std::string_view kTasks = "tasks";  // counted, not told by the node

static bool counts(std::string_view key) { return key == kTasks || number_column(key); }

bool shows_free(const Route& route) { return route.param("show") == "free"; }

Sorting sorting_of(const Route& route) {
    const bool free = shows_free(route);
    auto key = route.param("sort");
    if (free && key == "gpu_free") key = "gpu";  // the same number: there it has one column
    Sorting out{.descending = route.param("desc") == "1", .free = free};
    if (counts(key) || std::find(kWords.begin(), kWords.end(), key) != kWords.end()) out.key = key;
    return out;
}

Route sorted_by(const Route& route, std::string_view pressed) {
    const auto now = sorting_of(route);
    const bool descending = now.key == pressed ? !now.descending : counts(pressed);
    return route.with("sort", pressed == "health" ? "" : pressed).with("desc", descending ? "1" : "");
}

static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += name + ' ';
    return out;
}

static std::string word_of(const Fleet::Kind& kind, std::string_view column) {
    if (column == "pools") return joined(kind.pools);
    if (column == "platform") return joined(kind.platforms);
    if (column == "backend") return kind.backend;
    return kind.sharing == Sharing::unknown ? kind.sharing_word : std::string(sharing_word(kind.sharing));
}

// The place of each kind among all kinds; kinds that read the same share a place.
static std::vector<Key> kind_places(const Fleet& fleet, std::string_view column) {
    std::vector<std::pair<std::string, std::size_t>> words;
    for (const auto& kind : fleet.kinds()) words.emplace_back(word_of(kind, column), words.size());
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return natural_less(a.first, b.first); });
    std::vector<Key> places(words.size());
    Key place = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && words[i].first != words[i - 1].first) ++place;
        places[words[i].second] = place;
    }
    return places;
}

static std::vector<Key> keys_of(const Fleet& fleet, const Sorting& sorting, std::span<const std::uint32_t> tasks) {
    const std::string_view column = sorting.key;
    std::vector<Key> keys(fleet.resources().size());
    if (const auto* number = number_column(column)) {
        for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = number->value(fleet.resources()[i], sorting.free);
    } else if (column == kTasks) {
        std::copy_n(tasks.begin(), std::min(tasks.size(), keys.size()), keys.begin());
    } else if (column == "health") {
        for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<Key>(fleet.verdict(i).health);
    } else {
        const auto places = kind_places(fleet, column);
        for (std::uint32_t i = 0; i < keys.size(); ++i) keys[i] = places[fleet.kind(i)];
    }
    return keys;
}

std::vector<std::uint32_t> sort_fleet(const Fleet& fleet, const Sorting& sorting, std::span<const std::uint32_t> tasks) {
    std::vector<std::uint32_t> order(fleet.by_name().begin(), fleet.by_name().end());
    if (sorting.key == "name") {
        if (sorting.descending) std::reverse(order.begin(), order.end());
        return order;
    }
    sort_by_key(order, keys_of(fleet, sorting, tasks), sorting.descending);  // equals stay in order of name
    return order;
}

Choice choose(const Fleet& fleet, std::span<const std::uint32_t> order, const Query& query, bool by_match) {
    Choice choice;
    const auto wanted = matches(fleet, query);
    const auto all = fleet.resources();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!wanted[i]) continue;
        choice.used += all[i].used;
        choice.total += all[i].total;
        choice.free.add(all[i].free().gpu, all[i].total.gpu);
    }
    choice.rows = ranked_rows(order, wanted, by_match && query.ranked());
    return choice;
}

}  // namespace resources
