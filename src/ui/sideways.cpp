#include "ui/sideways.h"
#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/widgets.h"

static constexpr float kRing = 4;  // dp, that the focus ring of a control stands out

Ui::Scope sideways(Ui& ui, std::string_view name) {
    ScreenState& s = ui.state();
    const ImGuiID id = id_of(name);
    const float pad = px(s, kRing), high = control_height(s) + 2 * pad;
    const float margin = s.widgets->strip.open ? 0 : px(s, 16);  // of the page: what goes on beyond the edge is seen to
    const ImVec2 at = upcoming(s);
    const ImRect area{{at.x - pad, at.y - pad}, {room(s).right + margin, at.y - pad + high}};
    place(s, {room(s).right - at.x, control_height(s)});
    say(s, node_at(s, id, area, a11y::Role::group, name));
    s.tree().open(id);
    ImGui::SetCursorScreenPos(area.Min);
    ImGui::SetNextWindowContentSize({s.widgets->remembered(id, {}).x, 0});
    ImGui::BeginChild(id, area.GetSize(), 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    pan_under_finger(s, window);
    Room line = room_at(s, id, Room::Flow::across, 8, {area.Min.x + pad - window->Scroll.x, area.Min.y + pad});
    line.line = control_height(s);
    line.wraps = false;
    open_room(s, line);
    return Ui::Scope([&s, id, margin, pad] {
        const Room done = close_room(s);
        s.widgets->remember(s, id, {done.reach_x - done.start.x + margin + pad, 0});
        ImGui::EndChild();
        s.tree().close();
    });
}
