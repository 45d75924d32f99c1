#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "ui/hint.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/list_rows.h"
#include "views/more_filters.h"
#include "store/home.h"
#include "views/pool/page.h"
#include "views/query_bar.h"

namespace pool {

using FleetPtr = std::shared_ptr<const Fleet>;

static TableSpec in_card(std::string name, std::span<const Column> columns, const Model& m) {
    return {.name = std::move(name), .columns = columns, .height = -1, .framed = false, .widths = &m.settings.column_widths};
}

static void draw_node(const NodeRow& row, Table& table) {
    const auto ratio = [&](const Measure& m) { m.none ? table.nothing() : table.ratio(m.used, m.total, m.bar); };
    table.link(row.name, row.href);
    table.status(row.health);
    row.also_in.empty() ? table.nothing() : table.tags(row.also_in);
    table.mono(row.platform, Tone::quiet);
    row.gpu.none ? table.nothing() : table.number(row.gpu_free, row.gpu_free_tone);
    ratio(row.gpu);
    ratio(row.cpu);
    ratio(row.memory);
    if (row.tasks.task.empty()) table.text(row.tasks.said, Tone::faint);
    else table.path(row.tasks.workflow, row.tasks.task, row.tasks.href, row.tasks.more);
}

static void draw_filter(const Model& m, const Page& page, const Fleet& fleet, const TableSpec& spec, Ui& ui) {
    const auto write = [&](const std::string& text) { ui.emit(Go{m.route.with("q", text), true}); };
    const auto draw_menus = [&] {
        for (const auto& menu : page.menus)
            if (const auto picked = ui.menu_button(menu.button, menu.items)) write(menu.writes[static_cast<std::size_t>(*picked)]);
    };
    const auto search = ui.region(a11y::Role::search, "Filter resources");
    {
        const auto row = ui.row();
        const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, fleet.index()); };
        if (const auto text = ui.query_field(page.filter, suggest)) write(*text);
        if (!ui.narrow()) draw_menus();
        if (!ui.narrow()) ui.column_picker(spec);
    }
    draw_more_filters(m, ui, draw_menus);
    if (const auto text = ui.query_faults(page.faults)) write(*text);
}

static void draw_nodes(const Model& m, const Page& page, const Fleet& fleet, const Order& order, const NodeTasks& tasks, Ui& ui) {
    if (!page.fleet_note.empty()) return ui.small(page.fleet_note);
    const auto& pool = m.route.item;
    const TableSpec spec{.name = "Resources of the pool", .columns = node_columns(), .sort_key = page.sort_key, .descending = page.descending,
                         .selected = std::string(m.route.param("sel")), .footer_left = page.nodes_left, .footer_right = page.nodes_right, .widths = &m.settings.column_widths, .choices = &m.settings.column_choices};
    if (!m.login->site.embed.on) draw_filter(m, page, fleet, spec, ui);
    const TableRows rows{.count = order.rows.size(), .key = [&](std::size_t i) { return fleet.key(order.rows[i]); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < order.rows.size(); ++i) if (fleet.key(order.rows[i]) == key) return i;
                             return std::nullopt;
                         }, .href = [&](std::size_t i) { return node_row(fleet, order.rows[i], pool).href; }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) draw_node(node_row(fleet, order.rows[*i], pool, tasks), table);
    if (const auto key = table.sorted()) {
        const bool again = page.sort_key == *key;
        ui.emit(Go{m.route.with("sort", *key).with("desc", again ? (page.descending ? "" : "1") : *key == "gpu_free" ? "1" : ""), true});
    }
    if (const auto i = table.activated()) ui.emit(Go{m.route.with("sel", fleet.key(order.rows[*i])), true});
}

static void draw_priorities(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "In use by priority", .note = "GPUs"});
    for (const auto& line : page.priorities) {
        const auto key = ui.key(line.badge.word);
        const auto row = ui.row();
        ui.bar(line.swatch);
        ui.status(line.badge);
        if (!ui.narrow()) ui.small(line.about);
        const auto right = ui.right("gpus");
        ui.small(line.workflows);
        ui.text(line.gpus, Tone::strong);
    }
    {
        const auto row = ui.row();
        ui.text("Total in use", Tone::quiet);
        const auto right = ui.right("total");
        ui.text(page.total, Tone::strong);
    }
    hint(ui, page.start_tone == Tone::accent ? Icon::info : Icon::clock, page.start_now, page.start_tone);
}

static void draw_scale(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Quota and capacity", .note = "GPUs"});
    if (page.no_gpus) ui.text("No GPU quota, and no GPUs.", Tone::quiet);
    else ui.scale(page.scale);
    if (!page.shared_note.empty()) ui.paragraph(page.shared_note);
    for (const auto& words : page.cautions) ui.paragraph(words, Tone::warning);
}

static void draw_overview(const Page& page, Ui& ui) {
    static constexpr float wide[] = {0.66f, 0.34f}, narrow[] = {1};
    const auto columns = ui.columns(ui.wide() ? std::span<const float>(wide) : std::span<const float>(narrow));
    draw_scale(page, ui);
    if (ui.wide()) ui.next_column();
    draw_priorities(page, ui);
}

static void draw_gauges(const Page& page, Ui& ui) {
    static constexpr float halves[] = {0.5f, 0.5f}, whole[] = {1};
    const auto columns = ui.columns(ui.width() >= 480 ? std::span<const float>(halves) : std::span<const float>(whole), 24);
    for (const auto& gauge : page.gauges) {
        if (&gauge != &page.gauges.front()) ui.next_column();
        const auto key = ui.key(gauge.title);
        {
            const auto row = ui.row(4);
            ui.small(gauge.title);
            ui.text(gauge.used, Tone::strong);
            ui.small(gauge.total);
            const auto right = ui.right("free");
            ui.small(gauge.free, Tone::plain);
        }
        ui.bar(gauge.bar);
    }
}

static void draw_queue(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Queue", .count = std::to_string(page.queue.size()), .note = "In the order it is started: priority, then time", .pad = page.queue.empty()});
    if (page.queue.empty()) return ui.small("Nothing waits.");
    auto table = ui.table(in_card("Queue", queue_columns(), m), list_rows(page.queue));
    while (const auto i = table.next()) {
        const auto& row = page.queue[*i];
        table.number(row.place, Tone::quiet);
        table.link(row.id, row.href);
        table.text(row.user);
        table.status(row.priority);
        row.gpus.empty() ? table.nothing() : table.number(row.gpus);
        table.text(row.why, Tone::quiet);
        table.number(row.waiting);
    }
}

static void draw_running(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Running", .count = std::to_string(page.running.size()), .pad = page.running.empty()});
    if (page.running.empty()) return ui.small("Nothing runs.");
    auto table = ui.table(in_card("Running", running_columns(), m), list_rows(page.running));
    while (const auto i = table.next()) {
        const auto& row = page.running[*i];
        table.link(row.id, row.href);
        table.text(row.user);
        table.status(row.priority);
        row.gpus.empty() ? table.nothing() : table.number(row.gpus);
        row.time.empty() ? table.nothing() : table.number(row.time);
    }
}

static void draw_workflows(const Model& m, const Page& page, Ui& ui) {
    const auto scroll = ui.scroll("workflows");
    if (!page.workflows_note.empty()) ui.small(page.workflows_note);
    if (!m.workflows.value) return;
    draw_queue(m, page, ui);
    draw_running(m, page, ui);
}

static void draw_platforms(const Model& m, const Page& page, Ui& ui) {
    const auto scroll = ui.scroll("platforms");
    if (page.platforms.empty()) return ui.small("The pool has no platform: nothing can be submitted to it.");
    auto spec = in_card("Platforms", platform_columns(), m);
    spec.framed = true;
    spec.row_height = ui.narrow() ? 0 : 56;
    auto table = ui.table(spec, list_rows(page.platforms));
    while (const auto i = table.next()) {
        const auto& row = page.platforms[*i];
        table.two_lines(row.name, row.description, "", row.tag);
        table.text(row.host_network);
        table.text(row.privileged);
        row.default_mounts.empty() ? table.nothing() : table.tags(row.default_mounts);
        row.allowed_mounts.empty() ? table.nothing() : table.tags(row.allowed_mounts);
    }
}

static void draw_facts(const char* title, const std::vector<Fact>& facts, const char* none, Ui& ui) {
    const auto card = ui.card({.title = title});
    if (facts.empty()) ui.small(none);
    else ui.facts(facts);
}

static void draw_limits(const Page& page, Ui& ui) {
    const auto scroll = ui.scroll("limits");
    static constexpr float halves[] = {0.5f, 0.5f};
    const auto columns = ui.columns(halves);
    draw_facts("Timeouts", page.timeouts, "", ui);
    draw_facts("Exit actions", page.exit_actions, "None: a task that fails has failed, unless its own exit actions say otherwise.", ui);
    ui.next_column();
    draw_facts("GPUs", page.gpu_limits, "", ui);
    draw_facts("Topology keys", page.topology, "None: tasks cannot ask to be near each other.", ui);
}

class PoolView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& fleet = m.fleet.value ? m.fleet.value : no_fleet_;
        const std::string sort(m.route.param("sort")), descending(m.route.param("desc"));
        const auto& nodes = nodes_({fleet}, [&] { return PoolNodes(*fleet); });
        const std::string filter(m.route.param("q"));
        const auto& order = order_({fleet, m.route.item, sort, descending, filter}, [&] { return order_nodes(*fleet, m.route.item, sort, descending == "1", filter); });
        const auto& tasks = tasks_({m.home->running.value}, [&] { return NodeTasks(m.home->running.value); });
        const auto sums = m.running.revision + m.running_workflows.revision + m.queued_workflows.revision + m.workflows.revision + m.profile.revision;
        const auto& page = page_({m.pools.revision, m.fleet.revision, sums, m.route_revision, m.settings_revision, minute(m.now)}, [&] { return present(m, nodes, order); });
        tone_ = page.header.badge.tone;
        if (page.state.kind != PageState::Kind::ready) {
            ui.page_header({.title = page.header.title});
            return page.state.failed ? draw_prompt(*page.state.failed, ui) : ui.skeleton_table(node_columns(), 6);
        }
        embedded_ = m.login->site.embed.on;
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        if (const auto tab = ui.tabs("Pool", page.tabs, static_cast<int>(page.tab))) ui.emit(Go{with_tab(m.route, static_cast<Tab>(*tab)), true});
        draw_tab(m, page, *fleet, order, tasks, ui);
    }

    std::string title(const Model& m) const override { return m.route.item; }
    Tone mark(const Model&) const override { return tone_ == Tone::running ? Tone::plain : tone_; }  // all is well: nothing to tell

  private:
    Tone tone_ = Tone::plain;
    void draw_header(const Page& page, Ui& ui) const {
        if (embedded_) return ui.page_header(page.header);
        const auto row = ui.row();
        ui.page_header(page.header);
        const auto right = ui.narrow() ? std::optional<Ui::Scope>() : std::optional(ui.right("actions"));
        if (ui.button({.label = "Submit here", .icon = Icon::plus})) ui.emit(Follow{page.submit});
        if (ui.button({.label = "Compare", .icon = Icon::git_compare})) ui.emit(Follow{page.compare});
        if (ui.icon_button(Icon::copy, "Copy name")) ui.emit(CopyText{page.header.title, "Name copied"});
        if (ui.icon_button(Icon::link, "Copy link")) ui.emit(CopyLink{false, pool_hash(page)});
    }

    static std::string pool_hash(const Page& page) { return format_route(with_tab({.view = "pools", .item = page.header.title, .params = {}}, page.tab)); }

    void draw_tab(const Model& m, const Page& page, const Fleet& fleet, const Order& order, const NodeTasks& tasks, Ui& ui) const {
        const bool rows = page.tab == Tab::overview || page.tab == Tab::resources;
        if (embedded_ && rows) {
            draw_gauges(page, ui);
            return draw_nodes(m, page, fleet, order, tasks, ui);
        }
        switch (page.tab) {
            case Tab::overview: {
                if (ui.wide()) {
                    draw_overview(page, ui);
                    return draw_nodes(m, page, fleet, order, tasks, ui);
                }
                const auto scroll = ui.scroll("overview");
                return draw_overview(page, ui);
            }
            case Tab::resources: return draw_nodes(m, page, fleet, order, tasks, ui);
            case Tab::workflows: return draw_workflows(m, page, ui);
            case Tab::platforms: return draw_platforms(m, page, ui);
            case Tab::limits: return draw_limits(page, ui);
        }
    }

    bool embedded_ = false;  // a portal's frame has no room for what is said twice
    const FleetPtr no_fleet_ = std::make_shared<const Fleet>();
    Memo<PoolNodes, FleetPtr> nodes_;
    Memo<Order, FleetPtr, std::string, std::string, std::string, std::string> order_;
    Memo<NodeTasks, std::shared_ptr<const TaskSlice>> tasks_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "pools/", .title = "Pool", .icon = Icon::layers, .group = NavGroup::none,
            .needs = {Need::pools, Need::fleet, Need::running, Need::running_workflows, Need::queued_workflows, Need::workflows, Need::troubles, home_needs::running, Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<PoolView>()); }};
}

}  // namespace pool
