#include "ui/setting.h"
#include "ui/check_parts.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHigh = 44, kControl = 260, kSwitch = 30;

static void put_words(ScreenState& s, const ImRect& box, std::string_view title, std::string_view words) {
    const float line = px(s, 20), top = std::floor(middle(box).y) - line;
    put_left(s, {box.Min.x, top, box.Max.x, top + line}, Style::body_strong, s.colours.text.primary, title);
    put_left(s, {box.Min.x, top + line, box.Max.x, top + 2 * line}, Style::small, s.colours.text.tertiary, words);
}

void setting_words(Ui& ui, std::string_view title, std::string_view words) {
    ScreenState& s = ui.state();
    const Room& r = room(s);
    const float want = std::ceil(std::max(measure(s, Style::body_strong, title), measure(s, Style::small, words))) + 2;
    const float most = r.right - r.start.x - (r.flow == Room::Flow::across ? px(s, kControl) : 0);
    const ImRect box = place(s, {std::min(want, std::max(most, px(s, 120))), px(s, kHigh)});
    put_words(s, box, title, words);
    say_words(s, box, title);
    if (!words.empty()) say_words(s, box, words);
}

bool setting_switch(Ui& ui, std::string_view title, std::string_view words, bool on, bool busy) {
    ScreenState& s = ui.state();
    const ImRect box = place(s, {rest_width(s, 0), px(s, kHigh)});
    const float y = std::floor(middle(box).y);
    const ImRect area{box.Max.x - px(s, kSwitch), y - px(s, 9), box.Max.x, y + px(s, 9)};
    put_words(s, {box.Min.x, box.Min.y, area.Min.x - px(s, 16), box.Max.y}, title, words);
    const Hit h = hit(s, child_id(s, title), {area.Min.x - px(s, 8), box.Min.y, box.Max.x, box.Max.y}, !busy);
    if (h.seen) {
        draw_switch(s, area, on);
        if (h.ring) focus_ring(s, area, 9, false);
    }
    a11y::Node node = node_for(s, h, a11y::Role::toggle, title);
    node.check = on ? a11y::Check::on : a11y::Check::off;
    node.disabled = busy;
    node.description = busy ? std::string_view("The service is being asked") : words;
    say(s, node);
    return h.pressed;
}
