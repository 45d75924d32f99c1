#include "base/refresh_choices.h"
#include "base/words.h"
#include "store/home.h"
#include "store/login.h"
#include "views/profile/parts.h"
#include <fmt/core.h>

// What this browser keeps: looks, times, and whom it tells of news.
namespace profile {

static void add(Choice& c, std::string label, Action does, bool held) {
    if (held) c.selected = static_cast<int>(c.does.size());
    c.segments.push_back({std::move(label)});
    c.does.push_back(std::move(does));
}

static void add_refresh(Page& page, const Model& m) {
    for (const auto every : refresh_choices(m.login->site.least_refresh, m.settings.refresh))
        add(page.refresh, every.count() == 0 ? "Off" : fmt::format("{}s", every.count()), ChooseInterval{every}, m.settings.refresh == every);
}

static std::string outside_words(const Model& m) {
    if (!m.settings.tells) return "Needs the one above.";
    switch (m.home->outside) {
        case HomeState::Outside::refused: return "The browser does not allow it; its settings for this site can change that.";
        default: return "Also while you look at something else. The browser asks you for leave.";
    }
}

void add_browser_settings(Page& page, const Model& m) {
    const auto& s = m.settings;
    const auto theme = theme_in_force(m);
    add(page.theme, "System", ChooseTheme{ThemeChoice::system}, theme == ThemeChoice::system);
    add(page.theme, "Dark", ChooseTheme{ThemeChoice::dark}, theme == ThemeChoice::dark);
    add(page.theme, "Light", ChooseTheme{ThemeChoice::light}, theme == ThemeChoice::light);
    page.theme_words = "System follows what your system prefers.";
    if (m.login->site.usual_theme != ThemeChoice::system) page.theme_words = fmt::format("This console begins {}, unless you choose Dark or Light.", m.login->site.usual_theme == ThemeChoice::light ? "light" : "dark");
    add(page.density, "Comfortable", ChooseDensity{Density::comfortable}, s.density == Density::comfortable);
    add(page.density, "Compact", ChooseDensity{Density::compact}, s.density == Density::compact);
    add(page.times, m.zone.count() == 0 ? "Local" : "Local, " + zone_words(m.zone), account_event(ChooseTimes{false}), !s.utc);
    add(page.times, "UTC", account_event(ChooseTimes{true}), s.utc);
    add_refresh(page, m);
    page.still = s.still;
    page.tells = s.tells, page.outside = s.tells && s.tells_outside;
    page.outside_words = outside_words(m);
    if (!s.hidden_workflows.empty()) page.hidden = plural(static_cast<std::int64_t>(s.hidden_workflows.size()), "workflow") + (s.hidden_workflows.size() == 1 ? " is" : " are") + " hidden from your lists.";
    page.kept = "These settings, columns, places you opened, hidden workflows, your draft, and which nodes were seen.";
}

}  // namespace profile
