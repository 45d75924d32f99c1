#include "ui/roving.h"
#include "ui/widgets.h"
#include <algorithm>

static std::optional<int> next_of(Key key, int at, int count, bool vertical) {
    switch (key) {
        case Key::left: return vertical ? std::nullopt : std::optional(std::max(0, at - 1));
        case Key::right: return vertical ? std::nullopt : std::optional(std::min(count - 1, at + 1));
        case Key::up: return vertical ? std::optional((at + count - 1) % count) : std::nullopt;
        case Key::down: return vertical ? std::optional((at + 1) % count) : std::nullopt;
        case Key::home: return 0;
        case Key::end: return count - 1;
        default: return std::nullopt;
    }
}

Roving::Roving(ScreenState& s, ImGuiID group, int count, int resting, bool vertical) : group_(group), stop_(std::clamp(resting, 0, std::max(0, count - 1))) {
    int& kept = s.widgets->roving.try_emplace(group, stop_).first->second;
    bool inside = false;
    for (int i = 0; i < count; ++i) {
        if (s.focus_id == id(i)) kept = i, inside = true;
        if (const auto key = take_key(s, id(i))) moved_ = next_of(*key, i, count, vertical);
    }
    if (inside) stop_ = kept;
    if (!moved_) return;
    kept = stop_ = *moved_;
    s.want_focus(id(stop_));
}
