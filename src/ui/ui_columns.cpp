#include "ui/inset.h"
#include "ui/layout.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>
#include <numeric>

static constexpr float kLeastColumn = 240;  // dp; narrower ones stand below each other

// Side by side while there is room for each, below each other otherwise.
Ui::Scope columns_of(Ui& ui, std::span<const float> shares, float least, float gap) {
    ScreenState& s_ = ui.state();
    Room& parent = room(s_);
    const float whole = rest_width(s_, 0) - px(s_, gap) * float(shares.size() - 1);
    const float sum = std::accumulate(shares.begin(), shares.end(), 0.0f);
    Columns c;
    c.start = upcoming(s_);
    c.gap = px(s_, gap);
    c.stacked = whole * *std::min_element(shares.begin(), shares.end()) / sum < px(s_, least);
    for (const float share : shares) c.widths.push_back(c.stacked ? parent.right - parent.at.x : std::floor(whole * share / sum));
    if (!c.stacked) c.widths.back() = parent.right - parent.at.x - c.gap * float(shares.size() - 1) - std::accumulate(c.widths.begin(), c.widths.end() - 1, 0.0f);
    Room r = room_at(s_, child_id(s_, "columns"), Room::Flow::down, 14, c.start);
    r.right = c.start.x + c.widths[0];
    s_.widgets->columns.push_back(c);
    open_room(s_, r);
    return Ui::Scope([&s_] {
        Room closed = close_room(s_);
        Columns& c = s_.widgets->columns.back();
        const float bottom = std::max(c.lowest, closed.at.y);
        const ImVec2 size{c.stacked ? c.widths[0] : closed.right - c.start.x, bottom - c.start.y};
        s_.widgets->columns.pop_back();
        place(s_, size);
    });
}

Ui::Scope Ui::columns(std::span<const float> shares, float gap) { return columns_of(*this, shares, kLeastColumn, gap); }

void Ui::next_column() {
    Columns& c = s_.widgets->columns.back();
    Room& r = room(s_);
    c.lowest = std::max(c.lowest, r.at.y);
    const std::size_t next = std::min(c.index + 1, c.widths.size() - 1);
    if (!c.stacked) {
        r.at = {r.start.x + c.widths[c.index] + c.gap, c.start.y};
        r.start.x = r.at.x;
        r.right = r.at.x + c.widths[next];
        r.first = true;
    }
    c.index = next;
}

Ui::Scope inset(Ui& ui, float x_dp, float y_dp) {
    ScreenState& s = ui.state();
    const ImVec2 at = upcoming(s);
    Room r = room_at(s, child_id(s, "inset"), Room::Flow::down, 8, {at.x + px(s, x_dp), at.y + px(s, y_dp)});
    r.right -= px(s, x_dp);
    open_room(s, r);
    return Ui::Scope([&s, at, below = px(s, y_dp)] {
        const Room closed = close_room(s);
        place(s, {room(s).right - at.x, closed.at.y - at.y + below});
    });
}
