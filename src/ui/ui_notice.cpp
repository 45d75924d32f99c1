#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static bool coloured(Tone tone) { return tone == Tone::failed || tone == Tone::queued || tone == Tone::warning; }

static void draw_emblem(ScreenState& s, const Notice& n, ImVec2 top) {
    const float side = px(s, 44);
    const ImRect square{top.x - side / 2, top.y, top.x + side / 2, top.y + side};
    const StateColours& tone = s.colours.state_of(n.tone);
    if (coloured(n.tone)) box(s, square, tone.bg, tone.border, 10);
    else box(s, square, s.colours.surface.raised, s.colours.border.normal, 10);
    put_icon(s, middle(square), n.icon, 20, coloured(n.tone) ? tone.fg : s.colours.text.secondary);
}

// Every line stands in the middle by itself; returns the height.
static float draw_words(ScreenState& s, std::string_view words, float centre, float y, float most) {
    const float step = line_height(s, Style::body);
    const auto lines = broken(s, Style::body, words, most);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float top = y + step * float(i);
        put_centred(s, {centre - most / 2, top, centre + most / 2, top + step}, Style::body, s.colours.text.secondary, lines[i]);
    }
    return step * float(lines.size());
}

static float draw_code(ScreenState& s, std::string_view code, float centre, float y, float most) {
    const float width = std::min(most, std::ceil(measure(s, Style::mono, code)) + px(s, 24));
    const ImRect well{std::round(centre - width / 2), y, std::round(centre + width / 2), y + px(s, 34)};
    box(s, well, s.colours.surface.inset, s.colours.border.subtle, 6);
    put_left(s, inset(well, px(s, 12), 0), Style::mono, s.colours.text.secondary, code);
    a11y::Node node = node_at(s, child_id(s, "code"), well, a11y::Role::text, code);
    node.selectable_text = true;
    say(s, node);
    return well.GetHeight();
}

// Buttons side by side, on as many lines as they want: the first of each line.
static std::vector<std::size_t> lines_of(ScreenState& s, std::span<const Button> actions, float most) {
    std::vector<std::size_t> first;
    float x = most;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const float w = button_width(s, actions[i]);
        if (first.empty() || x + w > most) first.push_back(i), x = 0;
        x += w + px(s, 8);
    }
    return first;
}

static std::optional<int> draw_actions(ScreenState& s, const Notice& n, float centre, float y, float most) {
    std::optional<int> pressed;
    const auto lines = lines_of(s, n.actions, most);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const std::size_t end = line + 1 < lines.size() ? lines[line + 1] : n.actions.size();
        float width = px(s, 8) * float(end - lines[line] - 1);
        for (std::size_t i = lines[line]; i < end; ++i) width += button_width(s, n.actions[i]);
        float x = std::round(centre - width / 2);
        for (std::size_t i = lines[line]; i < end; ++i) {
            const Button& b = n.actions[i];
            const float w = button_width(s, b);
            const Hit h = button_at(s, b, id_of(s.tree().keep("notice " + b.label)), {x, y, x + w, y + control_height(s, b.size)});
            say_button(s, b, h);
            if (h.pressed) pressed = int(i);
            x += w + px(s, 8);
        }
        y += control_height(s) + px(s, 8);
    }
    return pressed;
}

// In the middle of what is left, or of the height that is usual for it.
std::optional<int> Ui::empty(const Notice& n) {
    const float width = rest_width(s_, 200), most = std::min(width - px(s_, 32), px(s_, 480));
    float need = px(s_, n.icon == Icon::none ? 20 : 44 + 14 + 20);
    if (!n.words.empty()) need += px(s_, 4) + line_height(s_, Style::body) * float(broken(s_, Style::body, n.words, most).size());
    if (!n.code.empty()) need += px(s_, 12 + 34);
    if (!n.actions.empty()) need += px(s_, 8) + (control_height(s_) + px(s_, 8)) * float(lines_of(s_, n.actions, width).size());
    const float high = std::clamp(rest_height(s_), need + px(s_, 48), std::max(need + px(s_, 48), px(s_, 420)));
    const ImRect area = place(s_, {width, high});
    const float centre = middle(area).x;
    float y = std::floor(area.Min.y + (high - need) / 2);
    if (n.icon != Icon::none) {
        draw_emblem(s_, n, {std::round(centre), y});
        y += px(s_, 44 + 14);
    }
    const ImRect head{area.Min.x, y, area.Max.x, y + px(s_, 20)};
    put_centred(s_, head, Style::heading, s_.colours.text.primary, n.heading);
    a11y::Node heading = node_at(s_, child_id(s_, "notice"), head, a11y::Role::heading, n.heading);
    heading.level = 2;
    say(s_, heading);
    y += px(s_, 24);
    if (!n.words.empty()) {
        const float h = draw_words(s_, n.words, centre, y, most);
        say_words(s_, {area.Min.x, y, area.Max.x, y + h}, n.words, a11y::Role::status);
        y += h;
    }
    if (!n.code.empty()) y += px(s_, 12), y += draw_code(s_, n.code, centre, y, most);
    if (n.actions.empty()) return {};
    return draw_actions(s_, n, centre, y + px(s_, 16), width);
}

// What was asked and what came back, as far as there is room; whole in the tree, to be copied.
static void draw_request(ScreenState& s, std::string_view code, const ImRect& line) {
    if (line.GetWidth() >= px(s, 80)) put_left(s, line, Style::mono, s.colours.text.tertiary, code);
    a11y::Node node = node_at(s, child_id(s, "code"), line, a11y::Role::text, code);
    node.selectable_text = true;
    say(s, node);
}

static Button compact(Button b) {
    b.size = Button::Size::compact;
    return b;
}

// The words before them are said first.
static std::optional<int> draw_banner_actions(ScreenState& s, std::span<const Button> actions, const ImRect& area, float x) {
    std::optional<int> pressed;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const Button b = compact(actions[i]);
        const float w = button_width(s, b);
        const Hit h = button_at(s, b, id_of(s.tree().keep("banner " + b.label)), {x, area.Min.y + px(s, 6), x + w, area.Max.y - px(s, 6)});
        say_button(s, b, h);
        if (h.pressed) pressed = int(i);
        x += w + px(s, 8);
    }
    return pressed;
}

std::optional<int> Ui::banner(const Notice& n) {
    const bool tinted = coloured(n.tone);
    const StateColours& tone = s_.colours.state_of(n.tone);
    const float width = rest_width(s_, 200);
    const ImRect area = place(s_, {width, px(s_, 40)});
    box(s_, area, tinted ? tone.bg : s_.colours.surface.card, tinted ? tone.border : s_.colours.border.subtle, 8);
    const ImGuiID id = child_id(s_, "banner");
    a11y::Node node = node_at(s_, id, area, n.tone == Tone::failed ? a11y::Role::alert : a11y::Role::status, {});
    say(s_, node);
    s_.tree().open(id);
    float x = area.Min.x + px(s_, 14), right = area.Max.x - px(s_, 6);
    if (n.icon != Icon::none) {
        put_icon(s_, {x + px(s_, 8), middle(area).y}, n.icon, 16, tinted ? tone.fg : s_.colours.text.secondary);
        x += px(s_, 26);
    }
    for (const auto& action : n.actions) right -= button_width(s_, compact(action)) + px(s_, 8);
    const std::string_view words = n.words.empty() ? std::string_view(n.heading) : n.heading.empty() ? std::string_view(n.words) : s_.tree().keep(n.heading + ". " + n.words);
    const ImRect line{x, area.Min.y, right - px(s_, 8), area.Max.y};
    const float wide = put_left(s_, line, Style::body, s_.colours.text.primary, words);
    say_words(s_, line, words);
    if (!n.code.empty()) draw_request(s_, n.code, {x + wide + px(s_, 12), line.Min.y, line.Max.x, line.Max.y});
    const auto pressed = draw_banner_actions(s_, n.actions, area, right + px(s_, 8));
    s_.tree().close();
    return pressed;
}
