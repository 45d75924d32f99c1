#pragma once
#include "ui/widgets.h"

// What one component keeps from frame to frame, by its id. A component's ids are its own: no two
// kinds of component ask with the same one.
template <class T>
T& kept(ScreenState& s, ImGuiID id) {
    auto& place = s.widgets->kept[id ^ 0x6b657074];
    if (!place) place = std::make_shared<T>();
    return *static_cast<T*>(place.get());
}
