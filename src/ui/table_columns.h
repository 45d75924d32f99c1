#pragma once
#include "ui/table.h"
#include "ui/table_memory.h"
#include <map>
#include <string>
#include <vector>

// Which columns stand where, in dp, for a given room. The first to `leave` go first;
// only when even the least widths do not fit is the table wider than its room.
struct PlacedColumn {
    float x = 0, width = 0;
    bool shown = true;
    bool chosen = false;   // its width, by a person: it neither grows nor takes the rest
};
struct PlacedColumns {
    std::vector<PlacedColumn> columns;
    std::vector<std::size_t> order;   // of those that are shown, from left to right
    float width = 0;          // of all that are shown
};
inline constexpr float kTableEdge = 8, kCellPad = 8;  // dp; the first words stand at 16
// `lead`: what stands before the first column, dp.
void place_columns(PlacedColumns&, const TableSpec&, const TableMemory&, float room_dp, float lead);

// The columns in the order a person chose, and whether each is wanted there.
struct WantedColumn { std::size_t index; bool shown; };
std::vector<WantedColumn> wanted_columns(std::span<const Column>, const ColumnChoice*);
const ColumnChoice* choice_of(const TableSpec&);
