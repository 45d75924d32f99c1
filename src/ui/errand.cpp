#include "ui/errand.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include <algorithm>

static constexpr float kHigh = 52, kLine = 20, kMark = 26;

bool errand(Ui& ui, const Errand& e) {
    ScreenState& s = ui.state();
    const Colours& c = s.colours;
    const ImRect area = place(s, {rest_width(s, 200), px(s, kHigh)});
    const float y = std::round(middle(area).y), width = button_width(s, e.button), high = control_height(s, e.button.size);
    const ImRect at{area.Max.x - width, y - std::round(high / 2), area.Max.x, y - std::round(high / 2) + high};
    const ImRect upper{area.Min.x + px(s, kMark), y - px(s, kLine), at.Min.x - px(s, 12), y}, lower{upper.Min.x, y, upper.Max.x, y + px(s, kLine)};
    const ImGuiID id = id_of(s.tree().keep("errand " + std::string(e.title) + std::string(e.href)));
    say(s, node_at(s, id, area, a11y::Role::group, e.title));
    s.tree().open(id);
    draw_mark(s, e.mark, {area.Min.x + px(s, 8), y - px(s, 9)}, 16);
    const auto look = e.mono ? LinkLook::mono : LinkLook::strong;
    const float wide = std::min(std::ceil(measure(s, e.mono ? Style::mono_strong : Style::body_strong, e.title)) + px(s, 2), upper.GetWidth());
    const Hit link = link_at(s, id + 1, {upper.Min, {upper.Min.x + wide, upper.Max.y}}, e.title, e.href, look);
    say(s, link_node(s, link, e.title, e.href));
    if (follows(link)) ui.emit(Follow{std::string(e.href)});
    const ImRect beside{upper.Min.x + wide + px(s, 8), upper.Min.y, upper.Max.x, upper.Max.y};
    if (!e.when.empty() && beside.GetWidth() > px(s, 24)) put_left(s, beside, Style::small, c.text.tertiary, e.when);
    put_left(s, lower, Style::small, c.text.secondary, e.words);
    if (!e.when.empty()) say_words(s, beside, e.when);
    say_words(s, lower, e.mark.word.empty() ? e.words : s.tree().keep(e.mark.word + ": " + std::string(e.words)));
    const Hit button = button_at(s, e.button, id + 2, at);
    say_button(s, e.button, button);
    s.tree().close();
    if (!e.last) rule(s, area.Min.x, area.Max.x, area.Max.y + px(s, 1), c.border.subtle);
    return button.pressed;
}
