#include "ui/fitting.h"
#include "ui/layout.h"
#include "ui/scrolling.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kAround = 72;  // dp, of a dialog: its padding and what is left of the screen around it

// Reckoned from the top of the dialog, not of the screen: it is centred by the height it gets here.
Ui::Scope fitting(Ui& ui, std::string_view name, float below) {
    ScreenState& s = ui.state();
    const ImGuiID id = id_of(name);
    const ImVec2 at = upcoming(s);
    const float most = screen_size(s).y - px(s, kAround + below) - (at.y - room(s).start.y);
    const float high = std::clamp(s.widgets->remembered(id, {0, px(s, 80)}).y, px(s, 80), std::max(px(s, 80), most));
    const ImRect area{at, {room(s).right, at.y + high}};
    const float margin = px(s, 12);  // of the bar, so that nothing lies under it
    open_scrolling(s, id, {area.Min, {area.Max.x + margin, area.Max.y}}, 0, 8);
    room(s).right -= margin;
    return Ui::Scope([&s, id, area] {
        s.widgets->remember(s, id, {0, room(s).reach_y - room(s).start.y});
        close_scrolling(s, 0);
        place(s, area.GetSize());
    });
}
