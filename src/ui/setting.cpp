#include "ui/setting.h"
#include "ui/check_parts.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kLine = 20, kAround = 4, kControl = 260, kSwitch = 30;

// The words about it go on below where there is no room beside what changes it.
static float high(ScreenState& s, std::string_view words, float width) {
    const auto lines = words.empty() ? 0 : broken(s, Style::small, words, width).size();
    return px(s, kLine) * float(1 + std::max<std::size_t>(1, lines)) + px(s, kAround);
}

static void put_words(ScreenState& s, const ImRect& box, std::string_view title, std::string_view words) {
    ImRect line{box.Min.x, box.Min.y + px(s, kAround / 2), box.Max.x, box.Min.y + px(s, kAround / 2 + kLine)};
    put_left(s, line, Style::body_strong, s.colours.text.primary, title);
    for (const auto& part : words.empty() ? std::vector<std::string_view>() : broken(s, Style::small, words, box.GetWidth())) {
        line.Translate({0, px(s, kLine)});
        put_left(s, line, Style::small, s.colours.text.tertiary, part);
    }
}

void setting_words(Ui& ui, std::string_view title, std::string_view words) {
    ScreenState& s = ui.state();
    const Room& r = room(s);
    const float want = std::ceil(std::max(measure(s, Style::body_strong, title), measure(s, Style::small, words))) + 2;
    const float most = r.right - r.start.x - (r.flow == Room::Flow::across ? px(s, kControl) : 0);
    const float width = std::min(want, std::max(most, px(s, 120)));
    const ImRect box = place(s, {width, high(s, words, width)});
    put_words(s, box, title, words);
    say_words(s, box, title);
    if (!words.empty()) say_words(s, box, words);
}

bool setting_switch(Ui& ui, std::string_view title, std::string_view words, bool on, bool busy) {
    ScreenState& s = ui.state();
    const float whole = rest_width(s, 0);
    const ImRect box = place(s, {whole, high(s, words, whole - px(s, kSwitch + 16))});
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
