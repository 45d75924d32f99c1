#include "ui/widgets.h"
#include "ui/tooltip.h"
#include "ui/ui.h"
#include <cmath>
#include <utility>

Ui::Ui(ScreenState& s) : s_(s) { s.widgets = std::make_unique<Widgets>(); }

ImVec2 Widgets::remembered(ImGuiID id, ImVec2 otherwise) const {
    const auto at = sizes.find(id);
    return at == sizes.end() ? otherwise : at->second;
}

void Widgets::remember(ScreenState& s, ImGuiID id, ImVec2 size) {
    const auto [at, fresh] = sizes.try_emplace(id, size);
    if (!fresh && std::abs(at->second.x - size.x) < 0.5f && std::abs(at->second.y - size.y) < 0.5f) return;
    at->second = size;
    s.want_frames(1);
}

void begin_widgets(ScreenState& s) {
    Widgets& w = *s.widgets;
    constexpr std::size_t kMostSizes = 4096;  // of pages long left; made anew in one frame
    if (w.sizes.size() > kMostSizes) w.sizes.clear();
    if (!w.menu_seen) w.open_menu = 0;
    w.menu_seen = false;
    if (!std::exchange(w.panel_seen, false) && w.panel_width > 0) w.panel_width = 0, s.want_frames(1);
    w.rooms.clear();
    w.columns.clear();
    w.layers_open = 0;
    w.overflow = 0;
    if (w.revealed != s.focus_id) w.revealed = 0;
    Room r;
    r.id = ImGui::GetCurrentWindow()->ID;
    r.right = screen_size(s).x;
    r.bottom = screen_size(s).y;
    w.rooms.push_back(r);
}

void end_widgets(ScreenState& s) { draw_tooltip(s); }
