#include "ui/layout.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <cmath>

float Ui::width() const { return rest_width(s_, 0) / s_.scale; }
float Ui::height() const { return rest_height(s_) / s_.scale; }
bool Ui::narrow() const { return s_.size.x < px(s_, 768); }
bool Ui::wide() const { return s_.size.x >= px(s_, 1280); }

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
    Room r = parent;
    r.id = id;
    r.flow = Room::Flow::across;
    r.gap = 8;
    const float left = parent.at.x + (parent.first ? 0 : px(s_, parent.gap));
    r.start = r.at = {std::max(left, parent.right - size.x), parent.at.y};
    if (parent.line > size.y) r.start.y = r.at.y = parent.at.y + std::floor((parent.line - size.y) / 2);
    r.line = size.y;
    r.tallest = 0;
    r.after_stretch = -1;
    r.first = true;
    r.children = 0;
    r.reach_x = r.start.x;
    open_room(s_, r);
    if (!known) ImGui::PushClipRect({-2, -2}, {-1, -1}, true);
    return Scope([this, known] {
        if (!known) ImGui::PopClipRect();
        const Room closed = close_room(s_);
        const ImVec2 size{closed.reach_x - closed.start.x, closed.tallest};
        s_.widgets->remember(s_, closed.id, size);
        Room& parent = room(s_);
        parent.at.x += size.x + (parent.first ? 0 : px(s_, parent.gap));
        parent.first = false;
        parent.tallest = std::max(parent.tallest, size.y);
        parent.reach_x = std::max(parent.reach_x, closed.reach_x);
    });
}

Ui::Scope Ui::key(std::string_view data_key) {
    ImGui::PushID(data_key.data(), data_key.data() + data_key.size());
    return Scope([] { ImGui::PopID(); });
}

Ui::Scope Ui::region(a11y::Role role, std::string_view name) {
    const Room& r = room(s_);
    const ImGuiID id = child_id(s_, name);
    const ImVec2 size = s_.widgets->remembered(id, {r.right - r.at.x, 1});
    say(s_, node_at(s_, id, {r.at, {r.at.x + size.x, r.at.y + size.y}}, role, name));
    s_.tree.open(id);
    const ImVec2 start = r.at;
    return Scope([this, id, start] {
        s_.tree.close();
        const Room& r = room(s_);
        s_.widgets->remember(s_, id, {r.right - start.x, std::max(1.0f, r.at.y - start.y)});
    });
}
