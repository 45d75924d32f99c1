#include "store/login.h"
#include "store/toast.h"
#include <algorithm>

namespace {

using Effects = std::vector<Effect>;

Effects on(Model& m, SiteTold& a) {
    auto& login = m.login.edit();
    login.site = read_site(a.lines, std::move(login.site));
    ++login.revision;
    ++m.settings_revision;  // theme, density and refreshing are of both
    if (m.settings.refresh.count() > 0) m.settings.refresh = std::max(m.settings.refresh, login.site.least_refresh);
    for (auto& fault : faults_in(a.lines)) toast(m, Toast::Kind::failed, std::move(fault));
    return {};
}

Effects on(Model&, AskOfPage& a) { return {login_wish(TellPage{a.wish})}; }

Effects on(Model& m, CopyEmbedCode&) {
    toast(m, Toast::Kind::done, "Embed code copied", "A frame with this view, for another page");
    auto title = m.route.item.empty() ? m.route.view : m.route.item;
    if (m.route.item.empty() && !title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');  // "Resources"
    return {login_wish(CopyFrame{format_route(m.route), std::move(title)})};
}

}  // namespace

std::vector<Effect> update_login(Model& m, LoginAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}

ThemeChoice theme_in_force(const Model& m) {
    const auto& site = m.login->site;
    return site.theme ? *site.theme : m.settings.theme != ThemeChoice::system ? m.settings.theme : site.usual_theme;
}

bool leaves_frame(const Model& m, const Route& to) {
    const auto& embed = m.login->site.embed;
    return embed.on && !embed.inside && (to.view != m.route.view || to.item != m.route.item);
}
