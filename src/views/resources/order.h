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

bool shows_free(const Route&);      // numbers are what is free, not what is used

struct Sorting {
    std::string key = "health";
    bool descending = false;
    bool free = false;              // numbers are sorted as they are shown
    bool operator==(const Sorting&) const = default;
};

Sorting sorting_of(const Route&);                          // sort=, desc=1; an unknown column sorts as if none was named
Route sorted_by(const Route&, std::string_view pressed);   // the header was pressed: again turns the order round
std::vector<std::uint32_t> sort_fleet(const Fleet&, const Sorting&, std::span<const std::uint32_t> tasks = {});  // tasks: how many run on each

struct Choice {
    std::vector<std::uint32_t> rows;
    Amounts used, total;
    Fragments free;
};
Choice choose(const Fleet&, std::span<const std::uint32_t> order, const Query&, bool by_match = false);  // by_match: the best match of free words first

}  // namespace resources
