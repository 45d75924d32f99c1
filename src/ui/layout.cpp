#include "ui/layout.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>
#include <utility>

float px(const ScreenState& s, float dp) { return std::floor(dp * s.scale + 0.5f); }
float hair(const ScreenState& s) { return std::max(1.0f, std::floor(s.scale)); }
ImVec2 screen_size(const ScreenState& s) { return {float(s.width_px), float(s.height_px)}; }

Room& room(ScreenState& s) { return s.widgets->rooms.back(); }

ImVec2 upcoming(ScreenState& s) {
    const Room& r = room(s);
    const float gap = r.first ? 0 : px(s, r.gap);
    return r.flow == Room::Flow::across ? ImVec2{r.at.x + gap, r.at.y} : ImVec2{r.at.x, r.at.y + gap};
}

ImGuiID child_id(ScreenState& s, std::string_view what) {
    Room& r = room(s);
    const int order = r.children++;
    const ImGuiID scope = r.id ^ ImGui::GetCurrentWindow()->IDStack.back();
    return ImHashData(&order, sizeof order, ImHashStr(what.data(), what.size(), scope));
}

static void reach(Room& r, const ImRect& box) {
    r.reach_x = std::max(r.reach_x, box.Max.x);
    r.reach_y = std::max(r.reach_y, box.Max.y);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos = ImMax(window->DC.CursorMaxPos, box.Max);
}

static void next_line(ScreenState& s, Room& r) {
    r.at = {r.start.x, r.at.y + r.tallest + px(s, 8)};
    r.tallest = 0;
    r.first = true;
}

static ImRect place_across(ScreenState& s, Room& r, ImVec2 size) {
    if (r.stretched) r.behind += px(s, r.gap) + size.x;
    if (r.wraps && !r.first && upcoming(s).x + size.x > r.right + 0.5f) next_line(s, r);
    const float x = upcoming(s).x;
    const float y = r.at.y + std::floor(std::max(0.0f, r.line - size.y) / 2);
    r.at.x = x + size.x;
    r.tallest = std::max(r.tallest, size.y);
    return {x, y, x + size.x, y + size.y};
}

ImRect place(ScreenState& s, ImVec2 size) {
    Room& r = room(s);
    size = {std::round(size.x), std::round(size.y)};
    const ImVec2 at = upcoming(s);
    ImRect box{at, {at.x + size.x, at.y + size.y}};
    if (r.flow == Room::Flow::across) box = place_across(s, r, size);
    else r.at.y = box.Max.y;
    r.first = false;
    if (std::exchange(r.stretches, false)) r.stretched = true;
    reach(r, box);
    return box;
}

// On a line, what stands behind the stretching thing is known from the frame before.
float rest_width(ScreenState& s, float least_dp) {
    Room& r = room(s);
    if (r.flow == Room::Flow::down) return std::max(0.0f, r.right - r.at.x);
    const float x = upcoming(s).x, behind = s.widgets->remembered(r.id ^ 0x5eed, {}).x;
    float width = r.right - x - behind;
    if (width < px(s, least_dp)) width = r.right - x >= px(s, least_dp) ? r.right - x : r.right - r.start.x;
    r.stretches = least_dp > 0 && !r.stretched;
    return width;
}

float rest_height(ScreenState& s) { return std::max(0.0f, room(s).bottom - upcoming(s).y); }

void open_room(ScreenState& s, const Room& r) { s.widgets->rooms.push_back(r); }

Room close_room(ScreenState& s) {
    Room closed = room(s);
    s.widgets->rooms.pop_back();
    return closed;
}

Room room_at(ScreenState& s, ImGuiID id, Room::Flow flow, float gap_dp, ImVec2 corner) {
    Room r;
    r.flow = flow;
    r.id = id;
    r.start = r.at = corner;
    r.reach_x = corner.x, r.reach_y = corner.y;
    r.right = room(s).right, r.bottom = room(s).bottom;
    r.gap = gap_dp;
    return r;
}

void open_row(ScreenState& s, float gap_dp) {
    const ImGuiID id = child_id(s, "row");
    Room& parent = room(s);
    const float known = s.widgets->remembered(id, {}).x;
    const bool together = parent.flow == Room::Flow::across && parent.wraps && known <= parent.right - parent.start.x;  // a line within a line is not torn apart
    if (together && !parent.first && upcoming(s).x + known > parent.right + 0.5f) next_line(s, parent);
    Room r = room_at(s, id, Room::Flow::across, gap_dp, upcoming(s));
    r.line = s.widgets->remembered(id, {}).y;
    r.wraps = !together;
    if (parent.flow == Room::Flow::across) r.at.y = r.start.y = parent.at.y + std::floor(std::max(0.0f, parent.line - r.line) / 2);
    open_room(s, r);
}

void close_row(ScreenState& s) {
    const Room r = close_room(s);
    const bool one_line = r.at.y == r.start.y;
    if (one_line) s.widgets->remember(s, r.id, {r.reach_x - r.start.x, r.tallest});
    if (r.stretched) s.widgets->remember(s, r.id ^ 0x5eed, {r.behind, 0});
    place(s, {std::max(0.0f, r.reach_x - r.start.x), r.at.y + r.tallest - r.start.y});
}
