#include "ui/button_parts.h"
#include "ui/field_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cstdlib>

// The byte at which the caret would stand for a press at `x`, measured from the text's start.
int byte_at(ScreenState& s, Style style, std::string_view text, float x) {
    int best = 0;
    float nearest = std::abs(x);
    for (std::size_t i = 1; i <= text.size(); ++i) {
        if (i < text.size() && (text[i] & 0xC0) == 0x80) continue;
        const float distance = std::abs(measure(s, style, text.substr(0, i)) - x);
        if (distance < nearest) nearest = distance, best = int(i);
    }
    return best;
}

static void place_caret(ScreenState& s, const Hit& h, Caret& caret, Style style, std::string_view text, float start) {
    if (!h.held) {
        caret.dragging = false;
        return;
    }
    const int at = byte_at(s, style, text, ImGui::GetIO().MousePos.x - start);
    if (!caret.dragging) caret.anchor = at;
    caret.dragging = true;
    const int from = std::min(at, caret.anchor), to = std::max(at, caret.anchor);
    if (from == caret.from && to == caret.to) return;
    caret.from = from, caret.to = to;
    s.selection_wanted = TextSelection{h.id, from, to};
}

// `line` begins where the text does.
static void draw_tokens(ScreenState& s, std::span<const TokenSpan> tokens, const ImRect& line, Style style, std::string_view text) {
    const Colours& c = s.colours;
    for (const auto& token : tokens) {
        if (token.to > text.size() || token.from >= token.to) continue;
        const float a = line.Min.x + measure(s, style, text.substr(0, token.from)), b = line.Min.x + measure(s, style, text.substr(0, token.to));
        box(s, {std::floor(a) - px(s, 2), line.Min.y - px(s, 1), std::ceil(b) + px(s, 2), line.Max.y + px(s, 1)}, token.wrong ? c.failed.bg : c.accent.soft,
            token.wrong ? c.failed.border : c.accent.soft_border, 4);
    }
}

static void draw_typed(ScreenState& s, const ImRect& area, Style style, std::string_view text, std::span<const TokenSpan> in_tokens, Caret& caret, bool editing) {
    const Colours& c = s.colours;
    const int end = int(text.size());
    caret.from = std::clamp(caret.from, 0, end), caret.to = std::clamp(caret.to, 0, end);
    const float a = measure(s, style, text.substr(0, caret.from)), b = measure(s, style, text.substr(0, caret.to));
    const float room = area.GetWidth() - px(s, 2);
    if (!editing) caret.scroll = 0;
    else caret.scroll = std::clamp(caret.scroll, std::max(0.0f, b - room), b);
    const float x = std::round(area.Min.x - caret.scroll), line = line_height(s, style);
    const float y = std::floor(middle(area).y - line / 2);
    ImGui::PushClipRect({area.Min.x - 1, area.Min.y}, {area.Max.x + 1, area.Max.y}, true);
    if (!text.empty()) draw_tokens(s, in_tokens, {x, y, x, y + line}, style, text);
    if (editing && caret.to > caret.from) fill(s, {x + a, y, x + b, y + line}, c.forced ? c.accent.solid : c.accent.soft_border, 2);
    put(s, {x, y}, style, c.text.primary, text);
    if (editing && caret.to > caret.from && c.forced) {
        const OnHighlight highlighted(s, true);
        ImGui::PushClipRect({x + a, y}, {x + b, y + line}, true);
        put(s, {x, y}, style, c.text.primary, text);
        ImGui::PopClipRect();
    }
    if (editing && caret.to == caret.from) fill(s, {std::round(x + b), y + px(s, 2), std::round(x + b) + px(s, 1.5f), y + line - px(s, 2)}, c.accent.fg, 0, ImDrawFlags_RoundCornersNone);
    ImGui::PopClipRect();
}

// What the browser's element was made to hold since the last frame.
std::optional<std::string> take_typed(ScreenState& s, const TextInput& in, Caret& caret) {
    auto edit = take_edit(s, in.id);
    if (!edit) return {};
    caret.from = edit->from, caret.to = edit->to;
    if (edit->value == in.value) return {};
    return std::move(edit->value);
}

std::optional<std::string> text_input(ScreenState& s, const TextInput& in) {
    Caret& caret = s.widgets->carets[in.id];
    auto changed = take_typed(s, in, caret);
    const std::string_view value = changed ? std::string_view(*changed) : in.value;
    const Hit h = hit(s, in.id, in.area);
    if (h.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    place_caret(s, h, caret, in.style, value, in.area.Min.x - caret.scroll);
    if (value.empty()) put_left(s, in.area, in.style, s.colours.text.tertiary, in.hint);
    draw_typed(s, in.area, in.style, value, in.tokens, caret, h.focused);
    a11y::Node node = node_for(s, h, in.combobox ? a11y::Role::combobox : in.search ? a11y::Role::searchbox : a11y::Role::textbox, in.name);
    node.value = value;
    node.invalid = in.invalid;
    node.description = in.description;
    node.key = in.key;
    node.expanded = in.expanded, node.expandable = in.combobox;
    node.active = in.active;
    say(s, node);
    if (in.focus_now && !caret.focus_asked) s.want_focus(in.id);
    caret.focus_asked = in.focus_now;
    return changed;
}

static ImRect frame_field(ScreenState& s, const Field& f, ImGuiID id, const ImRect& frame) {
    const Colours& c = s.colours;
    const bool focused = s.focus_id == id, hovered = ImGui::IsMouseHoveringRect(frame.Min, frame.Max) && ImGui::IsWindowHovered();
    const Rgba border = !f.error.empty() ? c.failed.fill : focused ? c.focus : hovered ? c.border.strong : c.border.normal;
    box(s, frame, c.surface.inset, border, 6);
    if (focused) outline(s, frame, border, 6, s.focus_ring ? 2 : 1);
    ImRect inner{frame.Min.x + px(s, 12), frame.Min.y, frame.Max.x - px(s, 12), frame.Max.y};
    if (f.icon != Icon::none) {
        put_icon(s, {frame.Min.x + px(s, 18), middle(frame).y}, f.icon, 16, c.text.tertiary);
        inner.Min.x = frame.Min.x + px(s, 32);
    }
    return inner;
}

static void draw_error(ScreenState& s, std::string_view error) {
    const ImRect line = place(s, {rest_width(s, 160), px(s, 24)});
    put_icon(s, {line.Min.x + px(s, 7), middle(line).y}, Icon::circle_x, 14, s.colours.failed.fg);
    put_left(s, {line.Min.x + px(s, 20), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.failed.fg, error);
    say_words(s, line, error, a11y::Role::alert);
}

static std::optional<std::string> many_lines(ScreenState& s, const Field& f, ImGuiID id, float width) {
    const ImRect frame = place(s, {width, px(s, f.height)});
    const ImRect inner = inset(frame_field(s, f, id, frame), 0, px(s, 6));
    auto changed = text_area(s, {.id = id, .area = inner, .style = f.mono ? Style::code : Style::body, .value = f.value, .hint = f.hint.empty() ? f.label : f.hint,
                                 .name = f.label, .description = f.error, .key = f.shortcut, .invalid = !f.error.empty(), .focus_now = f.focus_now});
    s.widgets->last_box = frame;
    if (!f.error.empty()) draw_error(s, f.error);
    return changed;
}

std::optional<std::string> draw_field(ScreenState& s, const Field& f, ImGuiID id, TextInput input, ImRect& inner) {
    const float width = f.width > 0 ? px(s, f.width) : rest_width(s, 160);
    const ImRect frame = place(s, {width, control_height(s)});
    inner = frame_field(s, f, id, frame);
    const float side = frame.GetHeight() - px(s, 8);
    const bool clearable = f.clearable && !f.value.empty();
    const ImRect cross{frame.Max.x - px(s, 4) - side, frame.Min.y + px(s, 4), frame.Max.x - px(s, 4), frame.Max.y - px(s, 4)};
    if (clearable) inner.Max.x = cross.Min.x - px(s, 4);
    else if (!f.shortcut.empty()) {
        const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, f.shortcut)) + px(s, 10)), y = middle(frame).y;
        put_key_cap(s, {frame.Max.x - px(s, 8) - w, y - px(s, 9), frame.Max.x - px(s, 8), y + px(s, 9)}, f.shortcut);
        inner.Max.x -= w;
    }
    input.id = id, input.area = inner, input.style = f.mono ? Style::mono : Style::body, input.value = f.value, input.hint = f.hint.empty() ? f.label : f.hint;
    input.name = f.label, input.description = f.error, input.key = f.shortcut, input.search = f.search, input.invalid = !f.error.empty();
    input.focus_now = f.focus_now, input.tokens = f.tokens;
    auto changed = text_input(s, input);
    if (clearable) {
        const Hit h = hit(s, id + 2, cross);
        draw_icon_button(s, Icon::x, h, false, 14);
        say(s, node_for(s, h, a11y::Role::button, s.tree().keep("Clear " + f.label)));
        if (h.pressed) {
            changed = std::string();
            s.want_focus(id);
        }
    }
    s.widgets->last_box = frame;
    return changed;
}

std::optional<std::string> Ui::field(const Field& f) {
    const ImGuiID id = id_of(f.key.empty() ? f.label : f.key);
    if (f.multiline) return many_lines(s_, f, id, f.width > 0 ? px(s_, f.width) : rest_width(s_, 160));
    ImRect inner;
    auto changed = draw_field(s_, f, id, {}, inner);
    if (!f.error.empty()) draw_error(s_, f.error);
    return changed;
}
