#include "base/refresh_choices.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/menu_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <array>

static constexpr float kHigh = 48, kPhone = 600;

// On a phone only the last crumb has room: an arrow before it leads to the one above.
static void draw_way_back(Ui& ui, ScreenState& s, const Crumb& parent, ImRect& line) {
    const ImRect box{line.Min.x - px(s, 10), middle(line).y - px(s, 18), line.Min.x + px(s, 22), middle(line).y + px(s, 18)};
    const Hit h = link_hit(s, id_of("way back"), box, parent.href);
    draw_icon_button(s, Icon::arrow_left, h, false, 18);
    const auto words = s.tree().keep("Back to " + parent.title);
    say(s, link_node(s, h, words, parent.href));
    ui.tooltip(words);
    if (follows(h)) ui.emit(Follow{parent.href});
    line.Min.x = box.Max.x + px(s, 4);
}

static void draw_crumbs(Ui& ui, ScreenState& s, const std::vector<Crumb>& crumbs, ImRect line) {
    if (ui.narrow() && crumbs.size() > 1 && !crumbs[crumbs.size() - 2].href.empty()) draw_way_back(ui, s, crumbs[crumbs.size() - 2], line);
    const std::size_t from = ui.narrow() && !crumbs.empty() ? crumbs.size() - 1 : 0;
    for (std::size_t i = from; i < crumbs.size(); ++i) {
        const Crumb& crumb = crumbs[i];
        const bool last = i + 1 == crumbs.size();
        const Style style = !last ? Style::body : ui.narrow() ? Style::heading : Style::body_strong;  // on a phone it is the page's title
        const float w = std::min(std::ceil(measure(s, style, crumb.title)) + 1, line.Max.x - line.Min.x);
        if (w < px(s, 12)) return;
        const ImRect words{line.Min.x, middle(line).y - px(s, 10), line.Min.x + w, middle(line).y + px(s, 10)};
        if (last || crumb.href.empty()) {
            put_left(s, words, style, last ? s.colours.text.primary : s.colours.text.secondary, crumb.title);
            say_words(s, words, crumb.title);
        } else {
            const Hit h = link_at(s, id_of(s.tree().keep("crumb " + crumb.href)), words, crumb.title, crumb.href, LinkLook::plain);
            say(s, link_node(s, h, crumb.title, crumb.href));
            if (follows(h)) ui.emit(Follow{crumb.href});
        }
        line.Min.x += w + px(s, 8);
        if (!last) put_icon(s, {line.Min.x + px(s, 6), middle(line).y}, Icon::chevron_right, 14, s.colours.text.tertiary);
        line.Min.x += px(s, 20);
    }
}

static ImRect take_right(ScreenState& s, ImRect& line, float width, float high, float gap) {
    const float y = std::floor(middle(line).y - high / 2);
    const ImRect box{line.Max.x - width, y, line.Max.x, y + high};
    line.Max.x -= width + px(s, gap);
    return box;
}

static Icon theme_icon(ThemeChoice choice) {
    return choice == ThemeChoice::dark ? Icon::moon : choice == ThemeChoice::light ? Icon::sun : Icon::monitor;
}

static void draw_theme(Ui& ui, ScreenState& s, const AppBarModel& bar, const ImRect& box) {
    const Hit h = menu_opener(s, hit(s, id_of("theme"), box));
    draw_icon_button(s, theme_icon(bar.theme), h, menu_open(s, h), 16);
    say_opener(s, h, "Theme and density");
    if (!menu_open(s, h)) return ui.tooltip("Theme and density");
    const bool compact = s.theme.compact;
    const std::array<MenuItem, 5> items{{
        {.label = "Like the system", .one_of = true, .checked = bar.theme == ThemeChoice::system},
        {.label = "Dark", .one_of = true, .checked = bar.theme == ThemeChoice::dark},
        {.label = "Light", .one_of = true, .checked = bar.theme == ThemeChoice::light},
        {.label = "Comfortable rows", .one_of = true, .checked = !compact, .separator_before = true},
        {.label = "Compact rows", .one_of = true, .checked = compact},
    }};
    const auto chosen = menu_below(s, h.id, box, "Theme and density", items);
    if (!chosen) return;
    if (*chosen < 3) ui.emit(ChooseTheme{static_cast<ThemeChoice>(*chosen)});
    else ui.emit(ChooseDensity{*chosen == 3 ? Density::comfortable : Density::compact});
}

static void draw_search(Ui& ui, ScreenState& s, const AppBarModel& bar, const ImRect& box) {
    const Colours& c = s.colours;
    const Hit h = hit(s, id_of("search"), box);
    if (box.GetWidth() < px(s, 100)) {
        draw_icon_button(s, Icon::search, h, false, 16);
    } else {
        ::box(s, box, c.surface.inset, h.hovered ? c.border.strong : c.border.normal, 6);
        put_icon(s, {box.Min.x + px(s, 18), middle(box).y}, Icon::search, 16, c.text.tertiary);
        float right = box.Max.x - px(s, 7);
        for (std::string_view rest = bar.search_key; !rest.empty();) {
            const std::size_t plus = rest.rfind('+');
            const std::string_view cap = rest.substr(plus == rest.npos ? 0 : plus + 1);
            const float w = std::max(px(s, 18), std::ceil(measure(s, Style::micro, cap)) + px(s, 10));
            put_key_cap(s, {right - w, middle(box).y - px(s, 9), right, middle(box).y + px(s, 9)}, cap);
            right -= w + px(s, 6);
            rest = rest.substr(0, plus == rest.npos ? 0 : plus);
        }
        put_left(s, {box.Min.x + px(s, 32), box.Min.y, right, box.Max.y}, Style::body, c.text.tertiary, "Search or jump to");
        if (h.ring) focus_ring(s, box, 6, false);
    }
    a11y::Node node = node_for(s, h, a11y::Role::button, "Search or jump to");
    node.key = bar.search_key;
    say(s, node);
    if (h.pressed) ui.emit(OpenPalette{});
}

static std::string interval_words(Seconds every) { return every.count() == 0 ? "Off" : "Every " + std::to_string(every.count()) + " s"; }

// An interval nobody can choose is the least that the site allows.
static Seconds least_known(Seconds in_force) {
    const auto usual = refresh_choices(Seconds(0), Seconds(0));
    return std::find(usual.begin(), usual.end(), in_force) == usual.end() ? in_force : Seconds(0);
}

static void draw_live(Ui& ui, ScreenState& s, const AppBarModel& bar, const ImRect& box) {
    const Colours& c = s.colours;
    const Hit h = menu_opener(s, hit(s, id_of("live"), box));
    if (h.hovered || menu_open(s, h)) fill(s, box, menu_open(s, h) ? c.surface.active : c.surface.hover, 6);
    const ImVec2 dot{box.Min.x + px(s, 13), middle(box).y};
    shape(s, dot, bar.live_tone == Tone::running ? Badge::Shape::disc : bar.live_tone == Tone::failed ? Badge::Shape::octagon : bar.live_tone == Tone::queued || bar.live_tone == Tone::warning ? Badge::Shape::triangle : Badge::Shape::ring, c.state_of(bar.live_tone));
    const float live = put_left(s, {box.Min.x + px(s, 25), box.Min.y, box.Max.x, box.Max.y}, Style::small, c.text.secondary, bar.live);
    put_left(s, {box.Min.x + px(s, 25 + 8) + live, box.Min.y, box.Max.x, box.Max.y}, Style::small, c.text.tertiary, bar.age);
    if (h.ring) focus_ring(s, box, 6, false);
    const std::string_view name = s.tree().keep(bar.live + (bar.age.empty() ? "" : ", " + bar.age) + ". Refresh interval");
    say_opener(s, h, name);
    if (!menu_open(s, h)) return ui.tooltip("How often data is refreshed");
    const auto choices = refresh_choices(least_known(bar.interval), bar.interval);
    std::vector<MenuItem> items;
    for (const auto every : choices) items.push_back({.label = interval_words(every), .one_of = true, .checked = bar.interval == every});
    if (const auto chosen = menu_below(s, h.id, box, "Refresh interval", items)) ui.emit(ChooseInterval{choices[std::size_t(*chosen)]});
}

static void draw_refresh(Ui& ui, ScreenState& s, const AppBarModel& bar, const ImRect& box) {
    const Hit h = hit(s, id_of("refresh"), box);
    draw_icon_button(s, bar.busy ? Icon::none : Icon::refresh_cw, h, false, 16);
    if (bar.busy) put_busy(s, middle(box), 16, s.colours.text.secondary);
    say(s, node_for(s, h, a11y::Role::button, "Refresh"));
    ui.tooltip("Refresh now");
    if (h.pressed) ui.emit(Refresh{});
}

// Laid out from the right, said from the left: Tab goes as the eye does.
void Ui::app_bar(const AppBarModel& bar, const std::function<void()>& before_theme) {
    Room& r = room(s_);
    const ImRect area{r.at, {r.right, r.at.y + px(s_, kHigh)}};
    rule(s_, area.Min.x, area.Max.x, area.Max.y - hair(s_), s_.colours.border.subtle);
    const bool phone = area.GetWidth() < px(s_, kPhone);  // there the palette has what finds no room
    const float pad = px(s_, narrow() ? 16 : 20), side = px(s_, phone ? 40 : 32);
    ImRect line{area.Min.x + pad, area.Min.y, area.Max.x - pad + px(s_, 6), area.Max.y};
    const ImRect theme = phone ? ImRect{} : take_right(s_, line, side, side, 4);
    s_.widgets->bell = bar.has_bell ? take_right(s_, line, side, side, 4) : ImRect{};
    s_.widgets->share = bar.has_bell && !phone ? take_right(s_, line, side, side, 4) : ImRect{};
    const float wide_search = std::min(px(s_, 300), area.GetWidth() * 0.3f);
    const ImRect search = take_right(s_, line, wide_search < px(s_, 160) ? side : wide_search, side, 4);
    const ImRect refresh = take_right(s_, line, side, side, phone ? 4 : 0);
    const std::string_view age = narrow() ? std::string_view() : std::string_view(bar.age);
    const float live = px(s_, 25 + 10) + std::ceil(measure(s_, Style::small, bar.live)) + (age.empty() ? 0 : px(s_, 8) + std::ceil(measure(s_, Style::small, age)));
    const ImRect live_box = take_right(s_, line, live, px(s_, 28), 12);

    const ImGuiID id = id_of("banner");
    say(s_, node_at(s_, id, area, a11y::Role::banner, {}));
    s_.tree().open(id);
    draw_crumbs(*this, s_, bar.crumbs, line);
    if (bar.live.empty()) {
        // a page without data has nothing to refresh
    } else if (narrow()) {
        AppBarModel shorter = bar;
        shorter.age.clear();
        draw_live(*this, s_, shorter, live_box);
    } else {
        draw_live(*this, s_, bar, live_box);
    }
    if (!bar.live.empty()) draw_refresh(*this, s_, bar, refresh);
    draw_search(*this, s_, bar, search);
    if (before_theme) before_theme();
    if (!phone) draw_theme(*this, s_, bar, theme);
    s_.tree().close();
    r.at.y = r.start.y = area.Max.y;
}
