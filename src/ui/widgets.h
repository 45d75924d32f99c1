#pragma once
#include "ui/layout.h"
#include "ui/table_memory.h"
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct Columns {
    ImVec2 start;
    float gap = 0, lowest = 0;
    bool stacked = false;
    std::size_t index = 0;
    std::vector<float> widths;
};

// What components remember from one frame to the next, for one screen: sizes that were only
// known when their contents had been drawn, what is open, where a table's focus is.
struct Widgets {
    std::vector<Room> rooms;
    std::vector<Columns> columns;
    std::vector<std::unique_ptr<ImDrawListSplitter>> layers;  // of the cards that are open
    std::size_t layers_open = 0;
    std::unordered_map<ImGuiID, ImVec2> sizes;
    std::unordered_map<ImGuiID, TableMemory> tables;
    std::unordered_map<ImGuiID, int> roving;     // the one Tab stop of a composite

    ImGuiID open_menu = 0;                       // its button
    int menu_row = 0;
    bool menu_new = false;                       // opened this frame: the focus goes in
    ImGuiID dialog = 0, dialog_opener = 0;       // what had the focus before it came
    bool dialog_new = false, dialog_dismissed = false, dialog_seen = false;
    int palette_row = 0;
    bool palette_seen = false, palette_open = false;

    ImGuiID tip = 0;                             // what the pointer or the keyboard rests on
    double tip_since = 0;
    ImRect last_box;                             // of the thing drawn last, for its tooltip
    ImGuiID last_id = 0;
    bool last_hovered = false, last_ring = false;

    ImVec2 remembered(ImGuiID, ImVec2 otherwise) const;
    void remember(ScreenState&, ImGuiID, ImVec2);  // a change asks for one more frame
};
