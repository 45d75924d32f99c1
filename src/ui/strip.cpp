#include "ui/strip.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/nav_parts.h"
#include "ui/paint.h"
#include "ui/roving.h"
#include "ui/status_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kHigh = 44, kPad = 14, kGap = 10;

static bool same(const PageHeader& a, const PageHeader& b) { return a.title == b.title && a.mono == b.mono && a.badge == b.badge; }
static bool same(std::span<const TabItem> a, const std::vector<TabItem>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const TabItem& x, const TabItem& y) { return x.label == y.label && x.count == y.count; });
}

static void say_title(ScreenState& s, const PageHeader& header, const ImRect& box) {
    a11y::Node node = node_at(s, id_of("strip title"), box, a11y::Role::heading, header.title);
    node.level = 1;
    say(s, node);
}

bool take_header(ScreenState& s, const PageHeader& header) {
    auto& memory = s.widgets->strip;
    if (!memory.open) return false;
    if (memory.bare) say_title(s, header, {room(s).at, {room(s).at.x + 1, room(s).at.y + 1}});
    if (!same(memory.header, header)) {
        memory.header = header;
        s.want_frames(1);
    }
    return true;
}

bool take_tabs(ScreenState& s, std::string_view name, std::span<const TabItem> tabs, int selected, std::optional<int>& chosen) {
    auto& memory = s.widgets->strip;
    if (!memory.open || memory.bare || (memory.tabs_seen && memory.tabs_name != name)) return false;
    if (memory.tabs_name != name || !same(tabs, memory.tabs) || memory.selected != selected) {
        memory.tabs.assign(tabs.begin(), tabs.end());
        memory.tabs_name = name;
        memory.selected = selected;
        s.want_frames(1);
    }
    memory.tabs_seen = true;
    chosen = std::exchange(memory.chosen, std::nullopt);
    return true;
}

static ImRect from_right(ScreenState& s, ImRect& line, float width, float high) {
    const float y = std::floor(middle(line).y - high / 2);
    const ImRect box{line.Max.x - width, y, line.Max.x, y + high};
    line.Max.x -= width + px(s, 8);
    return box;
}

static Button open_button(Ui& ui) { return {.label = ui.width() < 400 ? "" : "Open", .icon = Icon::external_link, .size = Button::Size::compact}; }

static void draw_open(Ui& ui, ScreenState& s, const std::string& href, const ImRect& box) {
    const Button open = open_button(ui);
    const Hit h = link_hit(s, id_of("open"), box, href);
    draw_button(s, open, h);
    say(s, link_node(s, h, "Open in OSMO Console", href));
    ui.tooltip("Open in OSMO Console");
    if (follows(h)) ui.emit(OpenTab{href});
}

static void draw_search(Ui& ui, ScreenState& s, const ImRect& box) {
    const Hit h = hit(s, id_of("search"), box);
    draw_icon_button(s, Icon::search, h, false, 16);
    say(s, node_for(s, h, a11y::Role::button, "Search or jump to"));
    ui.tooltip("Search or jump to");
    if (h.pressed) ui.emit(OpenPalette{});
}

static const std::string& age_words(const StripModel& m) { return m.stale.empty() ? m.age : m.stale; }

// As wide as its words, or next to nothing where there is no room: it is said all the same.
static ImRect age_place(ScreenState& s, const StripModel& m, ImRect& line, float least_left) {
    const float w = std::ceil(measure(s, Style::small, age_words(m))) + 1;
    const bool fits = line.Max.x - w - px(s, 16) > least_left;
    const ImRect box{line.Max.x - (fits ? w : 1), middle(line).y - px(s, 9), line.Max.x, middle(line).y + px(s, 9)};
    if (fits && w > 1) line.Max.x -= w + px(s, 12);
    return box;
}

static void draw_age(ScreenState& s, const StripModel& m, const ImRect& box) {
    const std::string& words = age_words(m);
    if (words.empty()) return;
    if (box.GetWidth() > 1) put_left(s, box, Style::small, m.stale.empty() ? s.colours.text.tertiary : s.colours.queued.fg, words);
    say_words(s, box, s.tree().keep(words), a11y::Role::status);
}

static void draw_title(ScreenState& s, const PageHeader& header, ImRect& line) {
    const Style style = header.mono ? Style::mono_strong : Style::body_strong;
    const float w = std::min(std::ceil(measure(s, style, header.title)) + 1, line.GetWidth());
    const ImRect box{line.Min.x, middle(line).y - px(s, 10), line.Min.x + w, middle(line).y + px(s, 10)};
    put_left(s, box, style, s.colours.text.primary, header.title);
    say_title(s, header, box);
    line.Min.x = box.Max.x + px(s, kGap);
    if (header.badge.word.empty()) return;
    const float badge = status_width(s, header.badge);
    const bool fits = badge < line.GetWidth();
    const ImRect mark{line.Min.x, box.Min.y, line.Min.x + (fits ? badge : px(s, 14)), box.Max.y};
    if (fits) draw_status(s, header.badge, mark);
    else draw_mark(s, header.badge, middle(mark), 14);
    say_words(s, mark, status_words(s, header.badge));
    line.Min.x = mark.Max.x + px(s, kGap + 4);
}

static float tabs_width(ScreenState& s, const std::vector<TabItem>& tabs) {
    float w = px(s, 6);
    for (const auto& tab : tabs) w += px(s, 18) + std::ceil(measure(s, Style::small_strong, tab.label));
    return w;
}

static void draw_tab(ScreenState& s, const TabItem& tab, const Hit& h, bool on) {
    const Colours& c = s.colours;
    if (on) fill(s, h.box, active_surface(c), 4);
    const OnHighlight highlighted(s, on);
    put_centred(s, h.box, Style::small_strong, on || h.hovered ? c.text.primary : c.text.secondary, tab.label);
    if (h.ring) focus_ring(s, h.box, 4, true);
}

// As far as there is room; the others come into it with the focus.
static void draw_tabs(ScreenState& s, StripMemory& memory, const ImRect& line) {
    if (memory.tabs.empty() || line.GetWidth() < px(s, 60)) return;
    const float width = std::min(tabs_width(s, memory.tabs), line.GetWidth());
    const ImRect frame{line.Min.x, middle(line).y - px(s, 14), line.Min.x + width, middle(line).y + px(s, 14)};
    box(s, frame, s.colours.surface.inset, s.colours.border.normal, 6);
    const ImGuiID id = id_of(memory.tabs_name);
    say(s, node_at(s, id, frame, a11y::Role::tablist, memory.tabs_name));
    s.tree().open(id);
    Roving roving(s, id, int(memory.tabs.size()), memory.selected);
    const float overflow = tabs_width(s, memory.tabs) - width;
    float x = frame.Min.x + px(s, 3) - (memory.selected * 2 >= int(memory.tabs.size()) ? overflow : 0);
    ImGui::PushClipRect({frame.Min.x + px(s, 3), frame.Min.y}, {frame.Max.x - px(s, 3), frame.Max.y}, true);
    for (int i = 0; i < int(memory.tabs.size()); ++i) {
        const TabItem& tab = memory.tabs[static_cast<std::size_t>(i)];
        const float w = px(s, 18) + std::ceil(measure(s, Style::small_strong, tab.label));
        const Hit h = hit(s, roving.id(i), {x, frame.Min.y + px(s, 3), x + w, frame.Max.y - px(s, 3)});
        if (h.seen) draw_tab(s, tab, h, i == memory.selected);
        a11y::Node node = node_for(s, h, a11y::Role::tab, tab.label);
        node.tab = roving.tab(i);
        node.selectable = true;
        node.selected = i == memory.selected;
        say(s, node);
        if (h.pressed && i != memory.selected) memory.chosen = i;
        x += w;
    }
    ImGui::PopClipRect();
    s.tree().close();
}

static void draw_strip(Ui& ui, ScreenState& s, const StripModel& m, const ImRect& area) {
    auto& memory = s.widgets->strip;
    fill(s, area, s.colours.surface.canvas, 0, ImDrawFlags_RoundCornersNone);
    rule(s, area.Min.x, area.Max.x, area.Max.y - hair(s), s.colours.border.subtle);
    ImRect line{area.Min.x + px(s, kPad), area.Min.y, area.Max.x - px(s, 8), area.Max.y};
    const float logo = px(s, 18), y = std::floor(middle(line).y - logo / 2);
    draw_logo(s, {line.Min.x, y, line.Min.x + logo, y + logo});
    line.Min.x += logo + px(s, kGap);
    const ImGuiID id = id_of("banner");
    say(s, node_at(s, id, area, a11y::Role::banner, {}));
    s.tree().open(id);
    const ImRect open = from_right(s, line, button_width(s, open_button(ui)), px(s, 28)), search = from_right(s, line, px(s, 28), px(s, 28));
    const float title = std::min(std::ceil(measure(s, Style::body_strong, memory.header.title)) + status_width(s, memory.header.badge), line.GetWidth() * 0.5f);
    const ImRect age = age_place(s, m, line, line.Min.x + title + px(s, 2 * kGap) + tabs_width(s, memory.tabs));
    draw_title(s, memory.header, line);
    draw_tabs(s, memory, line);
    draw_age(s, m, age);
    draw_search(ui, s, search);
    draw_open(ui, s, m.href, open);
    s.tree().close();
}

void strip(Ui& ui, const StripModel& m) {
    ScreenState& s = ui.state();
    auto& memory = s.widgets->strip;
    if (!std::exchange(memory.tabs_seen, false)) memory.tabs.clear();
    memory.open = true;
    memory.bare = m.bare;
    Room& r = room(s);
    if (m.bare) return;
    const ImRect area{r.at, {r.right, r.at.y + px(s, kHigh)}};
    draw_strip(ui, s, m, area);
    r.at.y = r.start.y = area.Max.y;
}
