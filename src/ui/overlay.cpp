#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/widgets.h"

void open_overlay(ScreenState& s, const char* name, bool dims, bool takes_input) {
    constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(s.size);
    ImGui::Begin(name, nullptr, kBare | (takes_input ? 0 : ImGuiWindowFlags_NoInputs));
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImGui::BringWindowToDisplayFront(window);
    if (dims && !s.colours.forced) fill(s, {{0, 0}, s.size}, faded(s.colours.scrim, 0.62f), 0, ImDrawFlags_RoundCornersNone);
    s.tree.open(0);
    Room r;
    r.id = window->ID;
    r.start = r.at = {0, 0};
    r.right = s.size.x;
    r.bottom = s.size.y;
    open_room(s, r);
}

void close_overlay(ScreenState& s) {
    close_room(s);
    s.tree.close();
    ImGui::End();
}

bool pressed_beside(ScreenState&, const ImRect& held) {
    const bool any = ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1);
    return any && ImGui::IsWindowHovered() && !held.Contains(ImGui::GetIO().MousePos);
}

void draw_raised(ScreenState& s, const ImRect& area, float radius, bool dialog) {
    const Colours& c = s.colours;
    if (!c.forced) shadow(ImGui::GetWindowDrawList(), area, px(s, radius), px(s, dialog ? 28 : 12), dialog ? c.dialog_shadow : c.menu_shadow);
    box(s, area, c.surface.raised, c.border.strong, radius);
}
