#pragma once
#include "ui/press.h"
#include <optional>

// One Tab stop among several things: arrows move it, and the focus with it. `forward` and
// `back` are the arrows of the direction in which the things stand.
class Roving {
  public:
    Roving(ScreenState&, ImGuiID group, int count, int resting, bool vertical = false);
    ImGuiID id(int i) const { return id_in(group_, i); }
    static ImGuiID id_in(ImGuiID group, int i) { return ImHashData(&i, sizeof i, group); }
    a11y::Tab tab(int i) const { return i == stop_ ? a11y::Tab::stop : a11y::Tab::focusable; }
    std::optional<int> moved_to() const { return moved_; }  // by a key, in this frame

  private:
    ImGuiID group_;
    int stop_;
    std::optional<int> moved_;
};
