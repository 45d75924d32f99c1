#include "ui/hint.h"
#include "base/pieces.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include <algorithm>

static constexpr float kPad = 10, kIcon = 24, kLine = 20;

static bool is_number(std::string_view word) { return word.find_first_of("0123456789") <= 1; }  // "28", "-4", "(12"

namespace {
struct Placed { std::string_view word; ImVec2 at; Style style; };  // from the corner of the words
}

// Word by word, for the numbers are wider than the rest.
static std::vector<Placed> placed(ScreenState& s, std::string_view words, float width) {
    std::vector<Placed> out;
    const float space = measure(s, Style::small, " "), step = px(s, kLine);
    ImVec2 at;
    for (const auto word : pieces_of(words, ' ')) {
        const Style style = is_number(word) ? Style::small_strong : Style::small;
        const float w = std::ceil(measure(s, style, word));
        if (at.x > 0 && at.x + w > width) at = {0, at.y + step};
        out.push_back({word, at, style});
        at.x += w + space;
    }
    return out;
}

void hint(Ui& ui, Icon icon, std::string_view words, Tone tone) {
    ScreenState& s = ui.state();
    const Colours& c = s.colours;
    const float width = rest_width(s, 160);
    const auto lines = placed(s, words, width - px(s, 2 * kPad + kIcon));
    const float tall = lines.empty() ? 0 : lines.back().at.y + px(s, kLine);
    const ImRect area = place(s, {width, tall + px(s, 2 * 6)});
    const bool accent = tone == Tone::accent;
    box(s, area, accent ? c.accent.soft : c.state_of(tone).bg, accent ? c.accent.soft_border : c.state_of(tone).border, 6);
    const ImVec2 corner{area.Min.x + px(s, kPad + kIcon), area.Min.y + px(s, 6)};
    put_icon(s, {area.Min.x + px(s, kPad + 8), corner.y + px(s, kLine) / 2}, icon, 16, accent ? c.accent.fg : c.state_of(tone).fg);
    for (const auto& w : lines) {
        const ImVec2 at{corner.x + w.at.x, corner.y + w.at.y};
        put_left(s, {at.x, at.y, area.Max.x, at.y + px(s, kLine)}, w.style, c.text.primary, w.word);
    }
    say_words(s, area, words);
}
