#pragma once
#include "ui/table.h"
#include "ui/table_memory.h"
#include <map>
#include <string>
#include <vector>

// Which columns stand where, in dp, for a given room. The widest right to leave goes first;
// only when even the least widths do not fit is the table wider than its room.
struct PlacedColumn {
    float x = 0, width = 0;
    bool shown = true;
};
struct PlacedColumns {
    std::vector<PlacedColumn> columns;
    float width = 0;          // of all that are shown
};
inline constexpr float kTableEdge = 8, kCellPad = 8;  // dp; the first words stand at 16
void place_columns(PlacedColumns&, const TableSpec&, const TableMemory&, float room_dp);
