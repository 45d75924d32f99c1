#include "ui/card_head.h"
#include "ui/layout.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static constexpr float kHead = 42, kBelow = 12, kEdge = 12;

// Its width is only known when it has been drawn: the first frame of a new one is not shown.
Ui::Scope card_head(Ui& ui, std::string_view key, bool padded) {
    ScreenState& s = ui.state();
    const Room& card = room(s);
    const ImGuiID id = child_id(s, key);
    const bool known = s.widgets->sizes.contains(id);
    const ImVec2 size = s.widgets->remembered(id, {0, 0});
    const float middle = card.start.y - px(s, padded ? kBelow : 0) - px(s, kHead) / 2;
    const float right = card.right - px(s, padded ? 0 : kEdge);
    Room r = room_at(s, id, Room::Flow::across, 8, {std::max(card.start.x, right - size.x), std::floor(middle - size.y / 2)});
    r.line = size.y;
    r.wraps = false;
    open_room(s, r);
    if (!known) ImGui::PushClipRect({-2, -2}, {-1, -1}, true);
    return Ui::Scope([&s, known] {
        if (!known) ImGui::PopClipRect();
        const Room closed = close_room(s);
        s.widgets->remember(s, closed.id, {closed.reach_x - closed.start.x, closed.tallest});
    });
}
