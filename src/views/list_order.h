#pragma once
#include "base/units.h"
#include "store/route.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The order of a list that the service sorts in one way only: a page sorts what is loaded, and a
// third press of the same header gives the service's order back.
struct ListSorting {
    std::string key;                   // empty: as the service sends them
    bool descending = false;
    bool operator==(const ListSorting&) const = default;
};
ListSorting list_sorting(const Route&, const std::function<bool(std::string_view key)>& known);
Route with_pressed(const Route&, const ListSorting& now, std::string_view pressed, bool largest_first);

// What is not there yet stands behind what is.
std::int64_t moment_key(const std::optional<Instant>&);
// How long something has run that goes on: in minutes, as all ages are.
std::string going_words(Instant started, Instant now);

// A column that is sorted by a number; null: it is not one of these.
template <class Columns>
const typename Columns::value_type* number_column(const Columns& columns, std::string_view key) {
    for (const auto& column : columns) if (column.key == key) return &column;
    return nullptr;
}

// Names repeat a lot: each is compared once, naturally, and rows by the place of theirs. Empty ones come last.
std::vector<std::int64_t> word_places(std::size_t count, const std::function<std::string(std::size_t)>& word);
