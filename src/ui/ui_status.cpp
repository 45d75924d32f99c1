#include "ui/paint.h"
#include "ui/press.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static bool marked(const Badge& b) { return b.icon != Icon::none || b.shape != Badge::Shape::none; }

void draw_mark(ScreenState& s, const Badge& b, ImVec2 centre, float icon_dp) {
    const StateColours& tone = s.colours.state_of(b.tone);
    if (b.shape != Badge::Shape::none) shape(s, centre, b.shape, tone);
    else if (b.icon != Icon::none) put_icon(s, centre, b.icon, icon_dp, b.tone == Tone::quiet || b.tone == Tone::plain ? s.colours.text.tertiary : tone.fg);
}

static std::string note_of(const Badge& b) { return b.note.empty() ? std::string() : " · " + b.note; }

float status_width(ScreenState& s, const Badge& b) {
    float w = (marked(b) ? px(s, 14 + 6) : 0) + std::ceil(measure(s, Style::body, b.word));
    if (!b.note.empty()) w += std::ceil(measure(s, Style::body, note_of(b)));
    return w;
}

static constexpr float kLeastNote = 56;  // dp; of less than that only dots would be left

// Left-aligned in the box, the note elided first.
void draw_status(ScreenState& s, const Badge& b, const ImRect& box) {
    const Colours& c = s.colours;
    float x = box.Min.x;
    if (marked(b)) {
        draw_mark(s, b, {x + px(s, 7), middle(box).y}, 14);
        x += px(s, 20);
    }
    const bool priority = b.tone == Tone::normal || b.tone == Tone::low;
    const Rgba ink = b.tone == Tone::high ? c.high.fg : priority ? c.text.secondary : c.text.primary;
    put_left(s, {x, box.Min.y, box.Max.x, box.Max.y}, Style::body, ink, b.word);
    x += measure(s, Style::body, b.word);
    if (b.note.empty() || x >= box.Max.x) return;
    const std::string_view note = s.tree().keep(note_of(b));
    if (box.Max.x - x < px(s, kLeastNote) && measure(s, Style::body, note) > box.Max.x - x) return;
    put_left(s, {x, box.Min.y, box.Max.x, box.Max.y}, Style::body, c.text.tertiary, note);
}

std::string_view status_words(ScreenState& s, const Badge& b) { return b.note.empty() ? std::string_view(b.word) : s.tree().keep(b.word + note_of(b)); }

static void draw_pill(ScreenState& s, const Badge& b, const ImRect& pill) {
    const StateColours& tone = s.colours.state_of(b.tone);
    box(s, pill, tone.bg, tone.border, 4);
    float x = pill.Min.x + px(s, 8);
    if (marked(b)) {
        draw_mark(s, b, {x + px(s, 7), middle(pill).y}, 14);
        x += px(s, 20);
    }
    put_left(s, {x, pill.Min.y, pill.Max.x, pill.Max.y}, Style::small_strong, tone.fg, b.word);
}

void Ui::status(const Badge& b) {
    if (b.word.empty()) return;
    ImRect box;
    if (b.pill) {
        const float w = px(s_, 16) + (marked(b) ? px(s_, 20) : 0) + std::ceil(measure(s_, Style::small_strong, b.word));
        box = place(s_, {w, px(s_, 24)});
        draw_pill(s_, b, box);
    } else {
        box = place(s_, {std::min(status_width(s_, b), room(s_).right - room(s_).start.x), px(s_, 20)});
        draw_status(s_, b, box);
    }
    say_words(s_, box, status_words(s_, b));
    s_.widgets->last_box = box;
}
