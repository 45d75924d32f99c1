#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "store/bulk.h"
#include "store/run.h"
#include "store/tasks.h"
#include "ui/sideways.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/more_filters.h"
#include "views/query_bar.h"
#include "views/workflows/draw_bulk.h"
#include "views/workflows/page.h"

namespace workflows {

using ListPtr = std::shared_ptr<const WorkflowList>;

static void draw_row(const Row& row, Table& table) {
    const auto maybe = [&](const std::string& words, Tone tone = Tone::plain) { words.empty() ? table.nothing() : table.number(words, tone); };
    table.status(row.status);
    table.link(row.id, row.href);
    table.text(row.user, Tone::quiet);
    row.pool.empty() ? table.nothing() : table.link(row.pool, row.pool_link, LinkLook::plain);
    table.status(row.priority);
    row.progress.parts.empty() && row.tasks.empty() ? table.nothing() : table.ratio(row.tasks_done, row.tasks, row.progress);
    maybe(row.gpus);
    table.number(row.queued);
    maybe(row.duration);
    table.number(row.submitted, Tone::quiet);
    maybe(row.started, Tone::quiet);
    maybe(row.ended, Tone::quiet);
    row.app.empty() ? table.nothing() : table.text(row.app, Tone::quiet);
    row.labels.empty() ? table.nothing() : table.tags(row.labels);
}

static void draw_item(const Row& row, Table& table) {
    const std::string small = row.status.word + (row.status.note.empty() ? "" : ", " + row.status.note) + ", " + row.user + (row.pool.empty() ? "" : ", " + row.pool);
    const bool runs = !row.duration.empty();
    table.item({.mark = row.status, .strong = row.id, .small = small, .href = row.href, .value = runs ? row.duration : row.submitted, .note = {}, .bar = {}});
}

static void draw_menus(const Model& m, const Page& page, Ui& ui) {
    for (const auto& menu : page.menus)
        if (const auto picked = ui.menu_button(menu.button, menu.items)) ui.emit(Go{m.route.with("q", menu.writes[static_cast<std::size_t>(*picked)]), true});
    if (const auto range = ui.time_range(page.submitted.menu)) ui.emit(Go{m.route.with("q", with_age(page.submitted, *range)), true});
    if (!ui.narrow()) ui.column_picker({.name = "Workflows", .columns = columns(), .choices = &m.settings.column_choices});
}

static void draw_filters(const Model& m, const Page& page, const QueryIndex& index, Ui& ui) {
    if (const auto tab = ui.tabs("Workflows by status", page.tabs, page.tab)) ui.emit(Go{page.tab_routes[static_cast<std::size_t>(*tab)]});
    const auto search = ui.region(a11y::Role::search, "Filter workflows");
    {
        const auto row = ui.row();
        const auto own = m.profile.value ? m.profile.value->user.value : "";
        const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, index, own); };
        if (const auto text = ui.query_field(page.filter, suggest)) ui.emit(Go{m.route.with("q", *text), true, true});
        if (!ui.narrow()) draw_menus(m, page, ui);
    }
    draw_more_filters(m, ui, [&] { draw_menus(m, page, ui); });
    if (const auto text = ui.query_faults(page.faults)) ui.emit(Go{m.route.with("q", *text), true});
    if (page.chips.empty()) return;
    if (const auto gone = ui.chips(page.chips)) ui.emit(Go{page.without[static_cast<std::size_t>(*gone)], true});
}

static void go(std::optional<int> pressed, const std::vector<Route>& routes, Ui& ui) {
    if (pressed) ui.emit(Go{routes[static_cast<std::size_t>(*pressed)], true});
}

// Headings among rows, where they are gathered.
struct Lines {
    std::vector<Heap> heaps;
    std::vector<HeapLine> lines;
    std::vector<std::string> keys;     // of the headings
};

class WorkflowsView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& list = m.workflows.value ? m.workflows.value : no_list_;
        const auto& index = index_({list, m.known_revision}, [&] { return rows_of(m); });
        const auto& choice = choose_rows(m, list, index);
        const auto& page = page_({m.known_revision, m.workflows.revision, m.older.revision + m.tasks->of_workflows.revision, m.profile.revision, m.route_revision, m.settings_revision, minute(m.now)},
                                 [&] { return present(m, index, choice); });
        draw_header(m, page, choice, ui);
        if (!m.login->site.embed.hide_filters) draw_filters(m, page, index, ui);
        if (ui.narrow()) draw_narrow_tools(m, page, choice, ui);
        draw_banner(page.state.banner, ui);
        draw_banner(page.older, ui);
        draw_hidden(page, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(columns(), 12);
        else if (page.nothing) draw_prompt(*page.nothing, ui);
        else draw_table(m, list, choice, page, ui);
        draw_many(m, ui);
    }

    std::string title(const Model&) const override { return "Workflows"; }

  private:
    const Choice& choose_rows(const Model& m, const ListPtr& list, const QueryIndex& index) {
        const auto sorting = sorting_of(m.route);
        const std::string text(m.route.param("q")), hidden(m.route.param("hidden"));
        const auto when = speaks_of_time(parse_query(text, QueryList::workflows)) ? minute(m.now) : 0;
        return choice_({list, m.known_revision, m.profile.revision, m.settings_revision, text + "\n" + hidden, sorting.key, sorting.descending, when}, [&] { return choose(m, index); });
    }

    void draw_many(const Model& m, Ui& ui) {
        const auto& bulk = bulk_({m.bulk->revision, m.workflows.revision, m.run->revision + m.run->tag_names.revision + m.profile.revision}, [&] { return std::pair(offer(m), bulk_asking(m)); });
        if (bulk.first && !bulk.second) draw_offer(*bulk.first, ui);
        if (bulk.second) draw_asking(*bulk.second, ui);
    }

    static void draw_deeds(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        if (const auto i = ui.menu_button({.label = "Export", .icon = Icon::download, .menu = true}, page.deeds)) ui.emit(deed(static_cast<Deed>(*i), m, choice.rows));
    }

    static void draw_header(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        if (ui.narrow()) return ui.page_header({.title = page.title});
        const auto row = ui.row();
        ui.page_header({.title = page.title, .subtitle = ui.wide() ? page.subtitle : ""});
        const auto right = ui.right("actions");
        go(ui.segmented("Whose", page.whose, page.who), page.whose_routes, ui);
        go(ui.segmented("Pools", page.where, page.in), page.where_routes, ui);
        if (ui.wide()) go(ui.segmented("Look", page.looks, page.look), page.look_routes, ui);
        draw_deeds(m, page, choice, ui);
        if (!m.login->site.read_only() && ui.button({.label = "Submit workflow", .icon = Icon::plus, .kind = Button::Kind::primary})) ui.emit(Follow{"#/submit"});
    }

    static void draw_narrow_tools(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        const auto line = sideways(ui, "Tools");
        if (!m.login->site.read_only() && ui.button({.label = "Submit", .icon = Icon::plus, .kind = Button::Kind::primary})) ui.emit(Follow{"#/submit"});
        go(ui.segmented("Whose", page.whose, page.who), page.whose_routes, ui);
        go(ui.segmented("Pools", page.where, page.in), page.where_routes, ui);
        go(ui.segmented("Look", page.looks, page.look), page.look_routes, ui);
        draw_deeds(m, page, choice, ui);
    }

    static void draw_hidden(const Page& page, Ui& ui) {
        if (page.hidden.empty()) return;
        const auto row = ui.row();
        ui.small(page.hidden);
        if (ui.button({.label = "Show", .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "hidden workflows"})) ui.emit(Go{page.with_hidden, true});
    }

    const Lines& gather(const Model& m, const ListPtr& list, const Choice& choice) {
        return lines_({list, m.known_revision, m.profile.revision, m.settings_revision, m.route_revision, minute(m.now)}, [&] {
            Lines out;
            out.heaps = heaps_of(choice.rows, [&, by = group_by(m.route)](std::uint32_t i) { return group_title(list->rows[i], by); }, m.route);
            out.lines = ::lines_of(out.heaps);
            for (const auto& heap : out.heaps) out.keys.push_back("group " + heap.title);
            return out;
        });
    }

    void draw_table(const Model& m, const ListPtr& list, const Choice& choice, const Page& page, Ui& ui) {
        const Lines* lines = group_by(m.route) == GroupBy::none ? nullptr : &gather(m, list, choice);
        const auto& all = list->rows;
        const auto& progress = progress_({list, m.tasks->of_workflows.value}, [&] { return m.tasks->of_workflows.value ? task_progress(*m.tasks->of_workflows.value, all) : TaskProgressOf(); });
        const Known known{&m, &progress};
        const auto count = lines ? lines->lines.size() : choice.rows.size();
        const auto is_heading = [&](std::size_t i) { return lines && lines->lines[i].heading; };
        const auto at = [&](std::size_t i) -> const Workflow& { return all[lines ? lines->lines[i].row : choice.rows[i]]; };
        const auto key_at = [&](std::size_t i) { return is_heading(i) ? std::string_view(lines->keys[lines->lines[i].heap]) : std::string_view(at(i).id.value); };
        const auto sorting = sorting_of(m.route);
        const auto& picked = m.bulk->picked;
        const TableSpec spec{.name = "Workflows", .columns = columns(), .sort_key = sorting.key, .descending = sorting.descending, .selected = page.selected,
                             .newer = sorting.key.empty() && !lines ? "new workflows" : "", .question = std::string(m.route.param("q")), .all_checked = check_of(picked.size(), choice.rows.size()), .items = ui.narrow(),
                             .footer_left = page.footer_left, .footer_right = page.footer_right, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
        TableRows rows{.count = count, .key = key_at,
                       .find = [&](std::string_view key) -> std::optional<std::size_t> {
                           for (std::size_t i = 0; i < count; ++i) if (key_at(i) == key) return i;
                           return std::nullopt;
                       },
                       .href = [&](std::size_t i) { return is_heading(i) ? std::string() : href_of(at(i)); },
                       .checked = [&](std::size_t i) { return !is_heading(i) && picked.contains(at(i).id.value); }};
        if (lines) rows.heading = [&](std::size_t i) { return is_heading(i) ? std::optional(heading_of(lines->heaps[lines->lines[i].heap], all)) : std::nullopt; };
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) spec.items ? draw_item(row(at(*i), m.now, known), table) : draw_row(row(at(*i), m.now, known), table);
        if (const auto key = table.sorted()) ui.emit(Go{sorted_by(m.route, *key), true});
        if (const auto i = table.activated(); i && !is_heading(*i)) ui.emit(Follow{href_of(at(*i))});
        if (const auto i = table.toggled(); i && is_heading(*i)) ui.emit(Go{with_toggled(m.route, lines->heaps[lines->lines[*i].heap].title), true});
        if (const auto pick = table.picked()) ui.emit(bulk_event(PickWorkflows{after(picked, *pick, rows)}));
        if (page.can_show_more && table.near_end()) ui.emit(ShowMore{});
    }

    static PickedKeys after(PickedKeys keys, const Picked& picked, const TableRows& rows) {
        pick(keys, picked, rows);
        return keys;
    }

    const ListPtr no_list_ = std::make_shared<const WorkflowList>();
    Memo<QueryIndex, ListPtr, std::uint64_t> index_;
    Memo<Choice, ListPtr, std::uint64_t, std::uint64_t, std::uint64_t, std::string, std::string, bool, std::int64_t> choice_;
    Memo<Lines, ListPtr, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> lines_;
    Memo<TaskProgressOf, ListPtr, std::shared_ptr<const TasksSince>> progress_;
    Memo<std::pair<std::optional<Offer>, std::optional<BulkAsking>>, std::uint64_t, std::uint64_t, std::uint64_t> bulk_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "workflows", .title = "Workflows", .icon = Icon::workflow, .group = NavGroup::work,
            .needs = {Need::workflows, Need::running_workflows, Need::queued_workflows, need_workflow_tasks, need_bulk_tags, Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<WorkflowsView>()); }};
}

}  // namespace workflows
