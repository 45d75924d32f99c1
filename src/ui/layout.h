#pragma once
#include "ui/draw.h"
#include "ui/screen_state.h"
#include <string_view>

// Where things go. A Room is one open container; `place` gives the next thing its rectangle,
// in device pixels, and moves on. Each kind of room has its own gap between two things.
struct Room {
    enum class Flow : std::uint8_t { down, across };
    Flow flow = Flow::down;
    ImGuiID id = 0;
    ImVec2 start, at;              // at: where the next thing goes
    float right = 0, bottom = 0;   // width() and height() measure to here
    float reach_x = 0, reach_y = 0; // how far the contents went
    float gap = 0;                 // dp, between two things
    float line = 0;                // across: the height all are centred on, known from the frame before
    float tallest = 0;             // across: of this frame
    bool stretches = false;        // across: the next thing is to take the rest
    bool stretched = false;        // across: a thing took the rest of the line
    float behind = 0;              // across: what came after it, with its gaps, on whatever line
    bool first = true;
    bool wraps = true;             // across: into a new line when this one is full
    int children = 0;
};

Room& room(ScreenState&);
ImRect place(ScreenState&, ImVec2 size_px);
float rest_width(ScreenState&, float least_dp);       // for a thing that takes the rest of the line, px
float rest_height(ScreenState&);
float px(const ScreenState&, float dp);               // rounded to whole pixels
float hair(const ScreenState&);                       // the thinnest line, px
ImVec2 screen_size(const ScreenState&);
ImVec2 upcoming(ScreenState&);                        // the corner of the next thing
ImGuiID child_id(ScreenState&, std::string_view what); // of the open room, by order
Room room_at(ScreenState&, ImGuiID, Room::Flow, float gap_dp, ImVec2 corner);  // as wide and low as the open one
void open_room(ScreenState&, const Room&);
Room close_room(ScreenState&);                        // the closed one; the caller places what it took
void open_row(ScreenState&, float gap_dp);
void close_row(ScreenState&);
