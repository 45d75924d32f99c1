#include "ui/field_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHead = 28, kFoot = 30;

static float row_height(const ScreenState& s) { return px(s, screen_size(s).x < px(s, 768) ? 44 : 30); }
static ImGuiID option_id(ImGuiID list, int i) { return ImHashData(&i, sizeof i, list); }

static bool in_list(const ScreenState& s, ImGuiID list, int count) {
    for (int i = 0; i < count; ++i) if (s.focus_id == option_id(list, i)) return true;
    return false;
}

// A key that was begun: Tab writes it out, though nothing is marked and Enter is for the words as they stand.
static bool begins_key(const SuggestMemory& m) { return m.shown.to > m.shown.from && !m.shown.items.empty() && m.shown.items.front().goes_on; }

// The suggestion that Tab takes; −1: none.
static int ready(const SuggestMemory& m) { return !m.open ? -1 : m.row >= 0 ? m.row : begins_key(m) ? 0 : -1; }

static ImVec2 list_size(ScreenState& s, const Suggestions& shown) {
    float width = px(s, 240);
    for (const auto& item : shown.items)
        width = std::max(width, px(s, 90) + std::ceil(measure(s, Style::body, item.text) + measure(s, Style::small, item.note) + measure(s, Style::small, item.count)));
    if (!shown.hint.empty()) width = std::max(width, px(s, 32) + std::ceil(measure(s, Style::small, shown.hint)));
    const float high = px(s, kHead + 8) + float(shown.items.size()) * row_height(s) + (shown.hint.empty() ? 0 : px(s, kFoot));
    return {std::min(width, screen_size(s).x - px(s, 16)), high};
}

static void draw_suggestion(ScreenState& s, const Suggestion& item, const Hit& h, bool chosen, bool by_tab) {
    const Colours& c = s.colours;
    if (chosen || h.hovered) fill(s, h.box, chosen ? c.surface.active : c.surface.hover, 4);
    float right = h.box.Max.x - px(s, 10);
    if (by_tab) {
        const float w = std::ceil(measure(s, Style::micro, "Tab")) + px(s, 10), y = middle(h.box).y;
        put_key_cap(s, {right - w, y - px(s, 9), right, y + px(s, 9)}, "Tab");
    }
    right -= px(s, 42);
    put_right(s, {h.box.Min.x, h.box.Min.y, right, h.box.Max.y}, Style::small, c.text.tertiary, item.count);
    right -= measure(s, Style::small, item.count) + px(s, 12);
    const float words = put_left(s, {h.box.Min.x + px(s, 10), h.box.Min.y, right, h.box.Max.y}, Style::body, c.text.primary, item.text);
    put_left(s, {h.box.Min.x + px(s, 18) + words, h.box.Min.y, right, h.box.Max.y}, Style::small, c.text.tertiary, item.note);
}

static std::optional<int> draw_list(ScreenState& s, SuggestMemory& m, ImGuiID list, ImVec2 corner) {
    const ImVec2 size = list_size(s, m.shown);
    const float x = std::clamp(corner.x, px(s, 8), std::max(px(s, 8), screen_size(s).x - size.x - px(s, 8)));
    const ImRect area{x, corner.y, x + size.x, corner.y + size.y};
    std::optional<int> pressed;
    open_window(s, "##suggestions", area);
    draw_raised(s, area, 8, false);
    say(s, node_at(s, list, area, a11y::Role::listbox, m.shown.title));
    s.tree().open(list);
    put_left(s, {area.Min.x + px(s, 14), area.Min.y, area.Max.x, area.Min.y + px(s, kHead)}, Style::small, s.colours.text.secondary, m.shown.title);
    float y = area.Min.y + px(s, kHead);
    for (int i = 0; i < int(m.shown.items.size()); ++i) {
        const Suggestion& item = m.shown.items[std::size_t(i)];
        const Hit h = hit(s, option_id(list, i), {area.Min.x + px(s, 4), y, area.Max.x - px(s, 4), y + row_height(s)});
        draw_suggestion(s, item, h, i == m.row, i == ready(m));
        a11y::Node node = node_for(s, h, a11y::Role::option, item.text);
        node.tab = a11y::Tab::focusable;
        node.selectable = true, node.selected = i == m.row;
        node.description = item.count.empty() ? std::string_view(item.note) : s.tree().keep(item.count + (item.note.empty() ? "" : ", " + item.note));
        say(s, node);
        if (h.pressed) pressed = i;
        y = h.box.Max.y;
    }
    if (!m.shown.hint.empty()) {
        rule(s, area.Min.x, area.Max.x, area.Max.y - px(s, kFoot), s.colours.border.normal);
        put_left(s, {area.Min.x + px(s, 14), area.Max.y - px(s, kFoot), area.Max.x - px(s, 8), area.Max.y}, Style::small, s.colours.text.tertiary, m.shown.hint);
    }
    s.tree().close();
    close_overlay(s);
    return pressed;
}

static std::string taken(ScreenState& s, SuggestMemory& m, ImGuiID field, std::string text, int i) {
    const auto& item = m.shown.items[std::size_t(i)];
    const auto to = std::min(m.shown.to, text.size()), from = std::min(m.shown.from, to);
    text.replace(from, to - from, item.insert);
    m.expected = text;
    m.caret = int(from + item.insert.size());
    m.open = item.goes_on;
    m.row = -1;
    s.want_focus(field);
    s.want_frames(2);
    return text;
}

// Keys are about the list that was on screen when they were pressed.
static std::optional<int> use_key(ScreenState& s, SuggestMemory& m, ImGuiID field) {
    const auto key = take_key(s, field);
    const int count = m.open ? int(m.shown.items.size()) : 0;
    if (take_key(s, field + 1) == Key::escape || key == Key::escape) s.escape_used |= m.open, m.open = false;
    if (key == Key::down && !m.open) m.open = true, m.row = -1;
    else if (key == Key::down && count) m.row = m.row + 1 < count ? m.row + 1 : 0;
    else if (key == Key::up && count) m.row = m.row > 0 ? m.row - 1 : count - 1;
    if (key == Key::tab && ready(m) >= 0) return s.want_frames(1), ready(m);
    const bool takes = (key == Key::enter || s.activated == field) && m.row >= 0 && m.row < count;
    if (!takes && key == Key::enter) m.open = false;
    if (key) s.want_frames(1);
    return takes ? std::optional(m.row) : std::nullopt;
}

static void place_waiting_caret(ScreenState& s, SuggestMemory& m, ImGuiID field, std::string_view value) {
    if (m.caret < 0 || value != m.expected) return;
    Caret& caret = s.widgets->carets[field];
    caret.from = caret.to = m.caret;
    s.selection_wanted = TextSelection{field, m.caret, m.caret};
    m.caret = -1;
}

std::optional<std::string> Ui::query_field(const Field& f, const Suggest& suggest) {
    const ImGuiID id = id_of(f.key.empty() ? f.label : f.key);
    SuggestMemory& m = s_.widgets->suggesting[id];
    place_waiting_caret(s_, m, id, f.value);
    const auto by_key = use_key(s_, m, id);
    const bool open = m.open && !m.shown.items.empty();
    ImRect inner;
    auto changed = draw_field(s_, f, id, {.combobox = true, .expanded = open, .active = open && ready(m) >= 0 ? option_id(id + 1, ready(m)) : 0}, inner);
    const ImRect frame = s_.widgets->last_box;
    if (by_key) return taken(s_, m, id, f.value, *by_key);
    const std::string& text = changed ? *changed : f.value;
    if (changed) m.open = !text.empty();
    if (s_.focus_id != id && !in_list(s_, id + 1, int(m.shown.items.size()))) m.open = false;
    if (!m.open) return changed;
    const Caret& caret = s_.widgets->carets[id];
    m.shown = suggest(text, std::size_t(std::clamp(caret.to, 0, int(text.size()))));
    if (changed) m.row = m.shown.eager && !m.shown.items.empty() ? 0 : -1, s_.want_frames(1);
    m.row = std::min(m.row, int(m.shown.items.size()) - 1);
    if (m.shown.items.empty()) return changed;
    const float x = inner.Min.x - caret.scroll + measure(s_, Style::body, std::string_view(text).substr(0, std::min(m.shown.from, text.size())));
    const auto pressed = draw_list(s_, m, id + 1, {std::round(x - px(s_, 14)), frame.Max.y + px(s_, 4)});
    return pressed ? std::optional(taken(s_, m, id, text, *pressed)) : changed;
}

std::optional<std::string> Ui::query_faults(std::span<const QueryFault> faults) {
    std::optional<std::string> mended;
    for (const auto& fault : faults) {
        const auto line = row(8);
        const auto what = region(a11y::Role::alert, fault.words);
        icon(Icon::circle_x, Tone::failed, 14);
        small(fault.words, Tone::failed);
        if (fault.fixed.empty()) continue;
        small("Did you mean");
        if (button({.label = fault.instead, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "instead"})) mended = fault.fixed;
    }
    return mended;
}
