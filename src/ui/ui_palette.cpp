#include "ui/field_parts.h"
#include "ui/link_parts.h"
#include "ui/overlay.h"
#include "ui/paint.h"
#include "ui/scrolling.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kWidth = 720, kInput = 52, kRow = 44, kGroup = 30, kFoot = 36;

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

// Matched letters stand on a tint; the words themselves are drawn once, over it.
static void draw_matched(ScreenState& s, const ImRect& line, const PaletteItem& item) {
    const std::string_view title = item.title;
    for (const auto& [from, to] : item.matches) {
        const auto a = std::size_t(std::clamp<int>(from, 0, int(title.size()))), b = std::size_t(std::clamp<int>(to, int(a), int(title.size())));
        const float x0 = line.Min.x + measure(s, Style::body_strong, title.substr(0, a)), x1 = line.Min.x + measure(s, Style::body_strong, title.substr(0, b));
        fill(s, {x0 - 1, middle(line).y - px(s, 10), std::min(x1 + 1, line.Max.x), middle(line).y + px(s, 9)}, s.colours.match, 3);
    }
    put_left(s, line, Style::body_strong, s.colours.text.primary, title);
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
    const float title = std::min(measure(s, Style::body_strong, item.title) + px(s, 16), (right - h.box.Min.x) * 0.7f);
    put_right(s, {h.box.Min.x + px(s, 40) + title, h.box.Min.y, right, h.box.Max.y}, Style::small, c.text.secondary, item.note);
    draw_matched(s, {h.box.Min.x + px(s, 40), h.box.Min.y, h.box.Min.x + px(s, 40) + title, h.box.Max.y}, item);
}

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
        if (item.group != group && !item.group.empty()) put_left(s, inset(place(s, {view.GetWidth(), px(s, kGroup)}), px(s, 20), 0), Style::small_strong, s.colours.text.tertiary, item.group);
        group = item.group;
        const ImRect row = inset(place(s, {view.GetWidth(), px(s, kRow)}), px(s, 8), 0);
        const Hit h = hit(s, ImHashData(&i, sizeof i, id), row);
        if (h.hovered && ImGui::GetIO().MouseDelta.x + ImGui::GetIO().MouseDelta.y != 0) s.widgets->palette_row = i;
        if (h.focused) s.widgets->palette_row = i;
        const bool chosen = i == s.widgets->palette_row;
        if (chosen && moved) keep_in_sight(s, window, view, row);
        if (h.seen) draw_option(s, item, h, chosen);
        a11y::Node node = node_for(s, h, a11y::Role::option, item.title);
        node.tab = a11y::Tab::focusable;
        node.selectable = true, node.selected = chosen;
        node.description = item.note;
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
    static constexpr std::string_view kHints[][2] = {{"↑↓", "Move"}, {"Enter", "Open"}, {"Esc", "Close"}};
    for (const auto& [key, words] : kHints) {
        const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, key)) + px(s, 10)), y = middle(foot).y;
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

std::optional<int> Ui::palette(const PaletteModel& p) {
    Widgets& w = *s_.widgets;
    const int frame = ImGui::GetFrameCount();
    const bool fresh = w.palette_frame < frame - 1;
    w.palette_frame = frame;
    if (fresh) w.palette_row = 0;
    const float width = std::min(px(s_, kWidth), screen_size(s_).x - px(s_, 24)), top = std::round(screen_size(s_).y * (narrow() ? 0.03f : 0.11f));
    const float list = std::min(list_height(s_, p), screen_size(s_).y - 2 * top - px(s_, kInput + kFoot));
    const float x = std::round((screen_size(s_).x - width) / 2);
    const ImRect area{x, top, x + width, top + px(s_, kInput) + list + px(s_, kFoot)};
    open_overlay(s_, "##palette", true);
    draw_raised(s_, area, 10, true);
    const ImGuiID id = id_of("palette"), field = id + 1;
    a11y::Node node = node_at(s_, id, area, a11y::Role::dialog, "Search or jump to");
    node.modal = true;
    say(s_, node);
    s_.tree().open(id);
    put_icon(s_, {area.Min.x + px(s_, 29), area.Min.y + px(s_, kInput / 2)}, Icon::search, 16, s_.colours.text.secondary);
    const std::string_view found = p.items.empty() ? std::string_view("No results") : s_.tree().keep(std::to_string(p.items.size()) + (p.items.size() == 1 ? " result" : " results"));
    const ImRect head{area.Min.x + px(s_, 50), area.Min.y, area.Max.x - px(s_, 20), area.Min.y + px(s_, kInput)};
    const float count = put_right(s_, head, Style::small, s_.colours.text.tertiary, found);
    const auto typed = text_input(s_, {.id = field, .area = {head.Min, {head.Max.x - count - px(s_, 12), head.Max.y}}, .style = Style::heading, .value = p.text,
                                       .hint = "Search or jump to", .name = "Search or jump to", .description = found, .key = {}, .search = true, .focus_now = fresh});
    rule(s_, area.Min.x, area.Max.x, head.Max.y - hair(s_), s_.colours.border.normal);
    a11y::Node status = node_at(s_, child_id(s_, "found"), head, a11y::Role::status, found);
    status.live = a11y::Live::polite;
    say(s_, status);
    const bool entered = s_.activated == field || (s_.key_id == field && s_.key == Key::enter);  // before the key is taken
    const bool moved = move_choice(s_, field, int(p.items.size()), typed.has_value());
    auto chosen = draw_options(s_, p, id + 2, {area.Min.x + hair(s_), head.Max.y, area.Max.x - hair(s_), head.Max.y + list}, moved);
    if (entered && !p.items.empty()) chosen = w.palette_row;
    draw_hints(s_, {area.Min.x, area.Max.y - px(s_, kFoot), area.Max.x, area.Max.y});
    if (typed) emit(TypeInPalette{*typed});
    if (take_escape(s_, id) || pressed_beside(s_, area)) emit(ClosePalette{});
    s_.tree().close();
    close_overlay(s_);
    return chosen;
}
