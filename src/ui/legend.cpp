#include "ui/legend.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/press.h"
#include <cmath>

ImRect legend_entry(ScreenState& s, float mark_dp, std::string_view word) {
    const float mark = px(s, mark_dp);
    const ImRect box = place(s, {mark + std::ceil(measure(s, Style::small, word)), px(s, 20)});
    put_left(s, {box.Min.x + mark, box.Min.y, box.Max.x + 2, box.Max.y}, Style::small, s.colours.text.secondary, word);
    say_words(s, box, word);
    return box;
}
