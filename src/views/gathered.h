#pragma once
#include "store/route.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows of a list gathered under headings by one name that each has, in the order in which the names
// first come. What is closed stands in the address: `closed=a,b`, or `closed=*` and those `open=`.
struct Heap {
    std::string title;
    bool closed = false;
    std::vector<std::uint32_t> rows;
};
using NameOf = std::function<std::string(std::uint32_t)>;
std::vector<Heap> heaps_of(std::span<const std::uint32_t> rows, const NameOf&, const Route&);

struct HeapLine { std::uint32_t heap = 0, row = 0; bool heading = false; };
std::vector<HeapLine> lines_of(std::span<const Heap>);

bool is_closed(const Route&, std::string_view title);
Route with_toggled(const Route&, const std::string& title);
Route with_all_closed(const Route&);
Route with_all_open(const Route&);
bool all_closed(const Route&);
