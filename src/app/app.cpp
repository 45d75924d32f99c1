#include "app/app.h"
#include "app/fetch.h"
#include "app/open.h"
#include "app/views.h"
#include "app/world.h"
#include "store/home.h"
#include "store/login.h"
#include "store/logs.h"
#include "store/run.h"
#include "ui/ui.h"
#include "views/frame/frame.h"
#include <algorithm>
#include <array>

App::App(Platform& platform, Screen& screen)
    : platform_(platform), screen_(screen), model_(platform.clock.now()), requests_(platform.transport, platform.clock, platform.loop),
      sightings_(platform, [this](Action a) { dispatch(std::move(a)); }) {}
App::~App() = default;

void App::start() {
    if (const auto text = platform_.storage.read("settings")) model_.settings = read_settings(*text);
    sightings_.start();
    hash_changed();
    drain();
    show_view();
    ask_due();
}

// A fleet is much to take in: it gets a turn of its own, so that the frame that first shows it has less to do.
void App::dispatch(Action action) {
    const bool much = std::holds_alternative<FleetArrived>(action);
    inbox_.push_back(std::move(action));
    if (!much) return platform_.loop.request_frame();
    platform_.loop.later([this] {
        drain();
        platform_.loop.request_frame();
    });
}

void App::shell_news(ShellNews news) { dispatch(news_of_shell(std::move(news))); }

void App::system_theme(const Theme& theme) {
    system_ = theme;
    platform_.loop.request_frame();
}

void App::site_told(std::string lines) { dispatch(login_event(SiteTold{std::move(lines)})); }

bool App::shortcut(std::string_view keys) {
    auto action = frame::shortcut(model_, keys);
    if (!action) return screen_.focus_shortcut(keys) && (wants_frame(), true);
    dispatch(std::move(*action));
    return true;
}

// A link may bring its own theme (`?theme=light`): it stands for that link, and is not kept.
Theme App::theme() const {
    Theme t = system_;
    const auto asked = model_.route.param("theme");
    if (asked == "dark" || asked == "light") t.dark = asked == "dark";
    else if (const auto chosen = theme_in_force(model_); chosen != ThemeChoice::system) t.dark = chosen == ThemeChoice::dark;
    t.compact = model_.login->site.density.value_or(model_.login->site.embed.on ? Density::compact : model_.settings.density) == Density::compact;
    t.still = t.still || model_.settings.still;
    t.accent = model_.login->site.accent;
    return t;
}

void App::frame() {
    drain();
    show_view();
    ask_due();
    screen_.use(theme());
    Ui& ui = screen_.begin(platform_.clock.steady_ms());
    frame_.draw(model_, *info_, ui, [&] { view_->draw(model_, ui); });
    screen_.end();
    for (auto& action : std::exchange(ui.queue, {})) dispatch(std::move(action));
    name_tab();
}

void App::drain() {
    for (const auto& effect : update(model_, Tick{platform_.clock.now(), platform_.clock.zone()})) run(effect);
    for (auto& action : std::exchange(inbox_, {})) {
        const bool refresh = std::holds_alternative<Refresh>(action);
        for (const auto& effect : update(model_, std::move(action))) run(effect);
        if (refresh && info_) for (const auto& effect : fetch_now(model_, info_->needs)) run(effect);
    }
}

void App::show_view() {
    const ViewInfo& wanted = view_for(model_.route);
    if (info_ == &wanted) return;
    info_ = &wanted;
    view_ = wanted.make();
}

void App::notices_allowed(bool allowed) { dispatch(home_event(OutsideAnswered{allowed})); }

// What is asked on every page, when the page has what it is about: what is told without looking, and
// the numbers of the navigation. A view in somebody else's frame has neither; nor does a page that nobody has
// touched yet, whose program is not whole.
std::span<const Need> App::beside() const {
    static const std::array<Need, 2> seen = {home_needs::watched, home_needs::counted};
    if (!content_marked_ || model_.login->site.embed.on || !model_.login->site.whole) return {};
    return std::span(seen).first(model_.visible ? 2 : 1);
}

void App::ask_due() {
    requests_.only_read(model_.login->site.read_only());
    requests_.pump();
    for (const auto& effect : leave_unseen_logs(model_)) run(effect);
    for (const auto& effect : leave_unseen_events(model_)) run(effect);
    for (const auto& effect : fetch_due(model_, info_->needs)) run(effect);
    for (const auto& effect : fetch_due_hidden(model_, beside())) run(effect);
    for (const auto& effect : find_due(model_)) run(effect);
}

// "[Pools](https://…/#/pools)": brackets in a title would end the link early.
std::string App::address(const CopyAddress& e) {
    const auto whole = platform_.location.page() + e.hash;
    if (!e.markdown) return whole;
    std::string title;
    for (const char c : view_->title(model_)) title += (c == '[' || c == ']' || c == '\\') ? std::string("\\") + c : std::string(1, c);
    return "[" + title + "](" + whole + ")";
}

struct App::Carry {
    App& app;
    const Dispatch& into;
    void operator()(const FetchFleet& e) const { fetch(e, app.requests_, app.platform_, into); }
    void operator()(const FetchResource& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchNodeTasks& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchPeerTasks& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchTroubles& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchTaskSums& e) const { fetch(e, app.requests_, into); }
    void operator()(const RememberNodes& e) const { app.sightings_.arrived(e.fleet, e.seen); }
    void operator()(const FetchPools& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchWorkflows& e) const { fetch(e, app.requests_, into); }
    void operator()(const FindWorkflows& e) const { fetch(e, app.requests_, into); }
    void operator()(const FindTasks& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchProfile& e) const { fetch(e, app.requests_, into); }
    void operator()(const FetchVersion& e) const { fetch(e, app.requests_, into); }
    void operator()(const SetHash& e) const { app.platform_.location.set_hash(e.hash, e.replace); }
    void operator()(const SaveSettings& e) const { app.platform_.storage.write("settings", print_settings(e.settings)); }
    void operator()(const WriteClipboard& e) const { app.platform_.clipboard.write(e.text); }
    void operator()(const CopyAddress& e) const { app.platform_.clipboard.write(app.address(e)); }
    void operator()(const OpenPlace& e) const { app.platform_.location.open_tab(e.href); }
    void operator()(const WriteFile& e) const { app.platform_.files.save(e.name, e.type, e.text); }
    void operator()(const AskFile& e) const { app.platform_.files.choose(e.accept); }
    void operator()(const ReadSpec& e) const { into(spec_read(e)); }
    template <class T> void operator()(const Boxed<T>& e) const {
        World world{app.requests_, app.platform_, into};
        carry_out(world, *e.what);
    }
};

void App::run(const Effect& effect) {
    const Dispatch into = [this](Action a) { dispatch(std::move(a)); };
    std::visit(Carry{*this, into}, effect);
}

// Ages are told in minutes, so that a quiet page draws no frame just to count seconds.
static Millis until_words_change(const Model& m) {
    return Millis(60'000) - m.now.time_since_epoch() % Millis(60'000);
}

void App::name_tab() {
    const auto title = frame::tab_title(model_, view_->title(model_));
    if (title != title_) platform_.location.title(title_ = title);
    const auto mark = frame::tab_mark(model_, *info_, view_->mark(model_));
    if (mark != mark_) platform_.location.mark(mark_ = mark);
}

void App::settle() {
    if (!std::exchange(first_frame_marked_, true)) platform_.loop.mark("osmo:first-frame");
    if (!content_marked_ && std::all_of(info_->needs.begin(), info_->needs.end(), [&](const Need& n) { return n.settled(model_); })) {
        content_marked_ = true;
        platform_.loop.mark("osmo:content");
    }
    if ((screen_.frames_wanted() > 0 && model_.visible) || !inbox_.empty()) platform_.loop.request_frame();
    Millis wake = model_.visible ? until_words_change(model_) : Millis(std::chrono::hours(1));
    if (const auto due = next_due_hidden(model_, beside())) wake = std::min(wake, std::max(Millis(0), *due - model_.now));
    else if (!model_.visible) return;
    if (const auto due = next_due(model_, info_->needs)) wake = std::min(wake, std::max(Millis(0), *due - model_.now));
    if (const auto find = next_find(model_)) wake = std::min(wake, std::max(Millis(0), *find - model_.now));
    if (const auto retry = requests_.next_retry()) wake = std::min(wake, *retry);
    if (const auto ms = screen_.wake_after_ms()) wake = std::min(wake, Millis(static_cast<int>(*ms)));
    if (!model_.toasts.empty()) wake = std::min(wake, Millis(1000));
    platform_.loop.wake_in(wake);
}

// The fleet is still being read for a while after its request has ended.
bool App::busy() const { return !inbox_.empty() || !requests_.idle() || screen_.frames_wanted() > 0 || model_.fleet.in_flight; }
