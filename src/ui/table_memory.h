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
    bool row_had_focus = false;
    int focus_header = 0;
    struct Width { std::string column; float dp; };
    std::vector<Width> widths;          // dragged here, until the remembered ones say the same
    std::vector<float> fits;            // the widest content seen, per column, dp
    int dragged = -1;
    float drag_start = 0;               // dp
    float bar_grab = 0;                 // px
    ImGuiID pressed_row = 0;
};
