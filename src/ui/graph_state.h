#pragma once
#include "ui/graph_index.h"
#include "ui/graph_model.h"
#include "ui/press.h"
#include "ui/ui.h"
#include <array>
#include <cmath>
#include <optional>

// What a graph keeps between frames: where one looks, and where the keyboard stands.
struct GraphPlace { double x = 0, y = 0, zoom = 1; };  // what is in the middle of the view, dp of the shape

struct GraphMemory {
    std::shared_ptr<const GraphShape> shape;           // that of the frame before
    std::vector<std::string> keys;                     // of its boxes
    GraphIndex index;
    GraphPlace at, from, to;                           // `at` is on the way between the others while it moves
    double moves_since = -1;                           // ms; < 0: it rests
    bool chosen = false;                               // a person moved it: it no longer follows the size of the view
    float wide = 0, high = 0;                          // of the view, dp
    std::string key, came_from;                        // of the node that has the focus, or had; and the one before it
    int focus = -1;                                    // where it was found last
    bool focused = false;
    std::string wanted;                                // key of the node that is to have the focus again
    bool drawn = false;
    bool dragging = false, on_map = false;             // since the button went down
    bool moved = false;                                // further than a press may
    ImVec2 pressed_at;
    bool saw_all = true;                               // nothing of the shape was out of sight
    std::string selected, found;                       // keys of those that were brought into sight
    std::vector<std::pair<int, ImRect>> said;          // nodes in the tree when it last rested, and where they stood
};

// One graph while one frame is drawn. Positions are device pixels on the screen.
struct GraphFrame {
    Ui& ui;
    ScreenState& s;
    const GraphModel& m;
    GraphMemory& k;
    ImGuiID id = 0;
    ImRect view;
    double scale = 1;                                  // px for one dp of the shape
    double left = 0, top = 0;                          // px of the shape's corner
    std::vector<int> boxes, links;                     // in sight
    int hovered = -1, ring = -1;                       // boxes
    bool carried = false;                              // the pointer moves it in this frame
    std::array<Hit, 4> tools;
    std::vector<std::pair<int, Hit>> folds;            // the buttons of the frames in sight

    const GraphShape& shape() const { return *m.shape; }
    ImVec2 px_of(float x, float y) const { return {float(left + x * scale), float(top + y * scale)}; }
    ImRect rect(const GraphShape::Box& b) const;
    ImRect rect(int box) const { return rect(shape().boxes[std::size_t(box)]); }
    ImGuiID id_of(int box) const;
    const GraphNodeLook& look(int box) const { return m.looks[std::size_t(box)]; }
    bool in_sight(int box) const { return view.Overlaps(rect(box)); }
};

namespace graphs {
inline constexpr float kPad = 20;                      // dp between a graph that fits and the edge of the view
inline constexpr float kMap = 168, kMapHigh = 104;     // dp, at most

void follow_shape(GraphFrame&);                        // the first view; and what one looked at stays where it was
void move(GraphFrame&);                                // on its way to where it is to be
void go_to(GraphFrame&, GraphPlace, bool at_once = false);
GraphPlace fitting(const GraphFrame&);                 // all of it, never larger than it is
GraphPlace zoomed(const GraphFrame&, double factor, ImVec2 around_px);
double least_zoom(const GraphFrame&);
void place_on_screen(GraphFrame&);                     // scale, left, top
void find_in_sight(GraphFrame&);                       // of that place: once in a frame, when nothing moves it any more
void bring_into_sight(GraphFrame&, int box, bool at_once = false);
void give_focus_back(GraphFrame&);                     // a graph laid out anew was away meanwhile
void follow_model(GraphFrame&);                        // to what was selected or found just now

std::optional<GraphPress> point(GraphFrame&, bool taken);  // drags, wheel, presses; taken: something above the nodes has the pointer
void walk(GraphFrame&);                                // arrows
int tab_stop(const GraphFrame&);
void say_nodes(GraphFrame&, std::optional<GraphPress>&);

bool frames(GraphFrame&, std::optional<GraphPress>&);  // their buttons; whether the pointer is on one
void draw_frames(GraphFrame&);
void draw_dots(GraphFrame&);
void draw_links(GraphFrame&);
void draw_nodes(GraphFrame&);
bool map_wanted(const GraphFrame&);
ImRect map_box(const GraphFrame&);
void draw_map(GraphFrame&);
void look_where_map_says(GraphFrame&, ImVec2 mouse);
bool tools(GraphFrame&);                               // zoom and fit; whether the pointer is on them
void draw_tools(GraphFrame&);
}  // namespace graphs
