#include "views/frame/bell.h"
#include "base/words.h"
#include "store/home.h"
#include "views/badges.h"
#include "views/links.h"
#include "views/state.h"

namespace frame {

static constexpr std::size_t kShown = 12;

static void add(BellPage& page, MenuItem item, Action does) {
    page.items.push_back(std::move(item));
    page.does.push_back(std::move(does));
}

static void add_news(BellPage& page, const Model& m) {
    const auto& news = m.home->news;
    for (std::size_t i = 0; i < std::min(kShown, news.size()); ++i) {
        const auto& n = news[i];
        const auto badge = badge_of(n.now);
        const auto word = badge.note.empty() ? badge.word : badge.word + ", " + badge.note;
        add(page, {.label = n.id.value + ": " + word, .icon = badge.icon, .note = age_words(n.when, m.now)}, Follow{format_route({.view = "workflows", .item = n.id.value, .params = {}})});
    }
    if (news.size() > kShown) add(page, {.label = "All your workflows", .icon = Icon::arrow_right}, Follow{"#/workflows?q=user:me"});
    if (!news.empty()) return;
    const bool tells = m.settings.tells;
    const auto none = !tells ? "Nothing is told: it is switched off" : m.home->watching ? "No workflow of yours has changed since this page was opened" : "Asking for your workflows…";
    add(page, {.label = "No news", .note = none, .why_disabled = none}, Refresh{});
}

BellPage bell_page(const Model& m) {
    BellPage page;
    const auto& s = m.settings;
    if (const auto fresh = fresh_news(*m.home); fresh > 0) page.count = fresh > 9 ? "9+" : std::to_string(fresh);
    add_news(page, m);
    if (!m.home->news.empty()) add(page, {.label = "Forget these", .icon = Icon::x}, home_event(ForgetNews{}));
    add(page, {.label = "Tell me when my workflows change", .checkable = true, .checked = s.tells, .separator_before = true}, home_event(ChooseTelling{!s.tells, s.tells_outside}));
    MenuItem outside{.label = "Also when I look elsewhere, by the browser", .checkable = true, .checked = s.tells_outside};
    if (!s.tells) outside.why_disabled = "Nothing is told";
    add(page, std::move(outside), home_event(ChooseTelling{s.tells, !s.tells_outside}));
    return page;
}

}  // namespace frame
