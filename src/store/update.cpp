#include "store/update.h"
#include "domain/health.h"
#include "store/account.h"
#include "store/bulk.h"
#include "store/home.h"
#include "store/land.h"
#include "store/login.h"
#include "store/logs.h"
#include "store/old_links.h"
#include "store/picked.h"
#include "store/run.h"
#include "store/shells.h"
#include "store/submit.h"
#include "store/tasks.h"
#include "store/toast.h"
#include <algorithm>
#include <unordered_set>

namespace {

using Effects = std::vector<Effect>;

Effects on(Model& m, Tick& a) {
    m.now = a.now;
    m.zone = a.zone;
    std::erase_if(m.toasts, [&](const Toast& t) { return t.kind == Toast::Kind::done && a.now - t.shown > Seconds(6); });
    return {};
}

void enter(Model& m, Route route) {
    if (m.route == route) return;
    if (auto picked = newly_picked(m.route, route); picked && *picked != m.picked) m.picked = std::move(*picked), ++m.picked_revision;
    if (m.route.view != route.view) leave_bulk(m), leave_account(m);
    m.route = std::move(route);
    ++m.route_revision;
    m.palette_open = m.help_open = false;
}

Effects on(Model& m, Go& a) {
    if (leaves_frame(m, a.route)) return {OpenPlace{format_route(a.route)}};
    m.typed = a.typing ? std::optional(m.now) : std::nullopt;
    enter(m, std::move(a.route));
    return {SetHash{format_route(m.route), a.replace}};
}

Effects on(Model& m, Follow& a) {
    if (!a.href.starts_with('#')) return {OpenPlace{std::move(a.href)}};  // outside of the console: a tab of its own
    auto route = parse_route(a.href);
    if (leaves_frame(m, route)) return {OpenPlace{std::move(a.href)}};
    enter(m, std::move(route));
    return {SetHash{format_route(m.route), false}};
}

Effects on(Model& m, HashChanged& a) {
    auto route = parse_route(a.hash);
    auto now = today(route);
    enter(m, now ? *now : std::move(route));
    return now ? Effects{SetHash{format_route(m.route), true}} : Effects{};
}

Effects on(Model&, Refresh&) { return {}; }   // the App knows what is on screen, and asks for that
Effects on(Model& m, VisibilityChanged& a) { return m.visible = a.visible, Effects{}; }

// Pages go on from the oldest row, not by number: new runs do not shift what is below it. Times are
// whole milliseconds here, so the first rows may come again; they are known by their ids.
Effects fetch_older(Model& m, int offset) {
    const auto& list = *m.workflows.value;
    m.older.in_flight = true;
    m.older.failure.reset();
    ++m.older.revision;
    return {FetchWorkflows{++m.older.asked, list.filter, offset, 200, true, m.now, list.rows.back().submitted + Millis(1)}};
}

Effects on(Model& m, ShowMore&) {
    const auto& list = m.workflows;
    if (!list.value || !list.value->more || list.value->rows.empty() || list.in_flight || m.older.in_flight) return {};
    return fetch_older(m, 0);
}

Effects saved(Model& m) {
    ++m.settings_revision;
    return {SaveSettings{m.settings}};
}
// What the system likes is asked for: what is usual here holds again when the page is opened anew.
Effects on(Model& m, ChooseTheme& a) {
    if (a.theme == ThemeChoice::system && m.login->site.usual_theme != ThemeChoice::system) m.login.edit().site.usual_theme = ThemeChoice::system;
    return m.settings.theme = a.theme, saved(m);
}

Effects on(Model& m, ChooseDensity& a) { return m.settings.density = a.density, saved(m); }
Effects on(Model& m, ChooseInterval& a) {
    const auto least = m.login->site.least_refresh;
    m.settings.refresh = a.every.count() == 0 ? a.every : std::max(a.every, least);
    if (m.settings.refresh != a.every) toast(m, Toast::Kind::done, "Every " + std::to_string(least.count()) + " seconds", "This console asks the service no more often");
    return saved(m);
}
Effects on(Model& m, CollapseNav& a) { return m.settings.nav_collapsed = a.collapsed, saved(m); }
Effects on(Model& m, ResizeColumn& a) { return m.settings.column_widths[a.column] = a.width_dp, saved(m); }

Effects on(Model& m, ChooseColumns& a) {
    auto& s = m.settings;
    if (a.choice == ColumnChoice{}) {
        s.column_choices.erase(a.table);
        std::erase_if(s.column_widths, [&](const auto& width) { return width.first.starts_with(a.table + "/"); });
    } else {
        s.column_choices[a.table] = std::move(a.choice);
    }
    return saved(m);
}

Effects on(Model& m, OpenPalette&) { return m.palette_open = true, m.palette_text.clear(), Effects{}; }
Effects on(Model& m, ClosePalette&) { return m.palette_open = false, Effects{}; }
Effects on(Model& m, TypeInPalette& a) { return m.palette_text = std::move(a.text), m.palette_typed = m.now, Effects{}; }
Effects on(Model& m, Visited& a) { return remember(m.settings.visits, std::move(a.href), std::move(a.title)), saved(m); }

Effects on(Model& m, OpenHelp&) { return m.help_open = true, m.palette_open = false, Effects{}; }
Effects on(Model& m, CloseHelp&) { return m.help_open = false, Effects{}; }
Effects on(Model&, OpenTab& a) { return {OpenPlace{std::move(a.href)}}; }

Effects on(Model& m, CopyLink& a) {
    toast(m, Toast::Kind::done, a.markdown ? "Link copied as Markdown" : "Link copied");
    return {CopyAddress{a.hash.empty() ? format_route(m.route) : std::move(a.hash), a.markdown}};
}

Effects on(Model& m, CopyText& a) {
    toast(m, Toast::Kind::done, std::move(a.what));
    return {WriteClipboard{std::move(a.text)}};
}

Effects on(Model& m, PickResources& a) {
    m.picked = std::move(a.keys);
    ++m.picked_revision;
    auto now = with_picked(m.route, m.picked);
    if (m.route.view != "resources" || now == m.route) return {};
    m.route = std::move(now);
    ++m.route_revision;
    return {SetHash{format_route(m.route), true}};
}

Effects on(Model& m, SaveFile& a) {
    toast(m, Toast::Kind::done, std::move(a.what), a.name);
    return {WriteFile{std::move(a.name), std::move(a.type), std::move(a.text)}};
}

Effects on(Model&, ChooseFile& a) { return {AskFile{std::move(a.accept)}}; }
Effects on(Model& m, FileOpened& a) {
    if (m.route.view == "submit") return open_spec_file(m, std::move(a.name), std::move(a.text));
    spec_file_dropped(m, a.name, a.text);
    return {ReadSpec{std::move(a.name), std::move(a.text)}};
}

// A specification asks where it fits, wherever it was dropped but where one is written.
Effects on(Model& m, SpecRead& a) {
    const bool read = a.fault.empty();
    toast(m, read ? Toast::Kind::done : Toast::Kind::failed, (read ? "Read " : "Could not read ") + a.name, read ? std::move(a.notes) : std::move(a.fault));
    if (!read) return {};
    offer_spec_file(m, a.name);
    const Route here = m.route.view == "capacity" ? m.route : Route{.view = "capacity", .item = {}, .params = {}};
    Go there{here.with("q", a.sentence).with("spec", a.name)};
    return on(m, there);
}

Effects on(Model& m, DismissToast& a) {
    std::erase_if(m.toasts, [&](const Toast& t) { return t.id == a.id; });
    return {};
}

// Judges the fleet anew when what is known beside it has changed.
void judge_again(Model& m) {
    if (!m.fleet.value) return;
    Circumstances c;
    if (m.pools.value)
        for (const auto& set : m.pools.value->node_sets)
            for (const auto& pool : set.pools) c.pools.emplace(pool.name.value, pool.status);
    if (m.troubles.value) c.troubles = troubles_of(m.troubles.value->tasks);
    if (m.judged_fleet == m.fleet.value && m.circumstances == c) return;
    const bool nothing_known = c == Circumstances{} && m.circumstances == c;
    m.circumstances = std::move(c);
    if (!nothing_known) m.fleet.value = std::make_shared<const Fleet>(m.fleet.value->judged(m.circumstances));
    m.judged_fleet = m.fleet.value;
    ++m.fleet.revision;
}

Effects on(Model& m, FleetArrived& a) {
    const auto before = m.fleet.value;
    keep(m, m.fleet, a);
    if (m.fleet.value == before) return {};
    judge_again(m);
    return {RememberNodes{m.fleet.value, m.now}};
}

Effects on(Model& m, NodeTasksArrived& a) { return keep(m, m.node_tasks, a); }
Effects on(Model& m, PeerTasksArrived& a) { return keep(m, m.peer_tasks, a); }
Effects on(Model& m, TroublesArrived& a) {
    keep(m, m.troubles, a);
    return judge_again(m), Effects{};
}
Effects on(Model& m, TaskSumsArrived& a) {
    auto& remote = a.of == SumsOf::running ? m.running : a.of == SumsOf::running_workflows ? m.running_workflows : m.queued_workflows;
    return keep(m, remote, a);
}
Effects on(Model& m, MissingKnown& a) {
    m.missing = std::move(a.nodes);
    return ++m.missing_revision, Effects{};
}
Effects on(Model& m, ResourceArrived& a) { return keep(m, m.resource, a); }

// What an answer named is known from then on: completions offer it, and short forms find it.
template <class Add>
void learn(Model& m, Add add) {
    const auto before = m.known.users.size() + m.known.pools.size() + m.known.apps.size();
    add(m.known);
    if (m.known.users.size() + m.known.pools.size() + m.known.apps.size() != before) ++m.known_revision;
}

void learn_rows(Model& m, const std::vector<Workflow>& rows) {
    learn(m, [&](KnownNames& known) {
        for (const auto& w : rows) {
            known.users.insert(w.user.value);
            if (w.pool) known.pools.insert(w.pool->value);
            if (!w.app.empty()) known.apps.insert(w.app);
        }
    });
}

Effects on(Model& m, PoolsArrived& a) {
    if (const auto& quota = a.answer.value) learn(m, [&](KnownNames& known) {
        for (const auto& set : quota->node_sets) for (const auto& pool : set.pools) known.pools.insert(pool.name.value);
    });
    keep(m, m.pools, a);
    return judge_again(m), Effects{};
}
Effects on(Model& m, ProfileArrived& a) {
    if (const auto& profile = a.answer.value) learn(m, [&](KnownNames& known) {
        known.users.insert(profile->user.value);
        for (const auto& pool : profile->pools) known.pools.insert(pool.value);
    });
    return keep(m, m.profile, a);
}
Effects on(Model& m, VersionArrived& a) { return keep(m, m.version, a); }

// New rows on top, then what was there below them; the service repeats rows while runs arrive.
void append(std::vector<Workflow>& rows, const std::vector<Workflow>& more, std::unordered_set<std::string>& seen) {
    for (const auto& w : more) if (seen.insert(w.id.value).second) rows.push_back(w);
}

// Below what came anew, the rows from before go on. Those above its end that did not come again no
// longer match: a run that is over is not among the running ones.
void keep_older(WorkflowList& list, const WorkflowList& before, std::unordered_set<std::string>& seen) {
    if (list.rows.empty()) return;
    const auto oldest = list.rows.back().submitted;
    for (const auto& w : before.rows)
        if (w.submitted <= oldest && seen.insert(w.id.value).second) list.rows.push_back(w);
    if (list.rows.size() > list.fresh) list.more = before.more;
}

Effects on(Model& m, WorkflowsArrived& a) {
    if (!land(m, m.workflows, a.request, a.answer) || !a.answer.value) return {};
    auto list = std::make_shared<WorkflowList>();
    learn_rows(m, a.answer.value->workflows);
    std::unordered_set<std::string> seen;
    list->filter = m.workflows_asked;
    list->more = a.answer.value->more;
    list->unread = a.answer.value->unread;
    append(list->rows, a.answer.value->workflows, seen);
    list->fresh = list->rows.size();
    if (list->more && m.workflows.value && m.workflows.value->filter == list->filter) keep_older(*list, *m.workflows.value, seen);
    m.workflows.value = std::move(list);
    return {};
}

Effects on(Model& m, FoundArrived& a) {
    if (a.answer.value) learn_rows(m, a.answer.value->workflows);
    return keep(m, m.found, a);
}
Effects on(Model& m, FoundTasksArrived& a) {
    if (a.answer.value) learn_names(m, *a.answer.value);
    return keep(m, m.found_tasks, a);
}

Effects on(Model& m, OlderArrived& a) {
    if (!land(m, m.older, a.request, a.answer) || !a.answer.value || !m.workflows.value) return {};
    auto list = std::make_shared<WorkflowList>(*m.workflows.value);
    learn_rows(m, a.answer.value->workflows);
    std::unordered_set<std::string> seen;
    for (const auto& w : list->rows) seen.insert(w.id.value);
    const auto had = list->rows.size(), came = a.answer.value->workflows.size();
    append(list->rows, a.answer.value->workflows, seen);
    list->more = a.answer.value->more;
    const bool nothing_new = list->rows.size() == had && list->more && came > 0;
    m.workflows.value = std::move(list);
    ++m.workflows.revision;
    return nothing_new ? fetch_older(m, a.offset + static_cast<int>(came)) : Effects{};  // more of one moment than a page holds
}

Effects on(Model& m, RunEvent& a) { return update_run(m, *a.what); }
Effects on(Model& m, LogsEvent& a) { return update_logs(m, *a.what); }
Effects on(Model& m, SubmitEvent& a) { return update_submit(m, *a.what); }
Effects on(Model& m, ShellsEvent& a) { return update_shells(m, *a.what); }
Effects on(Model& m, HomeEvent& a) { return update_home(m, *a.what); }
Effects on(Model& m, TasksEvent& a) { return update_tasks(m, *a.what); }
Effects on(Model& m, BulkEvent& a) { return update_bulk(m, *a.what); }
Effects on(Model& m, LoginEvent& a) { return update_login(m, *a.what); }
Effects on(Model& m, AccountEvent& a) { return update_account(m, *a.what); }

}  // namespace

std::vector<Effect> update(Model& model, Action action) {
    return std::visit([&](auto& a) { return on(model, a); }, action);
}
