#include "ui/layout.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

float px(const ScreenState& s, float dp) { return std::round(dp * s.scale); }

Room& room(ScreenState& s) { return s.widgets->rooms.back(); }

ImGuiID child_id(ScreenState& s, std::string_view what) {
    Room& r = room(s);
    const int order = r.children++;
    return ImHashData(&order, sizeof order, ImHashStr(what.data(), what.size(), r.id ^ ImGui::GetCurrentWindow()->IDStack.back()));
}

static void reach(ScreenState& s, Room& r, const ImRect& box) {
    r.reach_x = std::max(r.reach_x, box.Max.x);
    r.reach_y = std::max(r.reach_y, box.Max.y);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos = ImMax(window->DC.CursorMaxPos, box.Max);
    (void)s;
}

static void next_line(ScreenState& s, Room& r) {
    r.at = {r.start.x, r.at.y + r.tallest + px(s, 8)};
    r.line = 0;
    r.tallest = 0;
    r.first = true;
}

static ImRect place_across(ScreenState& s, Room& r, ImVec2 size) {
    if (!r.first && r.at.x + px(s, r.gap) + size.x > r.right + 0.5f) next_line(s, r);
    const float x = r.at.x + (r.first ? 0 : px(s, r.gap));
    const float y = r.at.y + std::floor(std::max(0.0f, r.line - size.y) / 2);
    const ImRect box{x, y, x + size.x, y + size.y};
    r.at.x = box.Max.x;
    r.tallest = std::max(r.tallest, size.y);
    r.first = false;
    return box;
}

ImRect place(ScreenState& s, ImVec2 size) {
    Room& r = room(s);
    size = {std::round(size.x), std::round(size.y)};
    ImRect box{r.at, {r.at.x + size.x, r.at.y + size.y}};
    if (r.flow == Room::Flow::across) box = place_across(s, r, size);
    else r.at.y = box.Max.y;
    reach(s, r, box);
    return box;
}

float rest_width(ScreenState& s, float least_dp) {
    Room& r = room(s);
    if (r.flow == Room::Flow::down) return std::max(0.0f, r.right - r.at.x);
    const float taken = s.widgets->remembered(r.id ^ 0x5eed, {}).x;
    const float x = r.at.x + (r.first ? 0 : px(s, r.gap));
    float width = r.right - x - taken;
    if (width < px(s, least_dp)) width = std::min(r.right - r.start.x, r.right - x >= px(s, least_dp) ? r.right - x : r.right - r.start.x);
    r.after_stretch = x + width;
    return width;
}

float rest_height(ScreenState& s) {
    Room& r = room(s);
    return std::max(0.0f, r.bottom - r.at.y);
}

void open_room(ScreenState& s, const Room& r) { s.widgets->rooms.push_back(r); }

Room close_room(ScreenState& s) {
    Room closed = room(s);
    s.widgets->rooms.pop_back();
    return closed;
}

void open_row(ScreenState& s, float gap_dp) {
    const ImGuiID id = child_id(s, "row");
    const Room& parent = room(s);
    Room r = parent;
    r.flow = Room::Flow::across;
    r.id = id;
    r.start = r.at = {parent.at.x + (parent.flow == Room::Flow::across && !parent.first ? px(s, parent.gap) : 0), parent.at.y};
    r.gap = gap_dp;
    r.line = s.widgets->remembered(id, {0, 0}).y;
    r.tallest = 0;
    r.after_stretch = -1;
    r.first = true;
    r.children = 0;
    r.reach_x = r.start.x;
    r.reach_y = r.start.y;
    if (parent.flow == Room::Flow::across) r.at.y = r.start.y = parent.at.y + std::floor(std::max(0.0f, parent.line - r.line) / 2);
    open_room(s, r);
}

void close_row(ScreenState& s) {
    const Room r = close_room(s);
    const bool one_line = r.at.y == r.start.y;
    if (one_line) s.widgets->remember(s, r.id, {r.reach_x - r.start.x, r.tallest});
    if (one_line && r.after_stretch >= 0) s.widgets->remember(s, r.id ^ 0x5eed, {r.at.x - r.after_stretch, 0});
    place(s, {std::max(0.0f, r.reach_x - r.start.x), r.at.y + r.tallest - r.start.y});
}
