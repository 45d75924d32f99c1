#include "doctest/doctest.h"
#include "store/login.h"
#include "store/update.h"

namespace {

Model at(std::string_view hash) {
    Model m{Instant{}};
    (void)update(m, HashChanged{std::string(hash)});
    return m;
}

template <class T>
const T* only(const std::vector<Effect>& effects) { return effects.size() == 1 ? std::get_if<T>(&effects[0]) : nullptr; }

}  // namespace

TEST_CASE("what the page says of the place is kept until it says otherwise") {
    Site s = read_site("title=Sky\nembed=1\nhide-filters=1\ntheme=light\naccent=0b7a75\ndensity=compact\nleast-refresh=20", {});
    CHECK(s.title == "Sky");
    CHECK(s.embed.on);
    CHECK(s.embed.hide_filters);
    CHECK_FALSE(s.embed.hide_header);
    CHECK(s.read_only());
    CHECK(s.theme == ThemeChoice::light);
    CHECK(s.accent == 0x0b7a75u);
    CHECK(s.density == Density::compact);
    s = read_site("theme=dark", s);
    CHECK(s.theme == ThemeChoice::dark);
    CHECK(s.title == "Sky");
    CHECK(read_site("actions=1", s).read_only() == false);
}

TEST_CASE("what makes no sense is as if it had not been said") {
    CHECK(read_site("accent=red\ntitle=\nnonsense\nunknown=1\nleast-refresh=-5\ntheme=pink", {}) == Site{});
    CHECK(read_site("title=a=b", {}).title == "a=b");
}

TEST_CASE("a fault of config.json is told until somebody has read it") {
    Model m{Instant{}};
    (void)update(m, login_event(SiteTold{"title=Sky\nfault=config.json: theme: expected one of system, dark, light, got \"pink\""}));
    REQUIRE(m.toasts.size() == 1);
    CHECK(m.toasts[0].kind == Toast::Kind::failed);
    (void)update(m, Tick{m.now + Seconds(60)});
    CHECK(m.toasts.size() == 1);
}

TEST_CASE("the service is not asked more often than the site allows, whatever was chosen") {
    Model m{Instant{}};
    m.settings.refresh = Seconds(10);
    (void)update(m, login_event(SiteTold{"least-refresh=20"}));
    CHECK(m.settings.refresh == Seconds(20));
    (void)update(m, ChooseInterval{Seconds(10)});
    CHECK(m.settings.refresh == Seconds(20));
    (void)update(m, ChooseInterval{Seconds(0)});
    CHECK(m.settings.refresh == Seconds(0));
    REQUIRE_FALSE(m.toasts.empty());  // of the one time it was raised
    CHECK(m.toasts.size() == 1);
}

TEST_CASE("the theme in force is the portal's, else the person's, else the one usual here") {
    Model m{Instant{}};
    CHECK(theme_in_force(m) == ThemeChoice::system);
    (void)update(m, login_event(SiteTold{"usual-theme=light"}));
    CHECK(theme_in_force(m) == ThemeChoice::light);
    (void)update(m, ChooseTheme{ThemeChoice::system});
    CHECK(theme_in_force(m) == ThemeChoice::system);
    (void)update(m, login_event(SiteTold{"theme=dark"}));
    CHECK(theme_in_force(m) == ThemeChoice::dark);
}

TEST_CASE("in a portal's frame another place opens in a tab, and the view's own parts do not") {
    auto m = at("#/pools/prod-gpu");
    (void)update(m, login_event(SiteTold{"embed=1"}));
    const auto away = update(m, Follow{"#/resources/a"});
    REQUIRE(only<OpenPlace>(away));
    CHECK(only<OpenPlace>(away)->href == "#/resources/a");
    CHECK(m.route.item == "prod-gpu");
    REQUIRE(only<SetHash>(update(m, Follow{"#/pools/prod-gpu/workflows"})));
    CHECK(m.route.part == "workflows");
    REQUIRE(only<SetHash>(update(m, Go{m.route.with("sort", "name"), true})));
    (void)update(m, HashChanged{"#/resources/b"});  // the portal's own wish
    CHECK(m.route.item == "b");
}

TEST_CASE("with nav=inside links are followed in the frame") {
    auto m = at("#/pools/prod-gpu");
    (void)update(m, login_event(SiteTold{"embed=1\ninside=1"}));
    REQUIRE(only<SetHash>(update(m, Follow{"#/resources/a"})));
    CHECK(m.route.item == "a");
}

TEST_CASE("a wish for the login goes to the page, and embed code is of exactly this place") {
    auto m = at("#/pools/prod-gpu?q=a");
    const auto wished = update(m, login_event(AskOfPage{AskOfPage::Wish::sign_in}));
    REQUIRE(only<LoginWish>(wished));
    CHECK(std::get<TellPage>(only<LoginWish>(wished)->what->it).wish == AskOfPage::Wish::sign_in);
    const auto copied = update(m, login_event(CopyEmbedCode{}));
    REQUIRE(only<LoginWish>(copied));
    CHECK(std::get<CopyFrame>(only<LoginWish>(copied)->what->it).hash == "#/pools/prod-gpu?q=a");
    m.route = parse_route("#/resources");
    const auto list = update(m, login_event(CopyEmbedCode{}));
    CHECK(std::get<CopyFrame>(only<LoginWish>(list)->what->it).title == "Resources");
}
