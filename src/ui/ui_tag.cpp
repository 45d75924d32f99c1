#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/tag_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

float tag_width(ScreenState& s, std::string_view words) { return std::ceil(measure(s, Style::small, words)) + px(s, 14); }

void draw_tag(ScreenState& s, const ImRect& tag, std::string_view words, bool hovered) {
    const Colours& c = s.colours;
    fill(s, tag, s.on_highlight ? c.accent.solid : c.surface.active, 4);
    if (c.forced) outline(s, tag, s.on_highlight ? c.accent.on_solid : c.border.normal, 4);
    put_centred(s, tag, Style::small, hovered ? c.text.primary : c.text.secondary, words);
}

// As many as fit, at most `most`, then "+2". Returns how many were drawn.
std::size_t draw_tags(ScreenState& s, const ImRect& line, std::span<const std::string> words, int most) {
    const float height = px(s, 20), gap = px(s, 4), y = std::floor(middle(line).y - height / 2);
    float x = line.Min.x;
    std::size_t shown = 0;
    for (; shown < words.size() && shown < std::size_t(most); ++shown) {
        const float w = tag_width(s, words[shown]), rest = shown + 1 < words.size() ? px(s, 32) : 0;
        if (shown > 0 && x + w + rest > line.Max.x) break;
        draw_tag(s, {x, y, std::min(x + w, line.Max.x), y + height}, words[shown], false);
        x += w + gap;
    }
    if (shown < words.size()) {
        char more[24];
        snprintf(more, sizeof more, "+%zu", words.size() - shown);
        draw_tag(s, {x, y, x + tag_width(s, more), y + height}, more, false);
    }
    return shown;
}

std::string joined(std::span<const std::string> words, std::size_t from) {
    std::string all;
    for (std::size_t i = from; i < words.size(); ++i) (all += all.empty() ? "" : ", ") += words[i];
    return all;
}

void Ui::tag(std::string_view words, std::string_view href) {
    const ImRect box = place(s_, {tag_width(s_, words), px(s_, 20)});
    s_.widgets->last_box = box;
    if (href.empty()) {
        draw_tag(s_, box, words, false);
        say_words(s_, box, words);
        return;
    }
    const Hit h = link_hit(s_, id_of(s_.tree().keep("tag " + std::string(words) + std::string(href))), box, href);
    draw_tag(s_, box, words, h.hovered);
    if (h.ring) focus_ring(s_, box, 4, false);
    say(s_, link_node(s_, h, words, href));
    if (follows(h)) emit(Follow{std::string(href)});
}

void Ui::tags(std::span<const std::string> words, int most) {
    float width = 0;
    for (std::size_t i = 0; i < words.size() && i < std::size_t(most); ++i) width += tag_width(s_, words[i]) + px(s_, 4);
    if (words.size() > std::size_t(most)) width += px(s_, 36);
    const ImRect box = place(s_, {width, px(s_, 20)});
    const std::size_t shown = draw_tags(s_, box, words, most);
    say_words(s_, box, s_.tree().keep(joined(words, 0)));
    if (shown < words.size()) tooltip(joined(words, shown));
}
