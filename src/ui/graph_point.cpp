#include "ui/graph_state.h"
#include "ui/screen_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <utility>

// The pointer: the wheel zooms where it is, a drag moves, a press that did not move presses.
namespace graphs {

static constexpr float kPressMoves = 4;                // dp
static constexpr double kNotch = 1.18;

static int box_under(GraphFrame& f, ImVec2 mouse) {
    int found = -1;
    for (const int box : f.boxes) if (f.rect(box).Contains(mouse)) found = box;
    return found;
}

static void pan(GraphFrame& f, float dx, float dy) {
    GraphPlace to = f.k.moves_since < 0 ? f.k.at : f.k.to;
    to.x -= dx / f.scale, to.y -= dy / f.scale;
    f.k.chosen = f.carried = true;
    go_to(f, to, true);
}

static void pan_by_finger(GraphFrame& f) {
    ScreenState& s = f.s;
    if ((s.pan_x == 0 && s.pan_y == 0) || ImGui::GetCurrentContext()->HoveredWindow != ImGui::GetCurrentWindow()) return;
    pan(f, std::exchange(s.pan_x, 0.0f), std::exchange(s.pan_y, 0.0f));
}

static void zoom_by_wheel(GraphFrame& f, bool over) {
    const float turned = ImGui::GetIO().MouseWheel;
    if (!over || turned == 0) return;
    f.k.chosen = f.carried = true;
    go_to(f, zoomed(f, std::pow(kNotch, std::clamp(turned, -3.0f, 3.0f)), ImGui::GetIO().MousePos), true);
}

static void drag(GraphFrame& f) {
    GraphMemory& k = f.k;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseClicked[0]) {
        k.pressed_at = io.MousePos, k.moved = false;
        k.on_map = map_wanted(f) && map_box(f).Contains(io.MousePos);
    }
    const float far = std::hypot(io.MousePos.x - k.pressed_at.x, io.MousePos.y - k.pressed_at.y);
    const bool began = !k.moved && far > kPressMoves * f.s.scale;
    if (k.on_map) return look_where_map_says(f, io.MousePos);
    if (began) k.moved = true, pan(f, io.MousePos.x - k.pressed_at.x, io.MousePos.y - k.pressed_at.y);
    else if (k.moved) pan(f, io.MouseDelta.x, io.MouseDelta.y);
    if (k.moved) f.s.cursor = Cursor::grab;
}

std::optional<GraphPress> point(GraphFrame& f, bool taken) {
    ScreenState& s = f.s;
    GraphMemory& k = f.k;
    const Item it = item(s, f.id, f.view);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    pan_by_finger(f);
    zoom_by_wheel(f, it.hovered && !it.held && !taken);
    const bool was_held = k.dragging;
    k.dragging = it.held;
    if (it.held) drag(f);
    place_on_screen(f);
    find_in_sight(f);
    const bool on_map = map_wanted(f) && map_box(f).Contains(mouse);
    f.hovered = it.hovered && !taken && !on_map && !(it.held && k.moved) ? box_under(f, mouse) : -1;
    if (f.hovered >= 0) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!was_held || it.held || k.moved || k.on_map || !it.pressed) return {};
    const int box = box_under(f, k.pressed_at);
    if (box < 0) return GraphPress{GraphPress::Kind::nothing, 0};
    s.want_focus(f.id_of(box));
    return GraphPress{GraphPress::Kind::node, std::size_t(box)};
}

}  // namespace graphs
