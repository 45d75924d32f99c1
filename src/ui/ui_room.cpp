#include "ui/layout.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <utility>
#include <cmath>

float Ui::width() const { return rest_width(s_, 0) / s_.scale; }
float Ui::height() const { return rest_height(s_) / s_.scale; }
bool Ui::narrow() const { return screen_size(s_).x < px(s_, 768); }
bool Ui::wide() const { return screen_size(s_).x >= px(s_, 1280); }

void Ui::gap(float dp) {
    Room& r = room(s_);
    (r.flow == Room::Flow::down ? r.at.y : r.at.x) += px(s_, dp);
}

Ui::Scope Ui::row(float gap) {
    open_row(s_, gap);
    return Scope([this] { close_row(s_); });
}

// Its width is only known when it has been drawn: the first frame of a new one is not shown.
Ui::Scope Ui::right(std::string_view key) {
    const Room& parent = room(s_);
    const ImGuiID id = child_id(s_, key);
    const bool known = s_.widgets->sizes.contains(id);
    const ImVec2 size = s_.widgets->remembered(id, {0, 0});
    const float y = parent.at.y + std::floor(std::max(0.0f, parent.line - size.y) / 2);
    Room r = room_at(s_, id, Room::Flow::across, 8, {std::max(upcoming(s_).x, parent.right - size.x), y});
    r.line = size.y;
    r.wraps = false;
    open_room(s_, r);
    if (!known) ImGui::PushClipRect({-2, -2}, {-1, -1}, true);
    return Scope([this, known] {
        if (!known) ImGui::PopClipRect();
        const Room closed = close_room(s_);
        const ImVec2 size{closed.reach_x - closed.start.x, closed.tallest};
        s_.widgets->remember(s_, closed.id, size);
        Room& parent = room(s_);
        if (parent.stretched) parent.behind += px(s_, parent.gap) + size.x;
        parent.at.x = upcoming(s_).x + size.x;
        parent.first = false;
        parent.tallest = std::max(parent.tallest, size.y);
        parent.reach_x = std::max(parent.reach_x, closed.reach_x);
    });
}

Ui::Scope Ui::key(std::string_view data_key) {
    ImGui::PushID(data_key.data(), data_key.data() + data_key.size());
    return Scope([] { ImGui::PopID(); });
}

Ui::Scope Ui::posed(Pose pose) {
    const Pose before = std::exchange(s_.widgets->pose, pose);
    return Scope([this, before] { s_.widgets->pose = before; });
}

Ui::Scope Ui::region(a11y::Role role, std::string_view name) {
    const Room& r = room(s_);
    const ImGuiID id = child_id(s_, name);
    const ImVec2 at = upcoming(s_), size = s_.widgets->remembered(id, {r.right - at.x, 1});
    say(s_, node_at(s_, id, {at, {at.x + size.x, at.y + size.y}}, role, name));
    s_.tree().open(id);
    return Scope([this, id, start = at] {
        s_.tree().close();
        const Room& r = room(s_);
        s_.widgets->remember(s_, id, {r.right - start.x, std::max(1.0f, r.at.y - start.y)});
    });
}
