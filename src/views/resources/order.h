#pragma once
#include "domain/fragments.h"
#include "store/fleet.h"
#include "store/query.h"
#include "store/route.h"
#include <cstdint>
#include <span>
#include <string>
#include <vector>

// Which resources the table shows, in which order, as indices into the fleet. Sorting is
// done once per fleet and column; a keystroke only walks the sorted order.
namespace resources {

struct Sorting {
    std::string key = "health";
    bool descending = false;
    bool operator==(const Sorting&) const = default;
};

Sorting sorting_of(const Route&);                          // sort=, desc=1; an unknown column sorts as if none was named
Route sorted_by(const Route&, std::string_view pressed);   // the header was pressed: again turns the order round
std::vector<std::uint32_t> sort_fleet(const Fleet&, const Sorting&);

struct Choice {
    std::vector<std::uint32_t> rows;
    Amounts used, total;
    Fragments free;
};
Choice choose(const Fleet&, std::span<const std::uint32_t> order, const Query&, bool by_match = false);  // by_match: the best match of free words first

}  // namespace resources
