#include "ui/amount_line.h"
#include "ui/bar_parts.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/press.h"

static constexpr float kLabel = 76, kWords = 156, kShare = 48, kLine = 28, kLeastBar = 160;

static void put_amount(ScreenState& s, const AmountWords& w, const ImRect& at) {
    const Colours& c = s.colours;
    const float total = std::ceil(measure(s, Style::body, w.total)), gap = w.total.empty() ? 0 : px(s, 5);
    put_right(s, at, Style::body, c.text.tertiary, w.total);
    put_right(s, {at.Min.x, at.Min.y, at.Max.x - total - gap, at.Max.y}, Style::body_strong, c.text.primary, w.used);
}

void amount_line(Ui& ui, const AmountWords& w, const Bar& bar) {
    ScreenState& s = ui.state();
    const Colours& c = s.colours;
    const bool two = rest_width(s, 0) < px(s, kLabel + kLeastBar + kWords + kShare);
    const float line = px(s, two ? 22 : kLine), high = px(s, bar.height);
    const ImRect area = place(s, {rest_width(s, 0), two ? line + high + px(s, 6) : line});
    const ImRect words{area.Min.x, area.Min.y, area.Max.x, area.Min.y + line};
    put_left(s, {words.Min.x, words.Min.y, words.Min.x + px(s, kLabel), words.Max.y}, Style::body, c.text.secondary, w.label);
    put_right(s, words, Style::body, c.text.secondary, w.share);
    put_amount(s, w, {words.Min.x + px(s, kLabel), words.Min.y, words.Max.x - px(s, kShare), words.Max.y});
    const ImRect cells = two ? ImRect{area.Min.x, words.Max.y, area.Max.x, words.Max.y + high}
                             : ImRect{area.Min.x + px(s, kLabel), std::floor(middle(words).y - high / 2), area.Max.x - px(s, kWords + kShare + 12), std::floor(middle(words).y - high / 2) + high};
    if (!bar.said.empty()) draw_bar(s, bar, cells);
    const auto said = std::string(w.label) + ": " + std::string(w.used) + " " + std::string(w.total) + (w.share.empty() ? "" : ", " + std::string(w.share)) + (w.note.empty() ? "" : ", " + std::string(w.note));
    say_words(s, area, s.tree().keep(said));
    if (!bar.said.empty()) say_words(s, cells, s.tree().keep(bar.said), a11y::Role::img);
}
