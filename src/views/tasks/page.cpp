#include "views/tasks/page.h"
#include "base/words.h"
#include "store/asker.h"
#include "views/amounts.h"
#include "views/tasks/filters.h"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <set>

namespace tasks {

static std::string count(std::size_t n) { return count_words(static_cast<std::int64_t>(n)); }

// The rows are those of the question before: another one is on its way, or about to be.
static bool asking_anew(const Model& m) {
    const auto& list = m.tasks->list;
    return list.value && (list.in_flight || m.typed) && !list.failure && list.value->filter != task_question(m);
}

static std::string loaded_words(const Model& m, std::size_t shown) {
    const auto& list = *m.tasks->list.value;
    if (asking_anew(m)) return count(shown) + " of the rows before, asking the service for the rest…";
    std::string out;
    if (shown < list.rows.size()) out = fmt::format("{} of {} loaded match", count(shown), count(list.rows.size()));
    else out = list.more ? count(list.rows.size()) + " loaded" : plural(static_cast<std::int64_t>(list.rows.size()), "task") + ", end of the list";
    if (list.more) out += m.tasks->next.in_flight ? ", more on their way" : ", there are more";
    if (list.more && !sorting_of(m.route).key.empty()) out += ", sorted among those loaded";
    if (list.fresh < list.rows.size()) out += fmt::format("; the first {} are refreshed", count(list.fresh));
    return out;
}

static std::string amounts_words(const Amounts& a) {
    return fmt::format("{}   {}   {}", amount_words(Quantity::gpu, a), amount_words(Quantity::cpu, a), bytes_words(a.memory));
}

// Of all that the service has, where it added up the same states; else of the rows.
static std::string totals_words(const Model& m, const Page& page, const Choice& choice) {
    const auto& list = *m.tasks->list.value;
    if (!list.more) return "These ask for  " + amounts_words(choice.asks);
    if (page.summary.state.kind == PageState::Kind::ready && page.summary.cut.empty()) return page.summary.note + "  " + amounts_words(page.summary.total.asks);
    return "Those loaded ask for  " + amounts_words(choice.asks);
}

static Prompt no_match(const Page& page, const Route& route) {
    Prompt p{{.icon = Icon::search_x, .tone = Tone::quiet, .heading = "No tasks match", .words = page.filter.value}, {}};
    if (page.tab >= 0 && page.tab != 6) p.notice.words += (p.notice.words.empty() ? "" : ", ") + page.tabs[static_cast<std::size_t>(page.tab)].label;
    if (page.tab == 0) {
        p.notice.actions.push_back({.label = "Look at all states", .icon = Icon::list_checks});
        p.does.push_back(Go{page.tab_routes.back(), true});
    }
    p.notice.actions.push_back({.label = "Clear all", .kind = Button::Kind::quiet});
    p.does.push_back(Go{without_filters(route), true});
    return p;
}

static Prompt none_active(const Page& page) {
    return {{.icon = Icon::list_checks, .tone = Tone::quiet, .heading = "No task is active", .words = "Nothing runs or waits, of any user in any pool.",
             .actions = {{.label = "Look at all states", .icon = Icon::list_checks}, {.label = "Refresh", .icon = Icon::refresh_cw, .kind = Button::Kind::quiet}}},
            {Go{page.tab_routes.back(), true}, Refresh{}}};
}

static Prompt none_at_all() {
    return {{.icon = Icon::list_checks, .tone = Tone::quiet, .heading = "No tasks yet", .words = "Submit a workflow, and its tasks show here.",
             .actions = {{.label = "Refresh", .icon = Icon::refresh_cw}}}, {Refresh{}}};
}

static Prompt later_failed(const Failure& f) {
    return {{.icon = Icon::triangle_alert, .tone = Tone::warning, .heading = "The tasks after these did not load", .words = reason_words(f) + ".",
             .code = request_words(f), .actions = {{.label = "Try again", .icon = Icon::rotate_cw}}}, {tasks_event(MoreTasks{})}};
}

static void add_nothing(Page& page, const Model& m, const Choice& choice) {
    if (choice.hidden > 0) {
        page.nothing = Prompt{{.icon = Icon::list_checks, .tone = Tone::quiet, .heading = "All of them are hidden", .words = "They are of workflows that you hid from the lists of this browser. The service still has them.",
                               .actions = {{.label = "Show them"}}}, {Go{page.with_hidden, true}}};
        return;
    }
    if (asking_anew(m)) page.nothing = Prompt{{.icon = Icon::search, .tone = Tone::quiet, .heading = "Looking…", .words = "None of the rows before match; the service is being asked."}, {}};
    else if (filtered(m.route)) page.nothing = no_match(page, m.route);
    else page.nothing = page.tab == 0 ? none_active(page) : none_at_all();
    if (!page.can_show_more) return;
    page.nothing->notice.actions.insert(page.nothing->notice.actions.begin(), {.label = "Look further", .icon = Icon::arrow_down});
    page.nothing->does.insert(page.nothing->does.begin(), tasks_event(MoreTasks{}));
}

static void fill(Page& page, const Model& m, const Choice& choice) {
    const auto& s = *m.tasks;
    page.footer_left = loaded_words(m, choice.rows.size() + choice.hidden);
    page.with_hidden = m.route.with("hidden", "1");
    if (choice.hidden > 0 && page.summary_only) page.hidden = "The sums count the tasks of workflows that you hid in this browser as well";
    else if (choice.hidden > 0) page.hidden = fmt::format("{} of workflows that you hid in this browser {} left out here, not in the sums", plural(static_cast<std::int64_t>(choice.hidden), "task"), choice.hidden == 1 ? "is" : "are");
    page.footer_right = totals_words(m, page, choice);
    page.can_show_more = s.list.value->more && !s.next.in_flight && !s.next.failure && !s.list.in_flight;
    if (s.next.failure && s.list.value->more) page.later = later_failed(*s.next.failure);
    if (choice.rows.empty()) add_nothing(page, m, choice);
}

static void add_looks(Page& page, const Model& m) {
    struct Look { const char* title; Icon icon; const char *look, *group; };
    static constexpr std::array<Look, 4> looks = {{{"List", Icon::rows_3, "", ""}, {"By workflow", Icon::workflow, "", "workflow"},
                                                   {"By node", Icon::server, "", "node"}, {"Summary", Icon::layers, "summary", ""}}};
    page.look = -1;
    for (const auto& l : looks) {
        if (m.route.param("look") == l.look && (m.route.param("group") == l.group || l.look[0])) page.look = static_cast<int>(page.looks.size());
        page.looks.push_back({.label = l.title, .icon = l.icon});
        page.look_routes.push_back(m.route.with("look", l.look).with("group", l.group).with("closed", "").with("open", ""));
    }
    page.summary_only = m.route.param("look") == "summary";
}

static void add_deeds(Page& page, std::size_t rows) {
    page.deeds = {{.label = "Export CSV", .icon = Icon::download}, {.label = "Export JSON", .icon = Icon::download},
                  {.label = "Copy as osmo command", .icon = Icon::copy, .separator_before = true}, {.label = "Copy as curl", .icon = Icon::copy}};
    if (rows == 0) page.deeds[0].why_disabled = page.deeds[1].why_disabled = "No rows";
}

QueryIndex rows_of(const Model& m) {
    static const std::vector<Task> kNone;
    return index_of(std::span<const Task>(m.tasks->list.value ? m.tasks->list.value->rows : kNone), m.known);
}

Choice choose(const Model& m, const QueryIndex& index) {
    if (!m.tasks->list.value) return {};
    const auto& all = m.tasks->list.value->rows;
    auto out = choose(all, index, spelled_out(parse_query(m.route.param("q"), QueryList::tasks), asker_of(m)), sorting_of(m.route));
    if (m.settings.hidden_workflows.empty() || m.route.param("hidden") == "1") return out;
    const std::set<std::string_view> hidden(m.settings.hidden_workflows.begin(), m.settings.hidden_workflows.end());
    out.hidden = std::erase_if(out.rows, [&](std::uint32_t i) {
        const bool gone = hidden.contains(all[i].workflow.value);
        if (gone) out.asks = out.asks - amounts_of(all[i]);
        return gone;
    });
    return out;
}

Page present(const Model& m, const QueryIndex& index, const Choice& choice) {
    Page page{.state = state_of(asked(m.tasks->list), "Tasks", m), .title = "Tasks", .subtitle = "Across workflows, of all users and pools. Those being placed and running first."};
    add_filters(page, m, index);
    add_looks(page, m);
    add_deeds(page, choice.rows.size());
    add_summary(page.summary, m);
    if (page.state.kind == PageState::Kind::ready) fill(page, m, choice);
    return page;
}

Heading heading_of(const Heap& heap, std::span<const Task> all, bool more) {
    Amounts asks;
    for (const auto i : heap.rows) asks += amounts_of(all[i]);
    Heading out{.title = heap.title, .note = more ? count(heap.rows.size()) + "+ tasks loaded" : plural(static_cast<std::int64_t>(heap.rows.size()), "task"), .collapsed = heap.closed, .subtotals = {}};
    for (const auto& column : columns()) {
        Sum cell;
        if (column.key == "gpus" && asks.gpu.value > 0) cell.words = count_words(asks.gpu.value);
        if (column.key == "cores") cell.words = cores_words(asks.cpu);
        if (column.key == "memory") cell.words = bytes_words(asks.memory);
        if (column.key == "storage") cell.words = bytes_words(asks.storage);
        out.subtotals.push_back(std::move(cell));
    }
    return out;
}

}  // namespace tasks
