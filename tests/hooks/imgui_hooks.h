#pragma once
#include <cstdint>
#include <string>
#include <vector>

// What Dear ImGui itself was told about the last frame, past our own tree: every rectangle
// that takes an id. Compiled into the ImGui library of test builds.
struct HookedItem {
    std::uint32_t id = 0;
    float x = 0, y = 0, w = 0, h = 0;  // device pixels, cut to what can be seen
    bool disabled = false;
    bool window = false;               // the body of a window or of a scrolling part, not a thing in it
};
void watch_items(bool on);                     // of the current context
std::vector<HookedItem> hooked_items();        // since the last call
std::uint32_t living_focus();                  // the item with the focus, if it was drawn in the last frame; else 0
