#include "app/view.h"
#include "base/memo.h"
#include "store/home.h"
#include "store/login.h"
#include "ui/ui.h"
#include "views/compare/page.h"
#include "views/draw_state.h"
#include "views/list_rows.h"
#include "views/more_filters.h"
#include "views/query_bar.h"
#include "views/resources/page.h"
#include "views/resources/rows.h"
#include "views/resources/tools.h"

namespace resources {

using FleetPtr = std::shared_ptr<const Fleet>;

static void draw_item(const Row& row, Table& table) {
    table.item({.mark = row.health, .strong = row.name, .small = row.pools_words, .href = row.href, .value = row.gpu_free, .note = row.gpu_note, .bar = row.gpu.none ? Bar{} : row.gpu.bar});
}

static void draw_row(const Row& row, bool free, Table& table) {
    const auto ratio = [&](const Measure& m) { m.none ? table.nothing() : table.ratio(m.used, m.total, m.bar); };
    table.link(row.name, row.href);
    table.status(row.health);
    table.tags(row.pools);
    table.mono(row.platform, Tone::quiet);
    table.text(row.type);
    if (!free) row.gpu.none ? table.nothing() : table.number(row.gpu_free, row.gpu_free_tone);
    ratio(row.gpu);
    ratio(row.cpu);
    ratio(row.memory);
    row.tasks.empty() ? table.nothing() : table.number(row.tasks, row.tasks_tone);
    table.text(row.backend, Tone::quiet);
}

class FleetView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& fleet = m.fleet.value ? m.fleet.value : no_fleet_;
        const auto& choice = choose_rows(m, fleet);
        const auto& tasks = count_tasks(m, fleet);
        const auto& summary = summary_({fleet}, [&] { return summarise(*fleet); });
        const auto age = m.fleet.stale() || (m.missing && !m.missing->empty()) ? minute(m.now) : 0;
        const auto& page = page_({m.fleet.revision, m.missing_revision, m.route_revision, m.settings_revision, m.home->running.revision, age},
                                 [&] { return present(m, *fleet, summary, choice, tasks); });
        draw_header(page, m, ui);
        draw_banner(page.state.banner, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) draw_loading(ui);
        else draw_fleet(m, fleet, choice, page, ui);
    }

    std::string title(const Model&) const override { return "Resources"; }

  private:
    const TaskCounts& count_tasks(const Model& m, const FleetPtr& fleet) {
        return tasks_({fleet, m.home->running.value}, [&] { return counts_of(NodeTasks(m.home->running.value), *fleet); });
    }

    const Choice& choose_rows(const Model& m, const FleetPtr& fleet) {
        const auto sorting = sorting_of(m.route);
        const auto tasks = sorting.key == "tasks" ? m.home->running.value : nullptr;
        const auto& order = order_({fleet, sorting.key, sorting.descending, sorting.free, tasks}, [&] { return sort_fleet(*fleet, sorting, count_tasks(m, fleet).on); });
        const std::string text(m.route.param("q"));
        return choice_({fleet, sorting.key, sorting.descending, sorting.free, tasks, text}, [&] { return choose(*fleet, order, parse_query(text), m.route.param("sort").empty()); });
    }

    static void draw_header(const Page& page, const Model& m, Ui& ui) {
        if (m.login->site.embed.on || ui.narrow()) return ui.page_header({.title = page.title});
        const auto row = ui.row();
        ui.page_header({.title = page.title, .subtitle = page.subtitle});
        const auto right = ui.right("actions");
        if (ui.button({.label = "Compare", .icon = Icon::git_compare})) ui.emit(Go{compare::route_for({m.picked.begin(), m.picked.end()})});
        if (ui.button({.label = "Find capacity", .icon = Icon::radar})) ui.emit(Follow{"#/capacity"});
    }

    static void draw_loading(Ui& ui) {
        ui.skeleton_stats(4);
        ui.skeleton_table(columns(), 12);
    }

    static void draw_filters(const Model& m, const Fleet& fleet, const Page& page, Ui& ui) {
        const auto search = ui.region(a11y::Role::search, "Filter resources");
        const auto write = [&](const std::string& text) { ui.emit(Go{m.route.with("q", text), true}); };
        draw_filter_row(m, fleet, page, ui, write);
        if (const auto text = ui.query_faults(page.faults)) write(*text);
    }

    template <class Write>
    static void draw_menus(const Page& page, Ui& ui, const Write& write) {
        for (const auto& menu : page.menus)
            if (const auto picked = ui.menu_button(menu.button, menu.items)) write(menu.writes[static_cast<std::size_t>(*picked)]);
    }

    template <class Write>
    static void draw_filter_row(const Model& m, const Fleet& fleet, const Page& page, Ui& ui, const Write& write) {
        {
            const auto row = ui.row();
            const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, fleet.index()); };
            if (const auto text = ui.query_field(page.filter, suggest)) write(*text);
            if (!ui.narrow()) draw_menus(page, ui, write);
        }
        draw_more_filters(m, ui, [&] { draw_menus(page, ui, write); });
    }

    // Grouped or not, in the order of the table.
    const Grouped& gather(const Model& m, const FleetPtr& fleet, const Choice& choice) {
        return grouped_({fleet, m.route_revision, m.home->running.value}, [&] {
            auto gathered = group(*fleet, choice.rows, group_by(m.route), closed_groups(m.route), count_tasks(m, fleet).on);
            lines_ = lines_of(gathered);
            return gathered;
        });
    }

    static bool shows_cards(const Model& m, const Ui& ui) { return ui.narrow() && !m.login->site.embed.on; }

    void draw_table(const Model& m, const FleetPtr& fleet, const Choice& choice, const Page& page, std::size_t picked, Ui& ui) {
        const bool grouping = group_by(m.route) != GroupBy::none, cards = shows_cards(m, ui);
        const bool free = shows_free(m.route) && !cards;  // a card tells what is free anyway
        const RowList list = grouping ? RowList(*fleet, gather(m, fleet, choice), lines_) : RowList(*fleet, choice.rows);
        const TableSpec spec{.name = "Resources", .columns = columns(free), .sort_key = page.sorting.key, .descending = page.sorting.descending,
                             .selected = page.selected, .all_checked = check_of(picked, choice.rows.size()), .items = cards, .footer_left = page.footer_left,
                             .footer_right = page.footer_right, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
        TableRows rows{.count = list.size(), .key = [&](std::size_t i) { return list.key(i); }, .find = [&](std::string_view key) { return list.find(key); },
                       .href = [&](std::size_t i) { return list.resource(i) ? href_of(*fleet, *list.resource(i)) : std::string(); },
                       .checked = [&](std::size_t i) { return list.resource(i) && m.picked.contains(list.box_key(i)); }};
        const auto& tasks = count_tasks(m, fleet);
        if (grouping) rows.heading = [&](std::size_t i) { return list.heading(i) ? std::optional(heading_of(*list.heading(i), free, tasks)) : std::nullopt; };
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) spec.items ? draw_item(row(*fleet, *list.resource(*i)), table) : draw_row(row(*fleet, *list.resource(*i), free, tasks), free, table);
        if (const auto key = table.sorted()) ui.emit(Go{sorted_by(m.route, *key), true});
        if (const auto i = table.activated(); i && list.resource(*i)) ui.emit(Go{m.route.with("sel", fleet->key(*list.resource(*i))), true});
        if (const auto pick = table.picked()) ui.emit(PickResources{after(m.picked, *pick, list)});
        if (const auto i = table.toggled(); i && list.heading(*i)) ui.emit(Go{toggled_group(m.route, list.heading(*i)->title), true});
    }

    static void draw_missing(const Page& page, Ui& ui) {
        if (page.missing.empty()) return;
        const auto row = ui.row();
        ui.icon(Icon::triangle_alert, Tone::warning);
        ui.small(page.missing);
        for (const auto& [name, href] : page.missing_links) ui.link(name, href, LinkLook::small);
        ui.link("Show all missing", page.missing_href, LinkLook::accent);
    }

    static void draw_missing_rows(const Page& page, Ui& ui) {
        if (page.missing_rows.empty()) return;
        const auto card = ui.card({.title = "Missing", .count = std::to_string(page.missing_rows.size()), .note = "Seen before, now left out by the service, as nodes are that are not ready or cordoned; in no total", .pad = false});
        const bool many = page.missing_rows.size() > 8;
        auto table = ui.table({.name = "Missing resources", .columns = missing_columns(), .height = many ? 330.0f : -1.0f, .framed = false}, list_rows(page.missing_rows));
        while (const auto i = table.next()) {
            const auto& row = page.missing_rows[*i];
            table.link(row.name, row.href);
            table.status({.word = "Missing", .tone = Tone::failed, .shape = Badge::Shape::octagon});
            table.tags(row.pools);
            table.mono(row.platform, Tone::quiet);
            row.gpus.empty() ? table.nothing() : table.number(row.gpus);
            table.text(row.seen, Tone::quiet);
        }
    }

    static void go(const Pick& pick, std::optional<int> picked, Ui& ui) {
        if (picked) ui.emit(Go{pick.goes[static_cast<std::size_t>(*picked)], true});
    }

    static void draw_tools(const Model& m, const Tools& tools, const Fleet& fleet, const std::vector<std::uint32_t>& rows, Ui& ui) {
        {
            const auto row = ui.narrow() ? sideways(ui, "Tools") : ui.row();
            draw_tool_line(m, tools, fleet, rows, ui);
            if (!ui.narrow()) ui.small(tools.fragments);
        }
        if (shows_cards(m, ui)) ui.paragraph(tools.fragments);  // a frame in a portal is too low for it
    }

    static void draw_tool_line(const Model& m, const Tools& tools, const Fleet& fleet, const std::vector<std::uint32_t>& rows, Ui& ui) {
        const bool cells = !tools.map && !shows_cards(m, ui);  // a card has no columns, and tells what is free anyway
        go(tools.look, ui.segmented("Look", tools.look.segments, tools.look.selected), ui);
        if (cells) go(tools.show, ui.segmented("Numbers", tools.show.segments, tools.show.selected), ui);
        go(tools.group, ui.menu_button(tools.group.button, tools.group.items), ui);
        if (tools.map) go(tools.colour, ui.menu_button(tools.colour.button, tools.colour.items), ui);
        if (const auto i = ui.menu_button(tools.deeds_button, tools.deeds)) ui.emit(deed(static_cast<Deed>(*i), fleet, rows));
        if (!m.picked.empty() && ui.button({.label = "Clear", .kind = Button::Kind::quiet, .about = "selection"})) ui.emit(PickResources{});
        if (cells) ui.column_picker({.name = "Resources", .columns = columns(shows_free(m.route)), .choices = &m.settings.column_choices});
    }

    void draw_map(const Model& m, const FleetPtr& fleet, const Choice& choice, const Page& page, Ui& ui) {
        const auto by = group_by(m.route);
        const auto colour = colour_by(m.route);
        const auto& map = map_({fleet, m.route_revision}, [&] {
            if (by == GroupBy::none) return map_of(*fleet, choice.rows, nullptr, colour);
            return map_of(*fleet, choice.rows, &gather(m, fleet, choice), colour);
        });
        {
            const auto row = ui.row(16);
            for (const auto& [words, swatch] : map.legend) {
                const auto key = ui.key(words);
                const auto together = ui.row(6);
                ui.bar(swatch);
                ui.small(words);
            }
            for (const auto& words : map.notes) ui.small(words);
            ui.small(page.footer_left);
        }
        ui.cells({.name = "Map of resources", .groups = map.groups, .shade = [&](std::size_t i) { return shade(*fleet, map, map.rows[i], colour); },
                  .words = [&](std::size_t i) { return cell_words(*fleet, map.rows[i]); }, .href = [&](std::size_t i) { return href_of(*fleet, map.rows[i]); }});
    }

    void draw_fleet(const Model& m, const FleetPtr& fleet, const Choice& choice, const Page& page, Ui& ui) {
        ui.stats(ui.narrow() ? page.brief_stats : page.stats);
        if (page.missing_rows.empty()) draw_missing(page, ui);
        const bool hide = m.login->site.embed.hide_filters;
        if (!hide) draw_filters(m, *fleet, page, ui);
        if (page.nothing) return draw_prompt(*page.nothing, ui);
        draw_missing_rows(page, ui);
        if (choice.rows.empty()) return;
        const auto& picked = picked_({fleet, m.route_revision, m.picked_revision}, [&] { return picked_rows(*fleet, m.picked, choice.rows); });
        const auto& line = tools_({fleet, m.route_revision, m.picked_revision}, [&] { return tools(m.route, choice.rows.size(), picked.size(), choice.free); });
        if (!hide) draw_tools(m, line, *fleet, picked.empty() ? choice.rows : picked, ui);
        if (!line.note.empty()) ui.small(line.note);
        if (line.map) draw_map(m, fleet, choice, page, ui);
        else draw_table(m, fleet, choice, page, picked.size(), ui);
    }

    const FleetPtr no_fleet_ = std::make_shared<const Fleet>();
    using TasksPtr = std::shared_ptr<const TaskSlice>;
    Memo<std::vector<std::uint32_t>, FleetPtr, std::string, bool, bool, TasksPtr> order_;
    Memo<Choice, FleetPtr, std::string, bool, bool, TasksPtr, std::string> choice_;
    Memo<TaskCounts, FleetPtr, TasksPtr> tasks_;
    Memo<Summary, FleetPtr> summary_;
    Memo<Tools, FleetPtr, std::uint64_t, std::uint64_t> tools_;
    Memo<std::vector<std::uint32_t>, FleetPtr, std::uint64_t, std::uint64_t> picked_;
    Memo<Grouped, FleetPtr, std::uint64_t, TasksPtr> grouped_;
    std::vector<Line> lines_;                        // of what is gathered
    Memo<Map, FleetPtr, std::uint64_t> map_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "resources", .title = "Resources", .icon = Icon::server, .group = NavGroup::fleet,
            .needs = {Need::fleet, Need::pools, Need::troubles, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<FleetView>()); }};
}

}  // namespace resources
