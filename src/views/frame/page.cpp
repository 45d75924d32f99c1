#include "views/frame/page.h"
#include "base/words.h"
#include "store/home.h"
#include "store/login.h"
#include "views/frame/frame.h"
#include "views/links.h"
#include "views/state.h"
#include <algorithm>
#include <set>

namespace frame {

static std::string group_title(NavGroup group) {
    if (group == NavGroup::work) return "Work";
    if (group == NavGroup::fleet) return "Fleet";
    return "";
}

// The page of one item lights up its list: "resources/" is under "resources".
static std::string_view list_of(std::string_view path) { return path.substr(0, path.find('/')); }

static bool is_tab(std::string_view path) {
    static constexpr std::string_view tabs[] = {"home", "workflows", "pools", "resources"};
    return std::find(std::begin(tabs), std::end(tabs), path) != std::end(tabs);
}

// Counts are told only where the whole is loaded; a paged list has none.
static std::string at_most(std::size_t n, bool more) { return count_words(static_cast<std::int64_t>(n)) + (more ? "+" : ""); }

// Work is counted while it runs: by the newer of two answers.
static std::string running_count(const Model& m) {
    const auto& h = *m.home;
    if (h.active.value && (!h.running.fetched || *h.active.fetched >= *h.running.fetched)) {
        const auto& all = h.active.value->workflows;
        return at_most(static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Workflow& w) { return w.status.status == Status::running; })), h.active.value->more);
    }
    if (!h.running.value) return "";
    std::set<WorkflowId> ids;
    for (const auto& t : h.running.value->tasks) ids.insert(t.workflow);
    return at_most(ids.size(), h.running.value->tasks.size() >= static_cast<std::size_t>(kMostRows));
}

static std::string count_of(const Model& m, std::string_view path) {
    if (path == "workflows") return running_count(m);
    if (path == "tasks") return m.home->running.value ? at_most(m.home->running.value->tasks.size(), m.home->running.value->tasks.size() >= static_cast<std::size_t>(kMostRows)) : "";
    if (path == "resources" && m.fleet.value) return count_words(static_cast<std::int64_t>(m.fleet.value->resources().size()));
    if (path != "pools" || !m.pools.value) return "";
    std::size_t pools = 0;
    for (const auto& set : m.pools.value->node_sets) pools += set.pools.size();
    return count_words(static_cast<std::int64_t>(pools));
}

// What whoever serves the console put beside it (config.json).
static void add_links(NavModel& out, const Site& site) {
    const auto add = [&](const std::string& href, const char* title, Icon icon) {
        if (!href.empty()) out.items.push_back({.path = href, .href = href, .title = title, .group = "Elsewhere", .icon = icon, .count = ""});
    };
    add(site.docs, "Documentation", Icon::book_open);
    add(site.grafana, "Grafana", Icon::chart_line);
}

NavModel nav(const Model& m, const std::vector<Place>& places, std::string_view current_path) {
    NavModel out{.items = {}, .user = m.profile.value ? m.profile.value->user.value : "",
                 .environment = m.version.value ? m.version.value->text() : "", .collapsed = m.settings.nav_collapsed, .user_href = "#/profile"};
    for (const auto& place : places) {
        if (place.group == NavGroup::none) continue;
        out.items.push_back({.path = place.path, .href = "#/" + place.path, .title = place.title, .group = group_title(place.group), .icon = place.icon,
                             .count = count_of(m, place.path), .current = place.path == list_of(current_path), .tab = is_tab(place.path)});
    }
    add_links(out, m.login->site);
    return out;
}

// What failed and never came is told by the page, in its place: only what is still shown can be old.
struct Freshness {
    bool asked = false, busy = false, stale = false, lacking = false;
    std::optional<Instant> oldest;
    bool bad() const { return stale || (lacking && !oldest); }
};

// Profile and version hardly change and are not what a page is about.
static Freshness freshness(const Model& m, const std::vector<Need>& needs) {
    Freshness f;
    for (const auto& need : needs) {
        const auto s = need.standing(m);
        if (need.weight() != Need::Weight::data || !s.can) continue;
        f.asked = true;
        f.busy = f.busy || s.in_flight;
        f.stale = f.stale || (s.failed && s.have);
        f.lacking = f.lacking || (s.failed && !s.have);
        if (s.fetched && (!f.oldest || *s.fetched < *f.oldest)) f.oldest = s.fetched;
    }
    return f;
}

static void add_freshness(AppBarModel& bar, const Model& m, const Freshness& f) {
    const auto age = f.oldest ? age_words(*f.oldest, m.now) : "";
    const auto say = [&](std::string live, Tone tone, std::string old) {
        bar.live = std::move(live), bar.live_tone = tone, bar.age = std::move(old);
    };
    bar.busy = f.busy;
    if (!f.asked) return;
    if (f.bad()) return say(f.stale ? "Data from " + age : "No data", Tone::warning, "");
    if (!f.oldest) return say("Loading", Tone::quiet, "");
    if (m.settings.refresh.count() == 0) return say("Paused", Tone::quiet, age);
    say(f.lacking ? "Live in part" : "Live", f.lacking ? Tone::quiet : Tone::running, age);
}

static std::vector<Crumb> crumbs(const Model& m, const ViewInfo& current) {
    const auto& r = m.route;
    if (r.item.empty()) return {{std::string(current.title), ""}};
    const auto from = std::string(r.param("from"));
    const auto pools = Route{.view = "pools", .item = {}, .params = {}};
    if (r.view == "resources" && !from.empty())
        return {{"Pools", format_route(pools)}, {from, pool_href(from)}, {r.item, ""}};
    auto list = r.view;
    if (!list.empty() && list[0] >= 'a' && list[0] <= 'z') list[0] = static_cast<char>(list[0] - 32);
    std::vector<Crumb> out = {{list, format_route({.view = r.view, .item = {}, .params = {}})}, {r.item, ""}};
    if (current.path.find('*') != std::string_view::npos) {  // a part of it that is a page of its own
        out.back().href = format_route({.view = r.view, .item = r.item, .params = {}});
        out.push_back({std::string(current.title), ""});
    }
    return out;
}

AppBarModel app_bar(const Model& m, const ViewInfo& current) {
    AppBarModel bar{.crumbs = crumbs(m, current), .interval = m.settings.refresh, .theme = theme_in_force(m)};
    add_freshness(bar, m, freshness(m, current.needs));
    bar.has_bell = true;
    return bar;
}

std::optional<Prompt> news(const Model& m) {
    if (!m.login->site.new_version || m.login->site.embed.on) return std::nullopt;
    return Prompt{{.icon = Icon::refresh_cw, .tone = Tone::quiet, .heading = "A new version of the console is here", .words = {}, .code = {},
                   .actions = {{.label = "Reload", .icon = Icon::rotate_cw}}},
                  {login_event(AskOfPage{AskOfPage::Wish::reload})}};
}

std::optional<Prompt> withheld(const Model& m, const ViewInfo& current) {
    if (!m.login->site.read_only() || !current.changes) return {};
    return Prompt{{.icon = Icon::eye, .tone = Tone::quiet, .heading = "This frame only shows", .words = "Who put it here did not let it change anything.",
                   .actions = {{.label = "Open in OSMO Console", .icon = Icon::external_link}}},
                  {OpenTab{format_route(m.route)}}};
}

StripModel strip_model(const Model& m, const ViewInfo& current) {
    const auto bar = app_bar(m, current);
    const bool stale = bar.live_tone == Tone::warning;
    return {.age = bar.age, .stale = stale ? bar.live : "", .href = format_route(m.route), .bare = m.login->site.embed.hide_header};
}

std::string document_title(std::string_view page_title, std::string_view site) {
    return page_title.empty() ? std::string(site) : std::string(page_title) + " · " + std::string(site);
}

std::string tab_title(const Model& m, std::string_view page_title) {
    const auto fresh = fresh_news(*m.home);
    return (fresh > 0 ? "(" + std::to_string(fresh) + ") " : "") + document_title(page_title, m.login->site.title);
}

// The newest thing nobody has looked at: that is what somebody at another tab wants to know.
static std::string news_mark(const Model& m) {
    for (const auto& n : m.home->news) {
        if (!n.fresh) continue;
        const auto phase = phase_of(n.now.status);
        return phase == Phase::failed ? "failed" : phase == Phase::completed ? "completed" : "running";
    }
    return "";
}

std::string tab_mark(const Model& m, const ViewInfo& current, Tone of_view) {
    if (freshness(m, current.needs).bad()) return "warning";
    if (auto mark = news_mark(m); !mark.empty()) return mark;
    switch (of_view) {
        case Tone::failed: return "failed";
        case Tone::running: case Tone::starting: return "running";
        case Tone::completed: return "completed";
        case Tone::queued: case Tone::warning: return "queued";
        default: return "";
    }
}

}  // namespace frame
