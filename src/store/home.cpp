#include "store/home.h"
#include "store/land.h"
#include "store/needs.h"
#include "store/tasks.h"
#include "store/toast.h"
#include <algorithm>

Window window_of(const Route& route) {
    const auto word = route.param("window");
    return word == "1h" ? Window::hour : word == "7d" ? Window::week : Window::day;
}

Seconds length_of(Window w) {
    switch (w) {
        case Window::hour: return std::chrono::hours(1);
        case Window::week: return std::chrono::days(7);
        case Window::day: break;
    }
    return std::chrono::hours(24);
}

std::size_t fresh_news(const HomeState& s) {
    return static_cast<std::size_t>(std::count_if(s.news.begin(), s.news.end(), [](const News& n) { return n.fresh; }));
}

namespace {

using Effects = std::vector<Effect>;

Effects on(Model& m, ActiveCame& a) { return keep(m, m.home.edit().active, a); }
Effects on(Model& m, FailedCame& a) { return keep(m, m.home.edit().failed, a); }
Effects on(Model& m, CompletedCame& a) { return keep(m, m.home.edit().completed, a); }
Effects on(Model& m, RunningCame& a) {
    if (a.answer.value) learn_names(m, a.answer.value->tasks);
    return keep(m, m.home.edit().running, a);
}
Effects on(Model& m, HistoryCame& a) { return keep(m, m.home.edit().history, a); }

Effects on(Model& m, MineCame& a) {
    auto& s = m.home.edit();
    if (!land(m, s.mine, a.request, a.answer) || !a.answer.value) return {};
    s.mine.value = a.answer.value;
    return watch_mine(m, s, *a.answer.value);
}

Effects on(Model& m, MyTasksCame& a) {
    auto& s = m.home.edit();
    if (!land(m, s.my_tasks, a.request, a.answer) || !a.answer.value) return {};
    s.my_tasks.value = std::make_shared<const TasksSince>(tasks_since(*a.answer.value, a.since, kMostRows));
    return {};
}

Effects on(Model& m, LookedAtNews&) {
    auto& s = m.home.edit();
    for (auto& n : s.news) n.fresh = false;
    return ++s.revision, Effects{};
}

Effects on(Model& m, ForgetNews&) {
    auto& s = m.home.edit();
    s.news.clear();
    return ++s.revision, Effects{};
}

Effects on(Model& m, ChooseTelling& a) {
    m.settings.tells = a.tells;
    m.settings.tells_outside = a.tells && a.outside;
    ++m.settings_revision;
    Effects out = {SaveSettings{m.settings}};
    if (m.settings.tells_outside && m.home->outside != HomeState::Outside::allowed) out.push_back(home_wish(AskOutside{}));
    return out;
}

Effects on(Model& m, OutsideAnswered& a) {
    auto& s = m.home.edit();
    s.outside = a.allowed ? HomeState::Outside::allowed : HomeState::Outside::refused;
    ++s.revision;
    if (a.allowed) return {};
    m.settings.tells_outside = false;
    ++m.settings_revision;
    toast(m, Toast::Kind::failed, "The browser does not allow notifications", "Its settings for this site can change that");
    return {SaveSettings{m.settings}};
}

// --- what is asked when

UserName reader(const Model& m) { return m.profile.value ? m.profile.value->user : UserName{}; }
bool reader_known(const Model& m) { return m.profile.value && !m.profile.value->user.value.empty(); }

Standing mine_standing(const Model& m) {
    auto s = standing_of(m.home->mine);
    s.can = reader_known(m);
    return s;
}

// The list of tasks of one's own is a thousand rows at most: of whoever has more, the newest.
Standing my_tasks_standing(const Model& m) {
    auto s = standing_of(m.home->my_tasks, Seconds(60));
    s.can = reader_known(m);
    return s;
}

template <class T>
void of_reader(const Model& m, Remote<T>& remote, UserName& asked) {
    if (asked != reader(m)) remote = {.asked = remote.asked, .revision = remote.revision};
    asked = reader(m);
}

Effect ask_mine(Model& m) {
    auto& s = m.home.edit();
    if (s.mine_of != reader(m)) s.seen.clear(), s.watching = false;
    of_reader(m, s.mine, s.mine_of);
    return home_wish(FetchMine{ask_anew(m, s.mine), s.mine_of});
}

constexpr auto kMyTasksSince = std::chrono::days(14);

Effect ask_my_tasks(Model& m) {
    auto& s = m.home.edit();
    of_reader(m, s.my_tasks, s.my_tasks_of);
    return home_wish(FetchMyTasks{ask_anew(m, s.my_tasks), s.my_tasks_of, m.now - kMyTasksSince});
}

// What started before the window may have ended in it: the tasks are asked for from further back.
Seconds look_back(Window w) { return w == Window::week ? std::chrono::days(2) : std::chrono::hours(24); }

Effect ask_history(Model& m) {
    auto& s = m.home.edit();
    const auto window = window_of(m.route);
    if (s.window_asked != window) s.history = {.asked = s.history.asked, .revision = s.history.revision};
    s.window_asked = window;
    return home_wish(FetchHistory{ask_anew(m, s.history), window, m.now - length_of(window) - look_back(window), m.now});
}

bool i_run(const Model& m) {
    const auto& tasks = m.home->my_tasks.value;
    return tasks && std::any_of(tasks->slice.tasks.begin(), tasks->slice.tasks.end(), [](const Task& t) { return t.node && !is_final(t.status.status); });
}

// A big fleet is a big answer: only who uses a node wants to know how it is.
Standing fleet_standing(const Model& m) {
    auto s = Need::fleet_rarely.standing(m);
    s.can = i_run(m);
    return s;
}

Standing watched_standing(const Model& m) {
    auto s = mine_standing(m);
    s.can = s.can && m.settings.tells;
    s.least = Seconds(m.visible ? 30 : 60);
    return s;
}


using Weight = Need::Weight;
constexpr Need::Kind kActive{Weight::data, [](const Model& m) { return standing_of(m.home->active); }, [](Model& m) -> Effect { return home_wish(FetchActive{ask_anew(m, m.home.edit().active)}); }};
constexpr Need::Kind kFailed{Weight::data, [](const Model& m) { return standing_of(m.home->failed, Seconds(60)); },
                             [](Model& m) -> Effect { return home_wish(FetchFailed{ask_anew(m, m.home.edit().failed), m.now - kFailedSince}); }};
constexpr Need::Kind kCompleted{Weight::extra, [](const Model& m) { return standing_of(m.home->completed, Seconds(300)); },
                                [](Model& m) -> Effect { return home_wish(FetchCompleted{ask_anew(m, m.home.edit().completed), m.now - kCompletedSince}); }};
constexpr Need::Kind kMine{Weight::data, mine_standing, ask_mine, [](const Model& m) { return reader_known(m) && m.home->mine_of != reader(m); }};
constexpr Need::Kind kMyTasks{Weight::extra, my_tasks_standing, ask_my_tasks, [](const Model& m) { return reader_known(m) && m.home->my_tasks_of != reader(m); }};
constexpr Need::Kind kHistory{Weight::extra, [](const Model& m) { return standing_of(m.home->history, Seconds(300)); }, ask_history,
                              [](const Model& m) { return m.home->history.tried && m.home->window_asked != window_of(m.route); }};
constexpr Need::Kind kFleet{Weight::extra, fleet_standing, [](Model& m) { return Need::fleet_rarely.ask(m); }};
constexpr Need::Kind kWatched{Weight::extra, watched_standing, ask_mine};
constexpr Need::Kind kRunning{Weight::extra, [](const Model& m) { return standing_of(m.home->running); }, [](Model& m) -> Effect { return home_wish(FetchRunning{ask_anew(m, m.home.edit().running)}); }};
constexpr Need::Kind kCounted{Weight::extra, [](const Model& m) { return standing_of(m.home->running, Seconds(120)); }, kRunning.ask};

}  // namespace

constinit const Need home_needs::active{kActive}, home_needs::failed{kFailed}, home_needs::completed{kCompleted}, home_needs::mine{kMine}, home_needs::running{kRunning}, home_needs::my_tasks{kMyTasks},
    home_needs::history{kHistory}, home_needs::fleet_if_i_run{kFleet}, home_needs::watched{kWatched}, home_needs::counted{kCounted};

std::vector<Effect> update_home(Model& m, HomeAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
