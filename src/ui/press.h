#pragma once
#include "ui/draw.h"
#include "ui/layout.h"
#include <optional>
#include <string_view>

// A thing that can be pressed. `pressed` is true for a click and for Enter, Space or a screen
// reader alike; `ring` says that the keyboard brought the focus here and it must be seen.
struct Hit {
    ImGuiID id = 0;
    ImRect box;
    bool hovered = false, held = false, pressed = false, focused = false, ring = false;
    float warm = 0;     // how far the look of being hovered has come: 0 … 1
    bool seen = true;   // inside what is clipped: else it is said, not drawn
};
Hit hit(ScreenState&, ImGuiID, const ImRect&, bool enabled = true);
float warmth(ScreenState&, ImGuiID, bool hovered);          // comes and goes within 80 ms; at once with reduced motion
Rgba warmed(Rgba at_rest, Rgba hovered, float warm);
a11y::Node node_at(const ScreenState&, ImGuiID, const ImRect&, a11y::Role, std::string_view name);
a11y::Node node_for(const ScreenState&, const Hit&, a11y::Role, std::string_view name);  // a Tab stop
void say(ScreenState&, const a11y::Node&);
std::optional<Key> take_key(const ScreenState&, ImGuiID);                   // a key pressed on it in this frame
bool take_escape(const ScreenState&, ImGuiID modal);                      // on anything inside the innermost
std::optional<Edit> take_edit(ScreenState&, ImGuiID);
void say_words(ScreenState&, const ImRect&, std::string_view words, a11y::Role = a11y::Role::text);
