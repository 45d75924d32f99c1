#include "ui/field_parts.h"
#include "ui/link_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kWidth = 720, kInput = 52, kRow = 44, kGroup = 30, kFoot = 36, kAdds = 58;

static float list_height(ScreenState& s, const PaletteModel& p) {
    float high = px(s, 8);
    std::string_view group;
    for (const auto& item : p.items) {
        if (item.group != group && !item.group.empty()) high += px(s, kGroup);
        group = item.group;
        high += px(s, kRow);
    }
    return high + (p.items.empty() ? px(s, 60) : px(s, 8));
}

static bool has_adds(const PaletteModel& p) { return !p.adds.empty() || !p.note.empty(); }

// Matched letters stand on a tint; the words themselves are drawn once, over it.
static void draw_matched(ScreenState& s, const ImRect& line, const PaletteItem& item) {
    const Style style = item.mono ? Style::mono : Style::body_strong;
    const std::string_view title = item.title;
    for (const auto& [from, to] : item.matches) {
        const auto a = std::size_t(std::clamp<int>(from, 0, int(title.size()))), b = std::size_t(std::clamp<int>(to, int(a), int(title.size())));
        const float x0 = line.Min.x + measure(s, style, title.substr(0, a)), x1 = line.Min.x + measure(s, style, title.substr(0, b));
        fill(s, {x0 - 1, middle(line).y - px(s, 10), std::min(x1 + 1, line.Max.x), middle(line).y + px(s, 9)}, s.colours.match, 3);
    }
    put_left(s, line, style, s.colours.text.primary, title);
}

// Health has a shape and a status an icon, as everywhere; returns the width.
static float draw_mark(ScreenState& s, const ImRect& line, const Badge& badge) {
    const auto& colours = s.colours.state_of(badge.tone);
    const ImVec2 at{line.Min.x + px(s, 7), middle(line).y};
    if (badge.shape != Badge::Shape::none) shape(s, at, badge.shape, colours);
    else put_icon(s, at, badge.icon, 14, colours.fg);
    return px(s, 18) + put_left(s, {line.Min.x + px(s, 18), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.secondary, badge.word);
}

static void draw_option(ScreenState& s, const PaletteItem& item, const Hit& h, bool chosen) {
    const Colours& c = s.colours;
    if (chosen) box(s, h.box, c.surface.active, c.forced ? c.border.strong : 0, 6);
    const float y = middle(h.box).y;
    put_icon(s, {h.box.Min.x + px(s, 20), y}, item.icon, 16, chosen ? c.accent.fg : c.text.secondary);
    float right = h.box.Max.x - px(s, 12);
    if (!item.key.empty()) {
        const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, item.key)) + px(s, 10));
        put_key_cap(s, {right - w, y - px(s, 9), right, y + px(s, 9)}, item.key);
        right -= w + px(s, 10);
    }
    if (!item.fact.empty()) right -= put_right(s, {h.box.Min.x, h.box.Min.y, right, h.box.Max.y}, Style::small_strong, c.text.primary, item.fact) + px(s, 20);
    const float title = std::min(measure(s, item.mono ? Style::mono : Style::body_strong, item.title) + px(s, 16), (right - h.box.Min.x) * 0.7f);
    float left = h.box.Min.x + px(s, 40) + title;
    if (!item.badge.word.empty()) left += draw_mark(s, {left, h.box.Min.y, right, h.box.Max.y}, item.badge) + px(s, 12);
    put_right(s, {left, h.box.Min.y, right, h.box.Max.y}, Style::small, c.text.secondary, item.note);
    draw_matched(s, {h.box.Min.x + px(s, 40), h.box.Min.y, h.box.Min.x + px(s, 40) + title, h.box.Max.y}, item);
}

static std::string_view described(ScreenState& s, const PaletteItem& item) {
    std::string out = item.badge.word;
    for (const auto* part : {&item.note, &item.fact}) if (!part->empty()) out += (out.empty() ? "" : ", ") + *part;
    return s.tree().keep(out);
}

static void draw_group(ScreenState& s, const ImRect& line, const PaletteItem& item) {
    const float w = put_left(s, line, Style::small_strong, s.colours.text.tertiary, item.group);
    put_left(s, {line.Min.x + w + px(s, 8), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, item.group_note);
}

static ImGuiID option_id(ImGuiID list, int i) { return ImHashData(&i, sizeof i, list); }

static void keep_in_sight(ScreenState& s, ImGuiWindow* window, const ImRect& view, const ImRect& row) {
    if (row.Min.y < view.Min.y) ImGui::SetScrollY(window, window->Scroll.y - (view.Min.y - row.Min.y) - px(s, kGroup));
    if (row.Max.y > view.Max.y) ImGui::SetScrollY(window, window->Scroll.y + (row.Max.y - view.Max.y) + px(s, 8));
}

static std::optional<int> draw_options(ScreenState& s, const PaletteModel& p, ImGuiID id, const ImRect& view, bool moved) {
    std::optional<int> pressed;
    ImGuiWindow* window = open_scrolling(s, id, view, 0, 0);
    say(s, node_at(s, id, view, a11y::Role::listbox, "Results"));
    s.tree().open(id);
    place(s, {1, px(s, 8)});
    std::string_view group;
    for (int i = 0; i < int(p.items.size()); ++i) {
        const PaletteItem& item = p.items[std::size_t(i)];
        if (item.group != group && !item.group.empty()) draw_group(s, inset(place(s, {view.GetWidth(), px(s, kGroup)}), px(s, 20), 0), item);
        group = item.group;
        const ImRect row = inset(place(s, {view.GetWidth(), px(s, kRow)}), px(s, 8), 0);
        const Hit h = hit(s, option_id(id, i), row);
        if (h.hovered && ImGui::GetIO().MouseDelta.x + ImGui::GetIO().MouseDelta.y != 0) s.widgets->palette_row = i;
        if (h.focused) s.widgets->palette_row = i;
        const bool chosen = i == s.widgets->palette_row;
        if (chosen && moved) keep_in_sight(s, window, view, row);
        if (h.seen) draw_option(s, item, h, chosen);
        a11y::Node node = node_for(s, h, a11y::Role::option, item.title);
        node.tab = a11y::Tab::focusable;
        node.selectable = true, node.selected = chosen;
        node.description = described(s, item);
        node.href = item.href;
        node.key = item.key;
        say(s, node);
        if (h.pressed) pressed = i;
    }
    if (p.items.empty()) put_left(s, inset(place(s, {view.GetWidth(), px(s, 52)}), px(s, 20), 0), Style::body, s.colours.text.secondary, "Nothing matches. Try part of a name");
    place(s, {1, px(s, 8)});
    s.tree().close();
    close_scrolling(s, 0);
    return pressed;
}

static void draw_hints(ScreenState& s, const ImRect& foot) {
    rule(s, foot.Min.x, foot.Max.x, foot.Min.y, s.colours.border.normal);
    float x = foot.Min.x + px(s, 20);
    static constexpr std::string_view kHints[][2] = {{"↑↓", "Move"}, {"Enter", "Open"}, {"Ctrl+Enter", "New tab"}, {"Tab", "Complete"}, {"Esc", "Close"}};
    for (const auto& [key, words] : kHints) {
        const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, key)) + px(s, 10)), y = middle(foot).y;
        if (x + w > foot.Max.x - px(s, 60)) return;
        put_key_cap(s, {x, y - px(s, 9), x + w, y + px(s, 9)}, key);
        x += w + px(s, 8);
        x += put_left(s, {x, foot.Min.y, foot.Max.x, foot.Max.y}, Style::small, s.colours.text.secondary, words) + px(s, 18);
    }
}

static bool move_choice(ScreenState& s, ImGuiID field, int count, bool changed) {
    int& at = s.widgets->palette_row;
    const int before = at;
    if (changed) at = 0;
    if (const auto key = take_key(s, field); key && count > 0) {
        if (*key == Key::down) at = (at + 1) % count;
        if (*key == Key::up) at = (at + count - 1) % count;
    }
    at = std::clamp(at, 0, std::max(0, count - 1));
    return at != before;
}

// "health:" and others to write behind the query, and what its short forms were taken for.
static std::optional<std::string> draw_adds(ScreenState& s, const PaletteModel& p, ImGuiID id, const ImRect& area) {
    std::optional<std::string> written;
    const ImRect head{area.Min.x + px(s, 20), area.Min.y, area.Max.x, area.Min.y + px(s, 24)};
    if (!p.adds.empty()) put_left(s, head, Style::small_strong, s.colours.text.tertiary, "Add to the query");
    float x = area.Min.x + px(s, 20);
    for (const auto& add : p.adds) {
        const float w = std::ceil(measure(s, Style::mono, add)) + px(s, 14);
        const Hit h = hit(s, ImHashStr(add.c_str(), add.size(), id), {x, area.Min.y + px(s, 26), x + w, area.Min.y + px(s, 50)});
        box(s, h.box, h.hovered ? s.colours.surface.active : s.colours.surface.hover, s.colours.border.normal, 4);
        put_centred(s, h.box, Style::mono, s.colours.text.primary, add);
        if (h.ring) focus_ring(s, h.box, 4, false);
        say(s, node_for(s, h, a11y::Role::button, s.tree().keep("Add " + add)));
        if (h.pressed) written = p.text + (p.text.empty() || p.text.back() == ' ' ? "" : " ") + add;
        x += w + px(s, 8);
    }
    const ImRect note{x + px(s, 4), area.Min.y + px(s, 26), area.Max.x - px(s, 20), area.Min.y + px(s, 50)};
    put_left(s, note, Style::small, s.colours.text.secondary, p.note);
    say_words(s, note, p.note);
    return written;
}

static std::string_view found_words(ScreenState& s, const PaletteModel& p) {
    if (!p.found.empty()) return p.found;
    if (p.items.empty()) return "No results";
    return s.tree().keep(std::to_string(p.items.size()) + (p.items.size() == 1 ? " result" : " results"));
}

static ImRect palette_area(ScreenState& s, const PaletteModel& p, bool narrow, float& list) {
    const float adds = has_adds(p) ? px(s, kAdds) : 0;
    const float width = std::min(px(s, kWidth), screen_size(s).x - px(s, 24)), top = std::round(screen_size(s).y * (narrow ? 0.03f : 0.11f));
    list = std::min(list_height(s, p), screen_size(s).y - 2 * top - px(s, kInput + kFoot) - adds);
    const float x = std::round((screen_size(s).x - width) / 2);
    return {x, top, x + width, top + px(s, kInput) + list + adds + px(s, kFoot)};
}

struct Typed { std::optional<std::string> text; bool entered = false; };

// The line at the head. Tab makes a whole of what was begun; the caret then stands at its end.
static Typed draw_input(ScreenState& s, const PaletteModel& p, const ImRect& head, ImGuiID field, bool fresh) {
    const auto words = found_words(s, p);
    const float count = put_right(s, head, Style::small, s.colours.text.tertiary, words);
    const ImGuiID active = p.items.empty() ? 0 : option_id(field + 1, std::min(s.widgets->palette_row, int(p.items.size()) - 1));
    Typed out{.text = text_input(s, {.id = field, .area = {head.Min, {head.Max.x - count - px(s, 12), head.Max.y}}, .style = Style::heading, .value = p.text,
                                     .hint = "Search or jump to", .name = "Search or jump to", .description = words, .key = {}, .search = true, .focus_now = fresh,
                                     .combobox = true, .expanded = true, .active = active, .tokens = p.tokens})};
    out.entered = s.activated == field || (s.key_id == field && s.key == Key::enter);
    if (take_key(s, field) == Key::tab && !p.completed.empty()) {
        out.text = p.completed;
        Caret& caret = s.widgets->carets[field];
        caret.from = caret.to = int(p.completed.size());
    }
    a11y::Node status = node_at(s, child_id(s, "found"), head, a11y::Role::status, words);
    status.live = a11y::Live::polite;
    say(s, status);
    return out;
}

std::optional<int> Ui::palette(const PaletteModel& p) {
    Widgets& w = *s_.widgets;
    const int frame = ImGui::GetFrameCount();
    const bool fresh = w.palette_frame < frame - 1;
    w.palette_frame = frame;
    if (fresh) w.palette_row = 0;
    float list = 0;
    const ImRect area = palette_area(s_, p, narrow(), list);
    open_overlay(s_, "##palette", true);
    draw_raised(s_, area, 10, true);
    const ImGuiID id = id_of("palette"), field = id + 1;
    a11y::Node node = node_at(s_, id, area, a11y::Role::dialog, "Search or jump to");
    node.modal = true;
    say(s_, node);
    s_.tree().open(id);
    put_icon(s_, {area.Min.x + px(s_, 29), area.Min.y + px(s_, kInput / 2)}, Icon::search, 16, s_.colours.text.secondary);
    const ImRect head{area.Min.x + px(s_, 50), area.Min.y, area.Max.x - px(s_, 20), area.Min.y + px(s_, kInput)};
    auto typed = draw_input(s_, p, head, field, fresh);
    rule(s_, area.Min.x, area.Max.x, head.Max.y - hair(s_), s_.colours.border.normal);
    const bool moved = move_choice(s_, field, int(p.items.size()), typed.text.has_value());
    auto chosen = draw_options(s_, p, id + 2, {area.Min.x + hair(s_), head.Max.y, area.Max.x - hair(s_), head.Max.y + list}, moved);
    if (typed.entered && !p.items.empty()) chosen = w.palette_row;
    w.palette_elsewhere = chosen && (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeySuper);
    if (has_adds(p))
        if (auto more = draw_adds(s_, p, id + 3, {area.Min.x, head.Max.y + list, area.Max.x, head.Max.y + list + px(s_, kAdds)})) typed.text = std::move(more), s_.want_focus(field);
    draw_hints(s_, {area.Min.x, area.Max.y - px(s_, kFoot), area.Max.x, area.Max.y});
    if (typed.text) emit(TypeInPalette{*typed.text});
    if (take_escape(s_, id) || pressed_beside(s_, area)) emit(ClosePalette{});
    s_.tree().close();
    close_overlay(s_);
    return chosen;
}

bool Ui::palette_elsewhere() const { return s_.widgets->palette_elsewhere; }
