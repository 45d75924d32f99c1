#include "ui/bar_parts.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/tag_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr float kItem = 100, kFaded = 54, kPlace = 60, kPad = 16, kNumbers = 190, kButton = 150, kLine = 20, kNarrow = 480, kBelow = 40;

// On a phone the button stands below the words.
static bool stacked(const ScreenState& s, const Ranked& r, float width) { return width < px(s, kNarrow) && !r.button.label.empty(); }
static float height_of(const ScreenState& s, const Ranked& r, float width) { return px(s, (r.faded ? kFaded : kItem) + (stacked(s, r, width) ? kBelow : 0)); }

static void draw_place(ScreenState& s, const Ranked& r, const ImRect& row) {
    const Colours& c = s.colours;
    put_left(s, {row.Min.x + px(s, kPad), row.Min.y, row.Min.x + px(s, kPlace), row.Max.y}, Style::title, r.best ? c.accent.fg : c.text.tertiary, r.place);
}

static void draw_title(Ui& ui, const Ranked& r, const ImRect& line) {
    ScreenState& s = ui.state();
    const LinkLook look = r.faded ? LinkLook::plain : LinkLook::strong;
    const LinkStyle style = link_style(s.colours, look, false);
    float x = line.Min.x;
    const float w = std::min(std::ceil(measure(s, style.style, r.title)), line.GetWidth());
    const Hit h = link_at(s, id_of(s.tree().keep("ranked " + r.title)), {x, line.Min.y, x + w, line.Max.y}, r.title, r.href, look);
    say(s, link_node(s, h, r.title, r.href));
    if (follows(h)) ui.emit(Follow{r.href});
    x += w + px(s, 8);
    if (!r.tag.empty() && x + tag_width(s, r.tag) < line.Max.x) {
        const ImRect tag{x, middle(line).y - px(s, 10), x + tag_width(s, r.tag), middle(line).y + px(s, 10)};
        draw_tag(s, tag, r.tag, false);
        say_words(s, tag, r.tag);
        x = tag.Max.x + px(s, 8);
    }
    const ImRect verdict{x, line.Min.y, line.Max.x, line.Max.y};
    draw_mark(s, r.verdict, {x + px(s, 7), middle(line).y}, 14);
    put_left(s, {x + px(s, 20), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text_of(r.verdict.tone), r.verdict.word);
    say_words(s, verdict, r.verdict.word);
}

static void draw_lines(ScreenState& s, const Ranked& r, ImRect line) {
    for (std::size_t i = 0; i < r.lines.size() && i < 2; ++i) {
        line.Min.y = line.Max.y, line.Max.y += px(s, kLine);
        put_left(s, line, Style::small, i == 0 && !r.faded ? s.colours.text.secondary : s.colours.text.tertiary, r.lines[i]);
        say_words(s, line, r.lines[i]);
    }
}

static float number_and_word(ScreenState& s, ImVec2 at, const std::string& number, const std::string& word, Tone tone) {
    const float w = std::ceil(measure(s, Style::small_strong, number));
    put(s, at, Style::small_strong, s.colours.text_of(tone), number);
    put(s, {at.x + w + px(s, 4), at.y}, Style::small, s.colours.text.secondary, word);
    return w + px(s, 4) + std::ceil(measure(s, Style::small, word));
}

static void draw_numbers(ScreenState& s, const Ranked& r, const ImRect& area) {
    const float y = middle(area).y - px(s, 20);
    number_and_word(s, {area.Min.x, y}, r.left, r.left_word, r.left_tone);
    const float w = std::ceil(measure(s, Style::small_strong, r.right)) + px(s, 4) + std::ceil(measure(s, Style::small, r.right_word));
    number_and_word(s, {area.Max.x - w, y}, r.right, r.right_word, Tone::strong);
    const ImRect bar{area.Min.x, y + px(s, 22), area.Max.x, y + px(s, 28)};
    draw_bar(s, r.bar, bar);
    say_words(s, area, s.tree().keep(r.left + " " + r.left_word + ", " + r.right + " " + r.right_word));
    say_words(s, bar, r.bar.said, a11y::Role::img);
}

static bool draw_action(ScreenState& s, const Ranked& r, const ImRect& row) {
    const bool below = stacked(s, r, row.GetWidth());
    const float w = button_width(s, r.button), h = control_height(s, r.button.size);
    const float x = below ? row.Min.x + px(s, kPlace) : row.Max.x - px(s, kPad) - w, y = below ? row.Max.y - h - px(s, 14) : std::floor(middle(row).y - h / 2);
    const Hit hit = button_at(s, r.button, id_of(s.tree().keep("ranked button " + r.title)), {x, y, x + w, y + h});
    say_button(s, r.button, hit);
    return hit.pressed;
}

static bool draw_item(Ui& ui, const Ranked& r, const ImRect& row, bool last) {
    ScreenState& s = ui.state();
    if (r.best) fill(s, row, s.colours.accent.selection, 0, ImDrawFlags_RoundCornersNone);
    const bool below = stacked(s, r, row.GetWidth());
    const ImRect words{row.Min, {row.Max.x, row.Max.y - (below ? px(s, kBelow) : 0)}};
    draw_place(s, r, words);
    const bool numbers = !r.bar.parts.empty() && row.GetWidth() > px(s, 560);
    float right = row.Max.x - px(s, kPad) - (r.button.label.empty() || below ? 0 : px(s, kButton));
    if (numbers) {
        const ImRect area{right - px(s, kNumbers), row.Min.y, right, row.Max.y};
        draw_numbers(s, r, area);
        right = area.Min.x - px(s, kPad);
    }
    const float lines = px(s, kLine) * float(1 + std::min<std::size_t>(2, r.lines.size()));
    const float top = std::floor(middle(words).y - lines / 2);
    const ImRect title{row.Min.x + px(s, kPlace), top, right, top + px(s, kLine)};
    draw_title(ui, r, title);
    draw_lines(s, r, title);
    const bool pressed = !r.button.label.empty() && draw_action(s, r, row);
    if (!last) rule(s, row.Min.x, row.Max.x, row.Max.y - hair(s), s.colours.border.subtle);
    return pressed;
}

std::optional<int> Ui::ranking(std::string_view name, std::span<const Ranked> items) {
    float height = 0;
    const float width = rest_width(s_, 240);
    for (const auto& r : items) height += height_of(s_, r, width);
    const ImRect area = place(s_, {width, height});
    const ImGuiID id = id_of(name);
    say(s_, node_at(s_, id, area, a11y::Role::list, name));
    s_.tree().open(id);
    std::optional<int> pressed;
    float y = area.Min.y;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ImRect row{area.Min.x, y, area.Max.x, y + height_of(s_, items[i], width)};
        const ImGuiID item = id_of(s_.tree().keep("ranked item " + items[i].title));
        const auto words = s_.tree().keep((items[i].faded ? "" : items[i].place + ". ") + items[i].title);
        say(s_, node_at(s_, item, row, a11y::Role::listitem, words));
        s_.tree().open(item);
        if (draw_item(*this, items[i], row, i + 1 == items.size())) pressed = int(i);
        s_.tree().close();
        y = row.Max.y;
    }
    s_.tree().close();
    return pressed;
}
