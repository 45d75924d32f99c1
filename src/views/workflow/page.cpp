#include "views/workflow/page.h"
#include "base/words.h"
#include "store/run.h"
#include "views/badges.h"
#include <algorithm>
#include <array>

namespace workflow {

static constexpr std::array<TabRow, 7> kTabs = {{{Tab::diagnosis, "diagnosis"}, {Tab::overview, "overview"}, {Tab::tasks, "tasks"}, {Tab::logs, "logs"}, {Tab::events, "events"}, {Tab::spec, "spec"}, {Tab::history, "history"}}};
static std::string_view key_of(Tab tab) { return kTabs[static_cast<std::size_t>(tab)].key; }

std::vector<Tab> tabs_of(const Run& run) {
    std::vector<Tab> out = {Tab::overview, Tab::tasks, Tab::logs, Tab::events, Tab::spec, Tab::history};
    if (run.groups.empty()) std::erase_if(out, [](Tab t) { return t == Tab::tasks || t == Tab::events || t == Tab::logs; });
    if (phase_of(run.head.status.status) == Phase::failed) out.insert(out.begin(), Tab::diagnosis);
    return out;
}

Tab tab_of(const Route& route, const Run& run) {
    const auto tabs = tabs_of(run);
    for (const auto tab : tabs) if (route.param("tab") == key_of(tab)) return tab;
    return tabs.front();
}

Route with_tab(const Route& route, Tab tab, const Run& run) { return route.with("tab", tab == tabs_of(run).front() ? "" : key_of(tab)); }

// What is filtered and sorted on one tab means nothing on another.
static Route leaving(Route route, Tab from, Tab to) {
    if (from == to) return route;
    for (const auto* key : {"q", "sort", "desc", "kind", "of", "spec", "with", "panel", "file"}) route = route.with(key, "");
    return route;
}

static TabItem tab_item(Tab tab, const Run& run, const Model& m) {
    const auto count = [](std::size_t n) { return count_words(static_cast<std::int64_t>(n)); };
    switch (tab) {
        case Tab::diagnosis: return {.label = "Diagnosis"};
        case Tab::overview: return {.label = "Overview"};
        case Tab::tasks: return {.label = "Tasks", .count = count(run.tasks)};
        case Tab::logs: return {.label = "Logs"};
        case Tab::events: {
            const auto* events = shown_events(m);
            return {.label = "Events", .count = events && !events->told.all().empty() ? count(events->told.all().size()) : ""};
        }
        case Tab::spec: return {.label = "Spec"};
        case Tab::history: return {.label = "History"};
    }
    return {};
}

static Prompt not_there(const Model& m, const Failure& f) {
    const Route list{.view = "workflows", .item = {}, .params = {}};
    const auto spec = spec_name({m.route.item});
    return {{.icon = Icon::map_pin_off, .tone = Tone::quiet, .heading = "No workflow " + m.route.item,
             .words = "The service does not know this name. Names end with their number, as in train-7.", .code = request_words(f),
             .actions = {{.label = "Look for " + spec, .icon = Icon::search}, {.label = "Retry now", .icon = Icon::rotate_cw, .kind = Button::Kind::quiet}}},
            {Go{list.with("q", spec)}, Refresh{}}};
}

static PageState state_for(const Model& m) {
    const auto& r = *m.run;
    if (r.asked.value != m.route.item) return {};
    auto state = state_of(asked(r.detail), "Workflow", m);
    if (state.kind == PageState::Kind::failed && r.detail.failure->kind == Failure::Kind::missing) state.failed = not_there(m, *r.detail.failure);
    return state;
}

Page present(const Model& m) {
    Page page{.state = state_for(m), .run = {}, .header = {}, .tabs = {}, .tab_routes = {}, .cards = {}, .history = {}};
    if (page.state.kind != PageState::Kind::ready) return page;
    page.run = m.run->detail.value;
    const auto& run = *page.run;
    page.header = header_of(run, m);
    page.shown = tab_of(m.route, run);
    for (const auto tab : tabs_of(run)) {
        if (tab == page.shown) page.tab = static_cast<int>(page.tabs.size());
        page.tabs.push_back(tab_item(tab, run, m));
        page.tab_routes.push_back(with_tab(leaving(m.route, page.shown, tab), tab, run).with("task", "").with("retry", "").with("group", ""));
    }
    if (page.shown == Tab::overview) page.cards = cards_of(run, m);
    if (page.shown == Tab::history) page.history = history_of(run, m);
    return page;
}

Tone mark_of(const Model& m) {
    const auto* run = shown_run(m);
    return run ? run_badge(run->head.status).tone : Tone::plain;
}

std::string title_of(const Model& m) {
    const auto* run = shown_run(m);
    return run ? run_badge(run->head.status).word + ": " + run->head.id.value : m.route.item;
}

}  // namespace workflow
