#pragma once
#include "ui/field_parts.h"
#include "ui/layout.h"
#include "ui/parts.h"
#include "ui/strip.h"
#include "ui/suggest_memory.h"
#include "ui/table_memory.h"
#include <memory>
#include <optional>
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
    std::unordered_map<ImGuiID, Caret> carets;
    std::unordered_map<ImGuiID, SuggestMemory> suggesting;
    std::unordered_map<ImGuiID, std::shared_ptr<void>> kept;  // by components with a header of their own: see kept.h

    struct Fade { double at = 0; float share = 0; };
    std::unordered_map<ImGuiID, Fade> fades;     // of what the pointer came to or left just now
    std::unordered_map<ImGuiID, double> copied;  // when its copy button was pressed
    std::unordered_map<ImGuiID, int> marks;      // the sample of a chart that the keyboard stands on
    std::unordered_map<ImGuiID, std::pair<std::string, std::string>> ranges;  // being typed
    struct SurfaceMemory { bool ready = false, focus_asked = false; std::string failed; };
    std::unordered_map<std::string, SurfaceMemory> surfaces;  // by key
    std::optional<PanelPress> panel_pressed;
    bool panel_seen = false;                     // drawn in this frame
    float panel_width = 0, panel_drag = -1;      // px it takes from the page; dp while it is dragged

    StripMemory strip;
    float overflow = 0;                          // px that the scrolling parts of this frame hide; < 0: room to spare

    ImRect bell, share;                          // where the app bar left room for them
    ImGuiID open_menu = 0;                       // its button
    bool menu_seen = false;                      // drawn in this frame
    bool dialog_dismissed = false;
    int palette_row = 0;
    bool palette_elsewhere = false;
    int palette_frame = -1;                      // the last one it was drawn in
    std::string palette_text;

    ImGuiID revealed = 0;                        // the focus was brought into sight already
    Pose pose = Pose::none;
    ImGuiID tip = 0;                             // what the pointer or the keyboard rests on
    double tip_since = 0;
    ImRect last_box;                             // of the thing drawn last, for its tooltip
    ImGuiID last_id = 0;
    bool last_hovered = false, last_ring = false;
    float scroll_grab = 0;                       // px from the thumb's upper end
    std::string tip_words;                       // to be drawn over everything
    ImRect tip_box;
    bool tip_wanted = false, tip_by_ring = false;  // of this frame; by_ring: the keyboard rests there
    bool keys_last = false;                      // used after the pointer: where both rest on something, the keyboard's is told
    ImGuiID tip_next = 0;

    ImVec2 remembered(ImGuiID, ImVec2 otherwise) const;
    void remember(ScreenState&, ImGuiID, ImVec2);  // a change asks for one more frame
};

void begin_widgets(ScreenState&);   // after the frame's window is open
void end_widgets(ScreenState&);     // before it is closed: what lies over everything
