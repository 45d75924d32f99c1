#pragma once
#include <cstddef>

// Things of the simulation refer to each other by index, as int (-1: none); containers want size_t.
namespace sim {

template <class List>
constexpr auto& nth(List& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

}  // namespace sim
