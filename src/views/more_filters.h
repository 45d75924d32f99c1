#pragma once
#include "store/login.h"
#include "store/model.h"
#include "ui/sideways.h"

// The menus that elsewhere stand beside a filter field: on a phone in a line of their own below it. A narrow frame in a
// portal has no room for them.
template <class Draw>
void draw_more_filters(const Model& m, Ui& ui, const Draw& draw) {
    if (!ui.narrow() || m.login->site.embed.on) return;
    const auto line = sideways(ui, "More filters");
    draw();
}
