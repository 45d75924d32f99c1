#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static ImRect line_of(ScreenState& s, Style style, std::string_view words) {
    const Room& r = room(s);
    const float whole = std::ceil(measure(s, style, words));
    // What is pushed right starts where its width of the last frame says: it must be free to grow.
    const bool pushed = r.flow == Room::Flow::across && !r.wraps;
    return place(s, {pushed ? whole : std::min(whole, std::max(px(s, 24), r.right - r.start.x)), line_height(s, style)});
}

static void words(ScreenState& s, Style style, Rgba colour, std::string_view text) {
    const ImRect box = line_of(s, style, text);
    put_left(s, box, style, colour, text);
    say_words(s, box, text);
    s.widgets->last_box = box;
}

static void headline(ScreenState& s, Style style, std::string_view text, int level) {
    const ImRect box = line_of(s, style, text);
    put_left(s, box, style, s.colours.text.primary, text);
    a11y::Node node = node_at(s, child_id(s, text), box, a11y::Role::heading, text);
    node.level = static_cast<std::uint8_t>(level);
    say(s, node);
    s.widgets->last_box = box;
}

void Ui::title(std::string_view text, bool mono) { headline(s_, mono ? Style::title_mono : Style::title, text, 1); }
void Ui::heading(std::string_view text, int level) { headline(s_, level <= 2 ? Style::heading : Style::body_strong, text, level); }
void Ui::text(std::string_view text, Tone tone) {
    words(s_, tone == Tone::strong ? Style::body_strong : Style::body, s_.colours.text_of(tone), text);
}
void Ui::small(std::string_view text, Tone tone) {
    words(s_, tone == Tone::strong ? Style::small_strong : Style::small, s_.colours.text_of(tone), text);
}
void Ui::mono(std::string_view text, Tone tone) {
    words(s_, tone == Tone::strong ? Style::mono_strong : Style::mono, s_.colours.text_of(tone), text);
}

void Ui::selectable(std::string_view text, Tone tone) {
    const ImRect box = line_of(s_, Style::mono, text);
    put_left(s_, box, Style::mono, s_.colours.text_of(tone), text);
    a11y::Node node = node_at(s_, child_id(s_, "selectable"), box, a11y::Role::text, text);
    node.selectable_text = true;
    say(s_, node);
}

// Breaks where a line is full: at a space, or anywhere in a word longer than the line.
std::vector<std::string_view> broken(ScreenState& s, Style style, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t hard = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, hard);
        if (measure(s, style, line) > width) {
            std::size_t fits = 0;
            for (std::size_t at = line.find(' '); at != line.npos && measure(s, style, line.substr(0, at)) <= width; at = line.find(' ', at + 1)) fits = at;
            if (fits == 0) {
                for (fits = 1; fits < line.size() && measure(s, style, line.substr(0, fits + 1)) <= width; ++fits) {}
                while (fits > 1 && fits < line.size() && (line[fits] & 0xC0) == 0x80) --fits;
            }
            line = line.substr(0, fits);
        }
        lines.push_back(line);
        text.remove_prefix(line.size());
        if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    }
    return lines;
}

void Ui::paragraph(std::string_view text, Tone tone) {
    const float width = rest_width(s_, 160), step = line_height(s_, Style::body);
    const auto lines = broken(s_, Style::body, text, width);
    const ImRect box = place(s_, {width, step * float(lines.size())});
    ImVec2 at = box.Min;
    for (const auto line : lines) {
        put(s_, at, Style::body, s_.colours.text_of(tone), line);
        at.y += step;
    }
    say_words(s_, box, text);
}

void Ui::icon(Icon which, Tone tone, float size) {
    const ImRect box = place(s_, {px(s_, size), px(s_, size)});
    put_icon(s_, middle(box), which, size, s_.colours.text_of(tone));
}

void Ui::key_cap(std::string_view key) {
    const float width = std::max(px(s_, 18), std::ceil(measure(s_, Style::micro, key)) + px(s_, 10));
    const ImRect cap = place(s_, {width, px(s_, 18)});
    put_key_cap(s_, cap, key);
    say_words(s_, cap, key);
}
