#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static float width_of(DialogSize size) { return size == DialogSize::small ? 420 : size == DialogSize::medium ? 560 : 760; }

// Its height is known when it has been drawn once: the first frame is not shown.
Ui::Scope Ui::dialog(std::string_view name, std::string_view about, DialogSize size) {
    const ImGuiID id = id_of(name);
    const bool known = s_.widgets->sizes.contains(id);
    const float width = std::min(px(s_, width_of(size)), screen_size(s_).x - px(s_, 32));
    const float height = s_.widgets->remembered(id, {0, px(s_, 160)}).y, pad = px(s_, 20);
    const ImVec2 corner{std::round((screen_size(s_).x - width) / 2), std::round(std::max(px(s_, 16), (screen_size(s_).y - height) / 2))};
    const ImRect area{corner, {corner.x + width, corner.y + height}};
    open_overlay(s_, "##dialog", true);
    if (!known) ImGui::PushClipRect({-2, -2}, {-1, -1}, true);
    draw_raised(s_, area, 10, true);
    a11y::Node node = node_at(s_, id, area, a11y::Role::dialog, name);
    node.modal = true;
    node.description = about;
    say(s_, node);
    s_.tree().open(id);
    s_.widgets->dialog_dismissed = take_escape(s_, id) || pressed_beside(s_, area);
    Room r = room_at(s_, id, Room::Flow::down, 8, {area.Min.x + pad, area.Min.y + px(s_, 16)});
    r.right = area.Max.x - pad;
    r.bottom = screen_size(s_).y - pad;
    open_room(s_, r);
    heading(name);
    if (!about.empty()) paragraph(about);
    return Scope([this, id, corner, known, pad] {
        const Room closed = close_room(s_);
        s_.widgets->remember(s_, id, {0, closed.reach_y + pad - corner.y});
        s_.tree().close();
        if (!known) ImGui::PopClipRect();
        close_overlay(s_);
    });
}

bool Ui::dialog_dismissed() const { return s_.widgets->dialog_dismissed; }
