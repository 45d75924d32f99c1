#pragma once
#include "imgui.h"
#include <cstddef>
#include <string>
#include <vector>

// What one table keeps between frames. The focus is known by the row's data key; the index
// is only where that row was found last.
struct TableMemory {
    std::string focus_key;
    std::size_t focus_index = 0;
    struct Width { std::string column; float dp; };
    std::vector<Width> widths;          // dragged here, until the remembered ones say the same
    std::vector<float> fits;            // the widest content seen, per column, dp
    std::vector<bool> ratios;           // columns that were given ratios: sums stand under their numbers
    std::string anchor_key;             // where a range of boxes begins
    std::string top_key;                // of the first row in sight, where rows come in above what is read
    std::size_t top_index = 0, newer = 0;  // newer: rows above it that nobody has seen
    std::string question;
    std::vector<std::string> crowded;   // columns that are wanted and have no room
    int dragged = -1;
    float drag_start = 0;               // dp
};
