#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "ui/card_head.h"
#include "ui/ui.h"
#include "store/query_lists.h"
#include "views/draw_state.h"
#include "views/list_rows.h"
#include "views/query_bar.h"
#include "views/pools/page.h"

namespace pools {

static constexpr float kRowHeight = 56;

static void draw_row(const Row& row, Table& table) {
    table.two_lines(row.name, row.description, row.href, row.tag);
    table.status(row.status);
    if (row.has_quota) table.amount(row.quota_used, row.quota_limit, row.quota_note, row.quota_bar);
    else table.text("No GPU quota", Tone::quiet);
    row.has_quota ? table.number(row.quota_free, row.quota_free_tone) : table.nothing();
    if (row.has_capacity) table.amount(row.in_use, row.capacity, row.capacity_note, row.capacity_bar);
    else table.text(row.no_capacity, Tone::quiet);
    row.has_capacity ? table.number(row.capacity_free, row.capacity_free_tone) : table.nothing();
    table.tags(row.platforms);
    row.nodes.empty() ? table.nothing() : table.number(row.nodes);
    row.running.empty() ? table.nothing() : table.number(row.running);
    row.queued.empty() ? table.nothing() : table.number(row.queued, row.queued_tone);
    row.shares_with.empty() ? table.nothing() : table.tags(row.shares_with);
}

static void draw_item(const Row& row, Table& table) {
    table.item({.mark = row.status, .strong = row.name, .small = row.brief, .href = row.href, .value = row.brief_free, .note = row.brief_of, .bar = row.brief_bar});
}

static void draw_legend(const std::vector<LegendItem>& legend, Ui& ui) {
    const auto row = ui.row();
    for (const auto& item : legend) {
        const auto key = ui.key(item.label);
        ui.bar(item.swatch);
        ui.small(item.label);
    }
}

static void draw_filter(const Model& m, const Page& page, const PoolNodes& nodes, Ui& ui) {
    const auto search = ui.region(a11y::Role::search, "Filter pools");
    const auto write = [&](const std::string& text) { ui.emit(Go{m.route.with("q", text), true}); };
    const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, index_of(*m.pools.value, nodes.free())); };
    if (const auto text = ui.query_field(page.filter, suggest)) write(*text);
    if (const auto text = ui.query_faults(page.faults)) write(*text);
}

static void draw_group(const Model& m, const Page& page, const Group& group, bool last, Ui& ui) {
    const auto key = ui.key(group.title);
    if (!group.title.empty()) ui.heading(group.title);
    const TableSpec spec{.name = group.title.empty() ? "Pools" : group.title + " pools", .columns = columns(page.quantity), .sort_key = page.sort_key, .descending = page.descending,
                         .selected = page.selected, .row_height = ui.narrow() ? 0 : kRowHeight, .height = -1, .items = ui.narrow() && !m.login->site.embed.on, .footer_left = last ? page.footer_left : "", .footer_right = last ? page.footer_right : "",
                         .widths = &m.settings.column_widths};
    auto rows = list_rows(group.rows);
    rows.href = [&](std::size_t i) { return group.rows[i].href; };
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) spec.items ? draw_item(group.rows[*i], table) : draw_row(group.rows[*i], table);
    if (const auto pressed = table.sorted()) ui.emit(Go{sorted_by(m.route, *pressed), true});
    if (const auto i = table.activated()) ui.emit(Go{m.route.with("sel", group.rows[*i].name), true});
}

static void draw_shared(const Page& page, Ui& ui) {
    if (page.shared.empty()) return;
    const auto card = ui.card({.title = "Shared capacity", .count = std::to_string(page.shared.size()), .note = "Pools that share nodes, each node once"});
    for (const auto& set : page.shared) {
        const auto key = ui.key(set.key);
        if (ui.narrow()) {
            ui.text(set.title, Tone::strong);
            ui.small(set.words);
        } else {
            const auto row = ui.row();
            ui.text(set.title, Tone::strong);
            const auto right = ui.right("words");
            ui.small(set.words);
        }
        ui.bar(set.bar);
        draw_legend(set.legend, ui);
    }
}

static TableSpec in_card(std::string name, std::span<const Column> columns, const Model& m) {
    return {.name = std::move(name), .columns = columns, .height = -1, .framed = false, .widths = &m.settings.column_widths};
}

static void draw_queue(const Model& m, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Waiting to start", .count = std::to_string(page.queue.size()), .note = page.queue.empty() ? "" : page.queue_note, .pad = page.queue.empty()});
    if (page.queue.empty()) return ui.small(page.queue_note);
    {
        const auto head = card_head(ui, "all", false);
        ui.link("View all", "#/workflows?q=status:queued", LinkLook::accent);
    }
    auto table = ui.table(in_card("Waiting to start", queue_columns(), m), list_rows(page.queue));
    while (const auto i = table.next()) {
        const auto& row = page.queue[*i];
        table.link(row.id, row.href);
        row.pool.empty() ? table.nothing() : table.link(row.pool, row.pool_link, LinkLook::plain);
        table.status(row.priority);
        row.gpus.empty() ? table.nothing() : table.number(row.gpus);
        table.text(row.why, Tone::quiet);
        table.number(row.waiting);
    }
}

static void draw_matrix(const Model& m, const Page& page, Ui& ui) {
    {
        const auto card = ui.card({.title = "Nodes shared between pools", .pad = false});
        auto table = ui.table(in_card("Nodes shared between pools", page.matrix_columns, m), list_rows(page.matrix));
        while (const auto i = table.next()) {
            const auto& row = page.matrix[*i];
            table.text(row.key);
            for (std::size_t c = 0; c < row.cells.size(); ++c) table.number(row.cells[c], row.strong[c] ? Tone::accent : Tone::quiet);
        }
    }
    ui.paragraph(page.matrix_note);
}

static void draw_pools(const Model& m, const Page& page, Ui& ui) {
    const auto scroll = ui.scroll("pools");
    for (std::size_t i = 0; i < page.groups.size(); ++i) draw_group(m, page, page.groups[i], i + 1 == page.groups.size(), ui);
    draw_legend(page.legend, ui);
    if (!page.sharing_note.empty()) ui.small(page.sharing_note);
    for (const auto& words : page.cautions) ui.paragraph(words, Tone::warning);
    draw_shared(page, ui);
    static constexpr float wide[] = {0.6f, 0.4f}, narrow[] = {1};
    const bool two = ui.wide() && !page.matrix.empty();
    const auto columns = ui.columns(two ? std::span<const float>(wide) : std::span<const float>(narrow));
    draw_queue(m, page, ui);
    if (page.matrix.empty()) return;
    if (two) ui.next_column();
    draw_matrix(m, page, ui);
}

static void draw_rows(const Model& m, const Page& page, const PoolNodes& nodes, Ui& ui) {
    if (!page.filter.label.empty() && !m.login->site.embed.hide_filters) draw_filter(m, page, nodes, ui);
    if (page.nothing) draw_prompt(*page.nothing, ui);
    else draw_pools(m, page, ui);
}

static void draw_actions(const Page& page, Ui& ui) {
    if (const auto i = ui.segmented("Capacity in", page.quantities, static_cast<int>(page.quantity))) ui.emit(Go{page.quantity_routes[static_cast<std::size_t>(*i)], true});
    if (ui.button({.label = "Find capacity", .icon = Icon::radar})) ui.emit(Follow{"#/capacity"});
}

static void draw_header(const Model& m, const Page& page, Ui& ui) {
    if (m.login->site.embed.on || ui.narrow()) ui.page_header({.title = page.title, .subtitle = page.subtitle});
    if (m.login->site.embed.on) return;
    const auto row = ui.row();
    if (ui.narrow()) return draw_actions(page, ui);
    ui.page_header({.title = page.title, .subtitle = page.subtitle});
    const auto right = ui.right("actions");
    draw_actions(page, ui);
}

class PoolsView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& fleet = m.fleet.value ? m.fleet.value : no_fleet_;
        const auto& nodes = nodes_({fleet}, [&] { return PoolNodes(*fleet); });
        const auto work = m.running.revision + m.running_workflows.revision + m.queued_workflows.revision + m.workflows.revision + m.profile.revision;
        const auto& page = page_({m.pools.revision, m.fleet.revision, work, m.route_revision, m.settings_revision, minute(m.now)}, [&] { return present(m, nodes); });
        draw_header(m, page, ui);
        draw_banner(page.state.banner, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(columns(page.quantity), 6);
        else draw_rows(m, page, nodes, ui);
    }

    std::string title(const Model&) const override { return "Pools"; }

  private:
    const std::shared_ptr<const Fleet> no_fleet_ = std::make_shared<const Fleet>();
    Memo<PoolNodes, std::shared_ptr<const Fleet>> nodes_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "pools", .title = "Pools", .icon = Icon::layers, .group = NavGroup::fleet,
            .needs = {Need::pools, Need::fleet_rarely, Need::running, Need::running_workflows, Need::queued_workflows, Need::workflows, Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<PoolsView>()); }};
}

}  // namespace pools
