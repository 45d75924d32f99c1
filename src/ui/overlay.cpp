#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/surface_parts.h"
#include "ui/widgets.h"

void open_window(ScreenState& s, const char* name, const ImRect& area, bool takes_input) {
    constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetNextWindowPos(area.Min);
    ImGui::SetNextWindowSize(area.GetSize());
    ImGui::Begin(name, nullptr, kBare | (takes_input ? 0 : ImGuiWindowFlags_NoInputs));
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::BringWindowToDisplayFront(window);
    s.tree().open(0);
    Room r = room_at(s, window->ID, Room::Flow::down, 8, area.Min);
    r.right = area.Max.x;
    r.bottom = area.Max.y;
    open_room(s, r);
}

void open_overlay(ScreenState& s, const char* name, bool dims, bool takes_input) {
    const ImRect whole{{0, 0}, screen_size(s)};
    open_window(s, name, whole, takes_input);
    if (dims || takes_input) note_cover(s, whole, dims, takes_input);
    if (dims) fill(s, whole, faded(s.colours.scrim, 0.62f), 0, ImDrawFlags_RoundCornersNone);
}

void close_overlay(ScreenState& s) {
    close_room(s);
    s.tree().close();
    ImGui::End();
}

bool pressed_beside(ScreenState&, const ImRect& held) {
    const bool any = ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1);
    return any && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && !held.Contains(ImGui::GetIO().MousePos);
}

void draw_raised(ScreenState& s, const ImRect& area, float radius, bool dialog) {
    const Colours& c = s.colours;
    note_cover(s, area, false, false);
    if (!c.forced) draw::shadow(s, *ImGui::GetWindowDrawList(), area, dialog ? 28 : 12, dialog ? c.dialog_shadow : c.menu_shadow, radius);
    box(s, area, c.surface.raised, c.border.strong, radius);
}
