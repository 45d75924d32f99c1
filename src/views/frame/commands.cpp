#include "views/frame/commands.h"
#include "base/refresh_choices.h"
#include "store/login.h"
#include "store/submit.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace frame {

// "g r" goes to resources; where two places begin with one letter, the first has it.
static std::string key_of(const std::vector<Command>& before, const Place& place) {
    const auto key = "g " + place.path.substr(0, 1);
    const bool taken = std::any_of(before.begin(), before.end(), [&](const Command& c) { return c.key == key; });
    return taken ? "" : key;
}

static void add_places(std::vector<Command>& out, const std::vector<Place>& places) {
    for (const auto& place : places) {
        if (place.group == NavGroup::none) continue;
        const auto href = "#/" + place.path;
        out.push_back({.group = "Pages", .title = "Go to " + place.title, .key = key_of(out, place), .href = href, .icon = place.icon, .does = Follow{href}});
    }
}

static void add_themes(std::vector<Command>& out, ThemeChoice in_force) {
    struct Choice { ThemeChoice theme; const char* title; Icon icon; };
    static constexpr std::array<Choice, 3> choices = {{{ThemeChoice::dark, "Use the dark theme", Icon::moon}, {ThemeChoice::light, "Use the light theme", Icon::sun},
                                                       {ThemeChoice::system, "Use the theme of the system", Icon::monitor}}};
    for (const auto& c : choices)
        out.push_back({.group = "Appearance", .title = c.title, .note = in_force == c.theme ? "now" : "", .icon = c.icon, .does = ChooseTheme{c.theme}});
}

static void add_density(std::vector<Command>& out, const Settings& s) {
    const bool compact = s.density == Density::compact;
    out.push_back({.group = "Appearance", .title = compact ? "Use comfortable rows" : "Use compact rows", .icon = Icon::rows_3,
                   .does = ChooseDensity{compact ? Density::comfortable : Density::compact}});
    out.push_back({.group = "Appearance", .title = s.nav_collapsed ? "Widen the navigation" : "Narrow the navigation", .icon = Icon::panel_right_open,
                   .does = CollapseNav{!s.nav_collapsed}});
}

static void add_intervals(std::vector<Command>& out, const Settings& s, Seconds least) {
    for (const auto every : refresh_choices(least, s.refresh))
        if (every.count() > 0) out.push_back({.group = "Data", .title = fmt::format("Refresh every {} s", every.count()), .note = s.refresh == every ? "now" : "", .icon = Icon::clock,
                       .does = ChooseInterval{every}});
    out.push_back({.group = "Data", .title = "Stop refreshing", .note = s.refresh.count() == 0 ? "now" : "", .icon = Icon::pause, .does = ChooseInterval{Seconds(0)}});
}

static void add_login(std::vector<Command>& out, const Model& m) {
    using Wish = AskOfPage::Wish;
    const auto add = [&](const char* title, const char* note, Icon icon, Wish wish) {
        out.push_back({.group = "Login", .title = title, .note = note, .icon = icon, .does = login_event(AskOfPage{wish})});
    };
    add(m.login->site.token ? "Use another access token" : "Use an access token", "instead of a login", Icon::key_round, Wish::use_token);
    if (m.login->site.token) add("Forget the access token", "", Icon::log_out, Wish::forget_token);
    else if (m.login->site.login_page) add("Sign out", m.profile.value ? m.profile.value->user.value.c_str() : "", Icon::log_out, Wish::sign_out);
    if (m.login->site.new_version) add("Load the new version", "", Icon::rotate_cw, Wish::reload);
}

static void add_help(std::vector<Command>& out, const Site& site) {
    if (!site.docs.empty()) out.push_back({.group = "Help", .title = "Open the documentation", .note = "in a tab", .href = site.docs, .icon = Icon::book_open, .does = Follow{site.docs}});
    if (!site.grafana.empty()) out.push_back({.group = "Help", .title = "Open Grafana", .note = "in a tab", .href = site.grafana, .icon = Icon::chart_line, .does = Follow{site.grafana}});
    out.push_back({.group = "Help", .title = "Keyboard shortcuts", .key = "?", .icon = Icon::keyboard, .does = OpenHelp{}});
}

static void add_changing_places(std::vector<Command>& out, const Model& m) {
    out.push_back({.group = "Pages", .title = "Submit a workflow", .note = "write it, check it, send it", .key = "g s", .href = "#/submit", .icon = Icon::plus, .does = Follow{"#/submit"}});
    if (m.route.view == "submit") out.push_back({.group = "This page", .title = "Submit the workflow written here", .key = "Ctrl+Enter", .icon = Icon::plus, .does = submit_event(PressSubmit{})});
    out.push_back({.group = "Pages", .title = "Go to your profile", .note = "settings, access tokens", .href = "#/profile", .icon = Icon::user, .does = Follow{"#/profile"}});
}

// A frame looks as its portal wants, and what is kept for the person is their own console's.
static void add_own(std::vector<Command>& out, const Model& m) {
    add_intervals(out, m.settings, m.login->site.least_refresh);
    add_themes(out, theme_in_force(m));
    add_density(out, m.settings);
    add_login(out, m);
}

std::vector<Command> commands(const Model& m, const std::vector<Place>& places) {
    std::vector<Command> out;
    add_places(out, places);
    if (!m.login->site.read_only()) add_changing_places(out, m);
    out.push_back({.group = "This page", .title = "Copy a link to this page", .key = "l", .icon = Icon::link, .does = CopyLink{false}});
    out.push_back({.group = "This page", .title = "Copy as Markdown", .note = "the link with its title", .icon = Icon::copy, .does = CopyLink{true}});
    out.push_back({.group = "This page", .title = "Copy embed code", .note = "a frame for another page", .icon = Icon::code_xml, .does = login_event(CopyEmbedCode{})});
    out.push_back({.group = "Data", .title = "Refresh now", .icon = Icon::refresh_cw, .does = Refresh{}});
    if (!m.login->site.embed.on) add_own(out, m);
    out.push_back({.title = "Search or jump to", .key = "Ctrl+K", .does = OpenPalette{}, .listed = false});
    add_help(out, m.login->site);
    return out;
}

}  // namespace frame
