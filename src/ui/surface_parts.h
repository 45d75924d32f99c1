#pragma once
#include "ui/press.h"
#include "ui/surface.h"
#include <string_view>
#include <vector>

// What editor and terminal share: room in the page, the node, and what the platform told. `frame` is the outer edge.
struct Reserved {
    ImGuiID id = 0;
    ImRect frame;
    bool ready = false;              // the component is there
    std::string failed;              // why it will never be
};
Reserved reserve(ScreenState&, std::string_view key, float height_dp);
void frame_surface(ScreenState&, const Reserved&, bool framed, std::string_view waiting);  // what is seen until it is there, and its ring
void lay_over(ScreenState&, const Reserved&, std::string_view name, bool focus_now, std::variant<EditorModel, TerminalModel>);
std::vector<SurfaceEvent> take_events(ScreenState&, std::string_view key);

// Notes of a frame, made surfaces of when it is known what lies over what.
struct LaidSurface { ImRect inner, clip; const ImGuiWindow* window; Surface surface; };
struct LaidCover { ImRect area; const ImGuiWindow* window; bool dims, takes_input; };
void note_cover(ScreenState&, const ImRect&, bool dims, bool takes_input);    // of the open window
void settle_surfaces(ScreenState&);
