#include "ui/field_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

// Lines as they were typed: none is wrapped, so that the browser's own Up and Down, in the
// real <textarea>, go where they seem to.
namespace {

struct Line { int from = 0, to = 0; };

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> out;
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back({int(at), int(end)});
        if (end == text.size()) return out;
        at = end + 1;
    }
}

std::size_t line_at(const std::vector<Line>& lines, int byte) {
    std::size_t i = 0;
    while (i + 1 < lines.size() && lines[i + 1].from <= byte) ++i;
    return i;
}

struct Area {
    ScreenState& s;
    const TextInput& in;
    std::string_view text;
    std::vector<Line> lines;
    float step = 0;
    std::string_view words(const Line& l) const { return text.substr(std::size_t(l.from), std::size_t(l.to - l.from)); }
    float x_of(const Line& l, int byte) const { return measure(s, in.style, text.substr(std::size_t(l.from), std::size_t(std::clamp(byte, l.from, l.to) - l.from))); }
};

void place_caret(Area& a, const Hit& h, Caret& caret) {
    if (!h.held) {
        caret.dragging = false;
        return;
    }
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float row = std::floor((mouse.y - a.in.area.Min.y + caret.scroll_y) / a.step);
    const Line& line = a.lines[std::size_t(std::clamp(row, 0.0f, float(a.lines.size() - 1)))];
    const int at = line.from + byte_at(a.s, a.in.style, a.words(line), mouse.x - a.in.area.Min.x + caret.scroll);
    if (!caret.dragging) caret.anchor = at;
    caret.dragging = true;
    const int from = std::min(at, caret.anchor), to = std::max(at, caret.anchor);
    if (from == caret.from && to == caret.to) return;
    caret.from = from, caret.to = to;
    a.s.selection_wanted = TextSelection{h.id, from, to};
}

// Keeps the caret in sight when it moved; the wheel goes anywhere.
void scroll(Area& a, const Hit& h, Caret& caret, bool moved) {
    const float high = a.in.area.GetHeight(), wide = a.in.area.GetWidth() - px(a.s, 4);
    if (h.hovered) {
        ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
        if (const float wheel = ImGui::GetIO().MouseWheel; wheel != 0) caret.scroll_y -= wheel * 3 * a.step, a.s.want_frames(1);
    }
    if (moved) {
        const std::size_t row = line_at(a.lines, caret.to);
        const float y = a.step * float(row), x = a.x_of(a.lines[row], caret.to);
        caret.scroll_y = std::clamp(caret.scroll_y, y + a.step - high, y);
        caret.scroll = std::clamp(caret.scroll, x - wide, std::max(0.0f, x));
    }
    caret.scroll = std::max(0.0f, caret.scroll);
    caret.scroll_y = std::round(std::clamp(caret.scroll_y, 0.0f, std::max(0.0f, a.step * float(a.lines.size()) - high)));
}

void draw_line(Area& a, std::size_t row, const Caret& caret, bool editing) {
    ScreenState& s = a.s;
    const Line& line = a.lines[row];
    const float x = std::round(a.in.area.Min.x - caret.scroll), y = a.in.area.Min.y + a.step * float(row) - caret.scroll_y;
    const bool selected = editing && caret.to > caret.from && caret.from <= line.to && caret.to >= line.from;
    const float from = x + a.x_of(line, caret.from), to = x + a.x_of(line, caret.to) + (caret.to > line.to ? px(s, 4) : 0);
    if (selected) fill(s, {from, y, to, y + a.step}, s.colours.forced ? s.colours.accent.solid : s.colours.accent.soft_border, 0, ImDrawFlags_RoundCornersNone);
    put(s, {x, y}, a.in.style, s.colours.text.primary, a.words(line));
    if (selected && s.colours.forced) {
        const OnHighlight highlighted(s, true);
        ImGui::PushClipRect({from, y}, {to, y + a.step}, true);
        put(s, {x, y}, a.in.style, s.colours.text.primary, a.words(line));
        ImGui::PopClipRect();
    }
    const bool here = editing && caret.from == caret.to && line_at(a.lines, caret.to) == row;
    if (here) fill(s, {std::round(to), y + px(s, 2), std::round(to) + px(s, 1.5f), y + a.step - px(s, 2)}, s.colours.accent.fg, 0, ImDrawFlags_RoundCornersNone);
}

}  // namespace

std::optional<std::string> text_area(ScreenState& s, const TextInput& in) {
    Caret& caret = s.widgets->carets[in.id];
    const int from = caret.from, to = caret.to;
    auto changed = take_typed(s, in, caret);
    Area a{s, in, changed ? std::string_view(*changed) : in.value, {}, line_height(s, in.style)};
    a.lines = lines_of(a.text);
    const Hit h = hit(s, in.id, in.area);
    if (h.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    place_caret(a, h, caret);
    const int end = int(a.text.size());
    caret.from = std::clamp(caret.from, 0, end), caret.to = std::clamp(caret.to, 0, end);
    scroll(a, h, caret, changed || from != caret.from || to != caret.to);
    ImGui::PushClipRect(in.area.Min, in.area.Max, true);
    if (a.text.empty()) put(s, in.area.Min, in.style, s.colours.text.tertiary, in.hint);
    const auto first = std::size_t(std::max(0.0f, std::floor(caret.scroll_y / a.step)));
    const auto last = std::min(a.lines.size(), first + std::size_t(in.area.GetHeight() / a.step) + 2);
    for (std::size_t i = first; i < last; ++i) draw_line(a, i, caret, h.focused);
    ImGui::PopClipRect();
    a11y::Node node = node_for(s, h, a11y::Role::textbox, in.name);
    node.value = s.tree().keep(a.text);
    node.multiline = true;
    node.invalid = in.invalid;
    node.description = in.description;
    say(s, node);
    if (in.focus_now && !caret.focus_asked) s.want_focus(in.id);
    caret.focus_asked = in.focus_now;
    return changed;
}
