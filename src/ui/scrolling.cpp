#include "ui/scrolling.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kThumb = 6, kTrack = 12, kLeastThumb = 28;

void pan_under_finger(ScreenState& s, ImGuiWindow* window) {
    if (s.pan_x == 0 && s.pan_y == 0) return;
    ImGuiWindow* under = ImGui::GetCurrentContext()->HoveredWindow;
    while (under && under->ScrollMax.y <= 0 && under->ScrollMax.x <= 0 && (under->Flags & ImGuiWindowFlags_ChildWindow)) under = under->ParentWindow;
    if (under != window) return;
    ImGui::SetScrollY(window, std::clamp(window->Scroll.y - s.pan_y, 0.0f, window->ScrollMax.y));
    ImGui::SetScrollX(window, std::clamp(window->Scroll.x - s.pan_x, 0.0f, window->ScrollMax.x));
    s.pan_x = s.pan_y = 0;
    s.want_frames(1);
}

ImGuiWindow* open_scrolling(ScreenState& s, ImGuiID id, const ImRect& area, float pad, float gap) {
    ImGui::SetCursorScreenPos(area.Min);
    ImGui::BeginChild(id, area.GetSize(), 0, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    pan_under_finger(s, window);
    const ImVec2 corner{area.Min.x - window->Scroll.x + pad, area.Min.y - window->Scroll.y + pad};
    Room r = room_at(s, id, Room::Flow::down, gap, corner);
    r.right = area.Max.x - pad;
    r.bottom = corner.y + area.GetHeight() - 2 * pad;
    open_room(s, r);
    return window;
}

void close_scrolling(ScreenState& s, float pad) {
    const Room r = close_room(s);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos = {window->Pos.x, r.reach_y + pad};
    window->DC.IsSetPos = false;
    scrollbar(s, window, {window->Pos, {window->Pos.x + window->Size.x, window->Pos.y + window->Size.y}}, r.reach_y + pad - (r.start.y - pad));
    ImGui::EndChild();
}

static void drag_thumb(ScreenState& s, ImGuiWindow* window, const Hit& h, const ImRect& track, const ImRect& thumb, float most) {
    const float mouse = ImGui::GetIO().MousePos.y, travel = track.GetHeight() - thumb.GetHeight();
    float& grab = s.widgets->scroll_grab;
    if (!h.held || travel <= 0) return;
    if (ImGui::GetIO().MouseClicked[0]) grab = mouse >= thumb.Min.y && mouse <= thumb.Max.y ? mouse - thumb.Min.y : thumb.GetHeight() / 2;
    const float share = std::clamp((mouse - grab - track.Min.y) / travel, 0.0f, 1.0f);
    ImGui::SetScrollY(window, std::round(share * most));
    s.want_frames(2);
}

void scrollbar(ScreenState& s, ImGuiWindow* window, const ImRect& view, float content) {
    const float most = content - view.GetHeight();
    s.widgets->overflow += most;
    if (most < 1) return;
    const ImRect track{view.Max.x - px(s, kTrack), view.Min.y + px(s, 2), view.Max.x, view.Max.y - px(s, 2)};
    const float high = std::round(std::max(px(s, kLeastThumb), track.GetHeight() * view.GetHeight() / content));
    const float y = track.Min.y + std::round((track.GetHeight() - high) * std::clamp(window->Scroll.y / most, 0.0f, 1.0f));
    const ImRect thumb{track.Min.x, y, track.Max.x, y + high};
    const ImGuiID id = ImHashStr("scrollbar", 0, window->ID);
    const Item it = item(s, id, track);
    const Hit h{.id = id, .box = track, .hovered = it.hovered, .held = it.held};
    drag_thumb(s, window, h, track, thumb, most);
    const bool near = it.hovered || it.held;
    const float right = thumb.Max.x - px(s, 3), left = right - px(s, kThumb);
    fill(s, {left, thumb.Min.y, right, thumb.Max.y}, near ? s.colours.border.control : s.colours.border.strong, kThumb / 2);
    say(s, node_at(s, id, track, a11y::Role::separator, "Scroll"));
}

// The bar stands in the margin, so that what scrolls is as wide as what does not, and nothing lies under it.
Ui::Scope Ui::scroll(std::string_view key) {
    const ImGuiID id = id_of(key);
    const ImVec2 at = upcoming(s_);
    const ImRect area{at, {room(s_).right, std::max(at.y + px(s_, 80), room(s_).bottom)}};
    const float margin = px(s_, kTrack);
    open_scrolling(s_, id, {area.Min, {area.Max.x + margin, area.Max.y}}, 0, 14);
    room(s_).right -= margin;
    return Scope([this, area] {
        close_scrolling(s_, 0);
        place(s_, area.GetSize());
    });
}

Ui::Scope Ui::main() {
    const Room& r = room(s_);
    const ImRect area{r.at, {r.right - s_.widgets->panel_width, r.bottom}};
    const ImGuiID id = id_of("main");
    const float pad = px(s_, s_.widgets->strip.open ? 14 : narrow() ? 16 : 20);
    say(s_, node_at(s_, id, area, a11y::Role::main, {}));
    s_.tree().open(id);
    open_scrolling(s_, id, area, pad, 14);
    return Scope([this, pad] {
        close_scrolling(s_, pad);
        s_.tree().close();
    });
}
