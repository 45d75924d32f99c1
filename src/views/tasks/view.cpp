#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "store/asker.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/list_rows.h"
#include "views/more_filters.h"
#include "views/query_bar.h"
#include "views/tasks/page.h"

namespace tasks {

using ListPtr = std::shared_ptr<const TaskList>;

static void draw_row(const Row& row, Table& table) {
    const auto maybe = [&](const std::string& words) { words.empty() ? table.nothing() : table.number(words); };
    table.status(row.status);
    table.link(row.task, row.href);
    table.link(row.workflow, row.workflow_href, LinkLook::plain);
    table.text(row.user, Tone::quiet);
    row.pool.empty() ? table.nothing() : table.text(row.pool, Tone::quiet);
    if (!row.node.empty()) table.link(row.node, row.node_href, LinkLook::plain);
    else if (row.placed) table.nothing();
    else table.text("Not placed", Tone::quiet);
    table.status(row.priority);
    maybe(row.gpus);
    table.number(row.cores);
    table.number(row.memory);
    table.number(row.storage);
    maybe(row.time);
    maybe(row.started);
    maybe(row.ended);
    table.number(row.attempt);
}

static void draw_item(const Row& row, Table& table) {
    const std::string small = row.status.word + ", " + row.workflow + (row.node.empty() ? "" : ", " + row.node);
    table.item({.mark = row.status, .strong = row.task, .small = small, .href = row.href, .value = row.gpus.empty() ? row.time : row.gpus, .note = row.gpus.empty() ? "" : row.gpus == "1" ? "GPU" : "GPUs", .bar = {}});
}

static constexpr std::size_t kShortName = 24;  // letters, with the pool's: more leave no room for the number

static void draw_part(const SumPart& part, Ui& ui) {
    const bool below = !part.note.empty() && part.name.size() + part.note.size() > kShortName;
    const auto key = ui.key(part.key);
    const auto card = ui.region(a11y::Role::group, part.note.empty() ? part.name : part.name + " in " + part.note);
    {
        const auto row = ui.row(6);
        ui.link(part.name, part.href, LinkLook::strong);
        if (!part.note.empty() && !below) ui.small("in " + part.note);
        if (!part.priority.word.empty()) ui.status(part.priority);
        const auto right = ui.right("gpus");
        ui.text(part.gpus, Tone::strong);
        ui.small(part.gpus == "1" ? "GPU" : "GPUs");
    }
    ui.bar(part.bar);
    ui.small(below ? "in " + part.note + ", " + part.words : part.words);
}

static void draw_total(const Summary& s, Ui& ui) {
    const auto row = ui.row();
    ui.text(s.total.gpus + (s.total.gpus == "1" ? " GPU" : " GPUs"), Tone::strong);
    if (!s.total.tasks.empty()) ui.small(s.total.tasks == "1" ? "1 task" : s.total.tasks + " tasks");
    const auto right = ui.right("all");
    ui.link("All " + s.footer, format_route(s.all), LinkLook::accent);
}

static constexpr float kPartHeight = 70;  // dp: what has no room is in the summary

static void draw_beside(const Summary& s, Ui& ui) {
    const auto card = ui.card({.title = "Summary", .count = {}, .note = s.note, .height = ui.height()});
    if (const auto i = ui.segmented("Add up by", std::span(s.bys).first(3), s.by)) ui.emit(Go{s.by_routes[static_cast<std::size_t>(*i)], true});
    if (!draw_in_card(s.state, ui)) return;
    if (!s.cut.empty()) ui.small(s.cut, Tone::warning);
    if (s.none) return ui.small("Nothing to add up.");
    draw_total(s, ui);
    const auto room = static_cast<std::size_t>(std::max(3.0f, ui.height() / kPartHeight));
    for (std::size_t i = 0; i < std::min(room, s.parts.size()); ++i) {
        ui.gap(4);
        draw_part(s.parts[i], ui);
    }
}

// Groups and their parts as lines of one table.
struct SumLine { const SumGroup* group; const SumPart* part; };

static std::vector<SumLine> lines_of(const Summary& s) {
    std::vector<SumLine> out;
    for (const auto& g : s.groups) {
        out.push_back({&g, nullptr});
        if (!g.closed) for (const auto& part : g.parts) out.push_back({&g, &part});
    }
    return out;
}

static Bar small_bar(Bar bar) {
    bar.width = 52;
    return bar;
}

static Heading heading_of(const SumGroup& g, const std::string& all) {
    const auto& w = g.whole;
    const auto title = w.note.empty() ? w.name : w.name + " in " + w.note;
    return {.title = title, .note = {}, .collapsed = g.closed, .subtotals = {{}, {}, {w.gpus + "/" + all, small_bar(w.bar)}, {w.cores}, {w.memory}, {w.storage}, {w.tasks}}};
}

static void draw_sum_row(const SumPart& part, const std::string& all, bool counted, Table& table) {
    table.link(part.name, part.href, LinkLook::plain);
    table.status(part.priority);
    table.ratio(part.gpus, all, small_bar(part.bar));
    table.number(part.cores);
    table.number(part.memory);
    table.number(part.storage);
    if (counted) part.tasks.empty() ? table.nothing() : table.number(part.tasks);
}

static void draw_sum_tools(const Model& m, const Summary& s, const std::string& hidden, Ui& ui) {
    const auto row = ui.row();
    if (const auto i = ui.segmented("Add up by", s.bys, s.by)) ui.emit(Go{s.by_routes[static_cast<std::size_t>(*i)], true});
    ui.small(s.note);
    if (!s.cut.empty()) ui.small(s.cut, Tone::warning);
    if (!hidden.empty()) ui.small(hidden);
    if (ui.narrow()) return;
    const auto right = ui.right("folding");
    if (ui.button({.label = "Expand all", .kind = Button::Kind::quiet})) ui.emit(Go{with_all_open(m.route), true});
    if (ui.button({.label = "Collapse all", .kind = Button::Kind::quiet})) ui.emit(Go{with_all_closed(m.route), true});
}

static void draw_summary(const Model& m, const Summary& s, const std::string& hidden, Ui& ui) {
    draw_sum_tools(m, s, hidden, ui);
    draw_banner(s.state.banner, ui);
    if (s.state.failed) return draw_prompt(*s.state.failed, ui);
    if (s.state.kind == PageState::Kind::loading) return ui.skeleton_table(summary_columns(false), 8);
    if (s.none) return draw_prompt({{.icon = Icon::layers, .tone = Tone::quiet, .heading = "Nothing to add up", .words = "No task is in the states asked for."}, {}}, ui);
    const auto lines = lines_of(s);
    const std::vector<Sum> totals = {{"Total"}, {}, {s.total.gpus}, {s.total.cores}, {s.total.memory}, {s.total.storage}, {s.total.tasks}};
    const bool counted = !s.total.tasks.empty();
    const TableSpec spec{.name = "Summary of tasks", .columns = summary_columns(counted), .totals = totals, .footer_left = s.footer, .footer_right = {}, .widths = &m.settings.column_widths};
    TableRows rows{.count = lines.size(), .key = [&](std::size_t i) { return std::string_view(lines[i].part ? lines[i].part->key : lines[i].group->whole.key); },
                   .find = [&](std::string_view key) -> std::optional<std::size_t> {
                       for (std::size_t i = 0; i < lines.size(); ++i) if ((lines[i].part ? lines[i].part->key : lines[i].group->whole.key) == key) return i;
                       return std::nullopt;
                   }, .href = [&](std::size_t i) { return lines[i].part ? lines[i].part->href : std::string(); }};
    rows.heading = [&](std::size_t i) { return lines[i].part ? std::nullopt : std::optional(heading_of(*lines[i].group, s.total.gpus)); };
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) draw_sum_row(*lines[*i].part, s.total.gpus, counted, table);
    if (const auto i = table.toggled()) ui.emit(Go{with_toggled(m.route, lines[*i].group->whole.key), true});
    if (const auto i = table.activated(); i && lines[*i].part) ui.emit(Follow{lines[*i].part->href});
}

static void draw_hidden(const Page& page, Ui& ui) {
    if (page.hidden.empty()) return;
    const auto row = ui.row();
    ui.small(page.hidden);
    if (ui.button({.label = "Show", .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "hidden tasks"})) ui.emit(Go{page.with_hidden, true});
}

class TasksView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& list = m.tasks->list.value ? m.tasks->list.value : no_list_;
        const auto& index = index_({list, m.known_revision}, [&] { return rows_of(m); });
        const auto& choice = choose_rows(m, list, index);
        const auto& page = page_({m.tasks->revision, m.known_revision, m.profile.revision, m.route_revision, m.settings_revision, minute(m.now)},
                                 [&] { return present(m, index, choice); });
        draw_header(m, page, choice, ui);
        if (!m.login->site.embed.hide_filters) draw_filters(m, page, index, ui);
        if (ui.narrow()) draw_narrow_tools(m, page, choice, ui);
        if (page.summary_only) return draw_summary(m, page.summary, page.hidden, ui);
        draw_banner(page.state.banner, ui);
        draw_banner(page.later, ui);
        draw_hidden(page, ui);
        if (!ui.wide()) return draw_list(m, list, choice, page, ui);
        static constexpr float shares[] = {0.28f, 0.72f};
        const auto columns = ui.columns(shares);
        draw_beside(page.summary, ui);
        ui.next_column();
        draw_list(m, list, choice, page, ui);
    }

    std::string title(const Model&) const override { return "Tasks"; }

  private:
    const Choice& choose_rows(const Model& m, const ListPtr& list, const QueryIndex& index) {
        const auto sorting = sorting_of(m.route);
        const std::string text(m.route.param("q"));
        const auto when = speaks_of_time(parse_query(text, QueryList::tasks)) ? minute(m.now) : 0;
        return choice_({list, m.known_revision, m.profile.revision + m.settings_revision, text + "\n" + std::string(m.route.param("hidden")), sorting.key, sorting.descending, when}, [&] { return choose(m, index); });
    }

    static void draw_header(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        const auto row = ui.row();
        ui.page_header({.title = page.title, .subtitle = page.subtitle});
        if (ui.narrow()) return;
        const auto right = ui.right("actions");
        if (const auto i = ui.segmented("Look", page.looks, page.look)) ui.emit(Go{page.look_routes[static_cast<std::size_t>(*i)], true});
        draw_deeds(m, page, choice, ui);
    }

    static void draw_deeds(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        if (const auto i = ui.menu_button({.label = "Export", .icon = Icon::download, .menu = true}, page.deeds)) ui.emit(deed(static_cast<Deed>(*i), m, choice.rows));
    }

    static void draw_narrow_tools(const Model& m, const Page& page, const Choice& choice, Ui& ui) {
        const auto row = ui.row();
        std::vector<MenuItem> items;
        for (std::size_t i = 0; i < page.looks.size(); ++i) items.push_back({.label = page.looks[i].label, .icon = page.looks[i].icon, .one_of = true, .checked = static_cast<int>(i) == page.look});
        if (const auto i = ui.menu_button({.label = page.look < 0 ? "Look" : page.looks[static_cast<std::size_t>(page.look)].label, .about = "look", .menu = true}, items)) ui.emit(Go{page.look_routes[static_cast<std::size_t>(*i)], true});
        draw_deeds(m, page, choice, ui);
    }

    static void draw_filters(const Model& m, const Page& page, const QueryIndex& index, Ui& ui) {
        if (const auto tab = ui.tabs("Tasks by status", page.tabs, page.tab)) ui.emit(Go{page.tab_routes[static_cast<std::size_t>(*tab)], true});
        const auto search = ui.region(a11y::Role::search, "Filter tasks");
        const auto write = [&](const std::string& text, bool typing) { ui.emit(Go{m.route.with("q", text), true, typing}); };
        {
            const auto row = ui.row();
            const auto own = m.profile.value ? m.profile.value->user.value : "";
            const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, index, own); };
            if (const auto text = ui.query_field(page.filter, suggest)) write(*text, true);
            if (!ui.narrow()) draw_menus(m, page, ui);
        }
        draw_more_filters(m, ui, [&] { draw_menus(m, page, ui); });
        if (const auto text = ui.query_faults(page.faults)) write(*text, false);
    }

    static void draw_menus(const Model& m, const Page& page, Ui& ui) {
        for (const auto& menu : page.menus)
            if (const auto picked = ui.menu_button(menu.button, menu.items)) ui.emit(Go{m.route.with("q", menu.writes[static_cast<std::size_t>(*picked)]), true});
        if (const auto range = ui.time_range(page.started.menu)) ui.emit(Go{m.route.with("q", with_age(page.started, *range)), true});
        if (!page.summary_only && !ui.narrow()) ui.column_picker({.name = "Tasks", .columns = columns(), .choices = &m.settings.column_choices});
    }

    void draw_list(const Model& m, const ListPtr& list, const Choice& choice, const Page& page, Ui& ui) {
        if (page.state.failed) return draw_prompt(*page.state.failed, ui);
        if (page.state.kind == PageState::Kind::loading) return ui.skeleton_table(columns(), 12);
        if (page.nothing) return draw_prompt(*page.nothing, ui);
        draw_table(m, list, choice, page, ui);
    }

    const std::vector<HeapLine>& gather(const Model& m, const ListPtr& list, const Choice& choice) {
        const auto by = group_by(m.route);
        return lines_({list, m.known_revision, m.profile.revision, m.route_revision, minute(m.now)}, [&] {
            heaps_ = heaps_of(choice.rows, [&](std::uint32_t i) { return group_title(list->rows[i], by); }, m.route);
            keys_.clear();
            for (const auto& heap : heaps_) keys_.push_back("group " + heap.title);
            return ::lines_of(heaps_);
        });
    }

    void draw_table(const Model& m, const ListPtr& list, const Choice& choice, const Page& page, Ui& ui) {
        const bool grouped = group_by(m.route) != GroupBy::none;
        const auto& all = list->rows;
        const auto& keys = row_keys_({list}, [&] { return keys_of(all); });
        const std::vector<HeapLine>* lines = grouped ? &gather(m, list, choice) : nullptr;
        const auto row_at = [&](std::size_t i) { return lines ? (*lines)[i].row : choice.rows[i]; };
        const auto is_heading = [&](std::size_t i) { return lines && (*lines)[i].heading; };
        const auto key_at = [&](std::size_t i) { return is_heading(i) ? std::string_view(keys_[(*lines)[i].heap]) : std::string_view(keys[row_at(i)]); };
        const auto sorting = sorting_of(m.route);
        const TableSpec spec{.name = "Tasks", .columns = columns(), .sort_key = sorting.key, .descending = sorting.descending, .selected = std::string(m.route.param("sel")),
                             .items = ui.narrow(), .footer_left = page.footer_left, .footer_right = page.footer_right, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
        TableRows rows{.count = lines ? lines->size() : choice.rows.size(), .key = key_at,
                       .find = [&](std::string_view key) -> std::optional<std::size_t> {
                           const auto n = lines ? lines->size() : choice.rows.size();
                           for (std::size_t i = 0; i < n; ++i) if (key_at(i) == key) return i;
                           return std::nullopt;
                       }, .href = [&](std::size_t i) { return is_heading(i) ? std::string() : row(all[row_at(i)], m.now).href; }};
        if (lines) rows.heading = [&](std::size_t i) { return is_heading(i) ? std::optional(tasks::heading_of(heaps_[(*lines)[i].heap], all, list->more)) : std::nullopt; };
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) spec.items ? draw_item(row(all[row_at(*i)], m.now), table) : draw_row(row(all[row_at(*i)], m.now), table);
        if (const auto key = table.sorted()) ui.emit(Go{sorted_by(m.route, *key), true});
        if (const auto i = table.activated(); i && !is_heading(*i)) ui.emit(Follow{row(all[row_at(*i)], m.now).href});
        if (const auto i = table.toggled(); i && is_heading(*i)) ui.emit(Go{with_toggled(m.route, heaps_[(*lines)[*i].heap].title), true});
        if (page.can_show_more && table.near_end()) ui.emit(tasks_event(MoreTasks{}));
    }

    static std::vector<std::string> keys_of(const std::vector<Task>& all) {
        std::vector<std::string> out;
        out.reserve(all.size());
        for (const auto& t : all) out.push_back(task_key(t));
        return out;
    }

    const ListPtr no_list_ = std::make_shared<const TaskList>();
    Memo<QueryIndex, ListPtr, std::uint64_t> index_;
    Memo<Choice, ListPtr, std::uint64_t, std::uint64_t, std::string, std::string, bool, std::int64_t> choice_;
    Memo<std::vector<std::string>, ListPtr> row_keys_;
    std::vector<Heap> heaps_;                        // of what is gathered
    std::vector<std::string> keys_;
    Memo<std::vector<HeapLine>, ListPtr, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> lines_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "tasks", .title = "Tasks", .icon = Icon::list_checks, .group = NavGroup::work,
            .needs = {need_tasks, need_task_sums, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<TasksView>()); }};
}

}  // namespace tasks
