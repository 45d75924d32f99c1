#include "ui/link_parts.h"
#include "ui/menu_parts.h"
#include "ui/nav_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cctype>

static constexpr float kOpen = 208, kFolded = 52, kItem = 30, kTabs = 56;

static void draw_nav_item(ScreenState& s, const NavItem& item, const Hit& h, bool folded) {
    const Colours& c = s.colours;
    if (item.current) fill(s, h.box, c.forced ? c.accent.solid : c.surface.active, 6);
    else fill(s, h.box, warmed(0, c.surface.hover, h.warm), 6);
    const Rgba ink = c.forced && item.current ? c.accent.on_solid : item.current || h.hovered ? c.text.primary : c.text.secondary;
    const float y = middle(h.box).y;
    put_icon(s, {folded ? middle(h.box).x : h.box.Min.x + px(s, 16), y}, item.icon, 16, item.current && !c.forced ? c.accent.fg : ink);
    if (!folded) {
        const float count = put_right(s, {h.box.Min.x, h.box.Min.y, h.box.Max.x - px(s, 8), h.box.Max.y}, Style::small, item.current ? ink : c.text.tertiary, item.count);
        put_left(s, {h.box.Min.x + px(s, 34), h.box.Min.y, h.box.Max.x - px(s, 16) - count, h.box.Max.y}, Style::body_strong, ink, item.title);
    }
    if (h.ring) focus_ring(s, h.box, 6, true);
}

void nav_item(Ui& ui, ScreenState& s, const NavItem& item, const ImRect& box, bool folded) {
    const Hit h = link_hit(s, id_of(s.tree().keep("nav " + item.path)), box, item.href);
    draw_nav_item(s, item, h, folded);
    a11y::Node node = link_node(s, h, item.title, item.href);
    node.current = item.current;
    node.description = item.count;
    say(s, node);
    if (folded) ui.tooltip(item.title);
    if (follows(h)) ui.emit(Follow{item.href});
}

void Ui::nav_item(const NavItem& item, bool folded) {
    const float width = folded ? px(s_, kFolded - 16) : rest_width(s_, 100);
    const ImRect box = place(s_, {width, px(s_, kItem)});
    ::nav_item(*this, s_, item, box, folded);
}

void draw_logo(ScreenState& s, const ImRect& box) {
    fill(s, box, s.colours.accent.solid, 6);
    const ImVec2 at = middle(box);
    const float r = px(s, 5);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PathArcTo(at, r, -0.2f, IM_PI * 1.5f, 24);
    list.PathStroke(s.colours.accent.on_solid, 0, 2 * s.scale);
    list.AddCircleFilled({at.x + r * 0.75f, at.y - r * 0.75f}, 1.6f * s.scale, s.colours.accent.on_solid, 12);
}

static void draw_head(ScreenState& s, const NavModel& nav, const ImRect& bar, bool folded) {
    const float y = bar.Min.y + px(s, 24), side = px(s, 20), left = folded ? middle(bar).x - side / 2 : bar.Min.x + px(s, 16);
    draw_logo(s, {std::round(left), y - side / 2, std::round(left) + side, y + side / 2});
    if (folded) return;
    put_left(s, {left + px(s, 29), y - px(s, 12), bar.Max.x, y + px(s, 12)}, Style::heading, s.colours.text.primary, "OSMO");
    if (nav.environment.empty()) return;
    const float w = std::min(px(s, 84), std::ceil(measure(s, Style::small, nav.environment)) + px(s, 14));
    const ImRect tag{bar.Max.x - px(s, 16) - w, y - px(s, 9), bar.Max.x - px(s, 16), y + px(s, 9)};
    fill(s, tag, s.colours.surface.active, 4);
    put_centred(s, tag, Style::small, s.colours.text.secondary, nav.environment);
    say_words(s, tag, nav.environment);
}

static std::string initials(std::string_view user) {
    std::string out;
    bool start = true;
    for (const char c : user) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter && start && out.size() < 2) out += char(std::toupper(static_cast<unsigned char>(c)));
        start = !letter;
    }
    return out;
}

// The person's own page.
static void draw_user(Ui& ui, ScreenState& s, const NavModel& nav, const ImRect& line, bool folded) {
    if (nav.user.empty()) return;
    const Hit h = link_hit(s, id_of("nav user"), line, nav.user_href);
    fill(s, line, warmed(0, s.colours.surface.hover, h.warm), 6);
    const ImVec2 at{folded ? middle(line).x : line.Min.x + px(s, 19), middle(line).y};
    const float r = px(s, 11);
    ImGui::GetWindowDrawList()->AddCircleFilled(at, r, s.colours.accent.soft);
    ImGui::GetWindowDrawList()->AddCircle(at, r - 0.5f, s.colours.accent.soft_border);
    put_centred(s, {at.x - r, at.y - r, at.x + r, at.y + r}, Style::micro, s.colours.accent.fg, initials(nav.user));
    if (!folded) put_left(s, {line.Min.x + px(s, 40), line.Min.y, line.Max.x - px(s, 8), line.Max.y}, Style::body_strong, s.colours.text.primary, nav.user);
    if (h.ring) focus_ring(s, line, 6, true);
    say(s, link_node(s, h, s.tree().keep("Profile of " + nav.user), nav.user_href));
    if (folded) ui.tooltip(nav.user);
    if (follows(h)) ui.emit(Follow{nav.user_href});
}

static void draw_foot(Ui& ui, ScreenState& s, const NavModel& nav, const ImRect& bar, bool folded) {
    const float pad = px(s, 8), item = px(s, kItem);
    const float y = bar.Max.y - px(s, nav.user.empty() ? 46 : 90);
    rule(s, bar.Min.x + pad, bar.Max.x - pad, y, s.colours.border.subtle);
    const ImRect fold{bar.Min.x + pad, y + pad, bar.Max.x - pad, y + pad + item};
    if (ui.wide()) {
        const Hit h = hit(s, id_of("fold"), fold);
        draw_nav_item(s, {.path = {}, .href = {}, .title = "Collapse", .group = {}, .icon = folded ? Icon::chevron_right : Icon::chevron_left, .count = {}}, h, folded);
        say(s, node_for(s, h, a11y::Role::button, folded ? "Expand navigation" : "Collapse navigation"));
        if (folded) ui.tooltip("Expand navigation");
        if (h.pressed) ui.emit(CollapseNav{!nav.collapsed});
    }
    draw_user(ui, s, nav, {fold.Min.x, fold.Max.y + px(s, 6), fold.Max.x, fold.Max.y + px(s, 38)}, folded);
}

static void draw_side(Ui& ui, ScreenState& s, const NavModel& nav, const ImRect& bar, bool folded) {
    fill(s, bar, s.colours.surface.canvas, 0, ImDrawFlags_RoundCornersNone);
    fill(s, {bar.Max.x - hair(s), bar.Min.y, bar.Max.x, bar.Max.y}, s.colours.border.subtle, 0, ImDrawFlags_RoundCornersNone);
    draw_head(s, nav, bar, folded);
    float y = bar.Min.y + px(s, 54);
    std::string_view group;
    for (const NavItem& item : nav.items) {
        if (item.group != group) {
            group = item.group;
            y += px(s, 12);
            if (!folded && !group.empty()) {
                const ImRect label{bar.Min.x + px(s, 16), y, bar.Max.x, y + px(s, 18)};
                put_left(s, label, Style::small_strong, s.colours.text.tertiary, group);
                say_words(s, label, group);
                y += px(s, 23);
            } else {
                rule(s, bar.Min.x + px(s, 14), bar.Max.x - px(s, 14), y - px(s, 6), s.colours.border.subtle);
            }
        }
        ::nav_item(ui, s, item, {bar.Min.x + px(s, 8), y, bar.Max.x - px(s, 8), y + px(s, kItem)}, folded);
        y += px(s, kItem + 1);
    }
    draw_foot(ui, s, nav, bar, folded);
}

static void draw_tab(ScreenState& s, Icon icon, std::string_view title, bool current, const Hit& h) {
    const Colours& c = s.colours;
    const Rgba ink = current || h.hovered ? c.text.primary : c.text.secondary;
    put_icon(s, {middle(h.box).x, h.box.Min.y + px(s, 21)}, icon, 20, current ? c.accent.fg : ink);
    put_centred(s, {h.box.Min.x, h.box.Min.y + px(s, 34), h.box.Max.x, h.box.Min.y + px(s, 52)}, Style::micro, ink, title);
    if (h.ring) focus_ring(s, inset(h.box, px(s, 2), px(s, 2)), 6, true);
}

static void draw_tab_link(Ui& ui, ScreenState& s, const NavItem& item, const ImRect& box) {
    const Hit h = link_hit(s, id_of(s.tree().keep("nav " + item.path)), box, item.href);
    draw_tab(s, item.icon, item.title, item.current, h);
    a11y::Node node = link_node(s, h, item.title, item.href);
    node.current = item.current;
    say(s, node);
    if (follows(h)) ui.emit(Follow{item.href});
}

static void draw_more(Ui& ui, ScreenState& s, std::span<const NavItem* const> rest, const std::string& profile, const ImRect& box) {
    const bool current = std::any_of(rest.begin(), rest.end(), [](const NavItem* item) { return item->current; });
    const Hit h = menu_opener(s, hit(s, id_of("nav more"), box));
    draw_tab(s, Icon::ellipsis, "More", current, h);
    say_opener(s, h, "More");
    if (!menu_open(s, h)) return;
    std::vector<MenuItem> items;
    for (const NavItem* item : rest) items.push_back({.label = item->title, .icon = item->icon, .note = item->count});
    if (!profile.empty()) items.push_back({.label = "Profile", .icon = Icon::user});
    const auto chosen = menu_below(s, h.id, box, "More pages", items);
    if (chosen) ui.emit(Follow{static_cast<std::size_t>(*chosen) < rest.size() ? rest[static_cast<std::size_t>(*chosen)]->href : profile});
}

static constexpr std::size_t kMostTabs = 5;

static void draw_tab_bar(Ui& ui, ScreenState& s, const NavModel& nav, const ImRect& bar) {
    fill(s, bar, s.colours.surface.canvas, 0, ImDrawFlags_RoundCornersNone);
    rule(s, bar.Min.x, bar.Max.x, bar.Min.y, s.colours.border.normal);
    const bool all = nav.items.size() <= kMostTabs;
    std::vector<const NavItem*> tabs, rest;
    for (const NavItem& item : nav.items) (all || (item.tab && tabs.size() + 1 < kMostTabs) ? tabs : rest).push_back(&item);
    const float each = bar.GetWidth() / float(std::max<std::size_t>(1, tabs.size() + (rest.empty() ? 0 : 1)));
    const auto place_of = [&](std::size_t i) { return ImRect{std::round(bar.Min.x + each * float(i)), bar.Min.y, std::round(bar.Min.x + each * float(i + 1)), bar.Max.y}; };
    for (std::size_t i = 0; i < tabs.size(); ++i) draw_tab_link(ui, s, *tabs[i], place_of(i));
    if (!rest.empty()) draw_more(ui, s, rest, nav.user_href, place_of(tabs.size()));
}

// Takes the left of the window, or its lower end on a phone.
void Ui::nav(const NavModel& nav) {
    Room& r = room(s_);
    const bool folded = nav.collapsed || !wide();
    const float w = px(s_, folded ? kFolded : kOpen);
    ImRect bar{r.at, {r.at.x + w, r.bottom}};
    if (narrow()) bar = {{r.at.x, r.bottom - px(s_, kTabs)}, {r.right, r.bottom}};
    const ImGuiID id = id_of("navigation");
    say(s_, node_at(s_, id, bar, a11y::Role::navigation, "Main"));
    s_.tree().open(id);
    if (narrow()) draw_tab_bar(*this, s_, nav, bar);
    else draw_side(*this, s_, nav, bar, folded);
    s_.tree().close();
    if (narrow()) r.bottom = bar.Min.y;
    else r.at.x = r.start.x = bar.Max.x;
}
