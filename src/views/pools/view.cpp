#include "app/view.h"
#include "base/memo.h"
#include "ui/ui.h"
#include "store/query_lists.h"
#include "views/draw_state.h"
#include "views/query_bar.h"
#include "views/pools/page.h"

namespace pools {

static constexpr float kRowHeight = 56;

static void draw_row(const Row& row, Table& table) {
    table.two_lines(row.name, row.description, row.nodes_href, row.tag);
    table.status(row.status);
    if (row.has_quota) table.amount(row.quota_used, row.quota_limit, row.quota_note, row.quota_bar);
    else table.text("No GPU quota", Tone::quiet);
    row.has_quota ? table.number(row.quota_free, row.quota_free_tone) : table.nothing();
    if (row.has_capacity) table.amount(row.in_use, row.capacity, row.capacity_note, row.capacity_bar);
    else table.text("No GPUs", Tone::quiet);
    row.has_capacity ? table.number(row.capacity_free, row.capacity_free_tone) : table.nothing();
    table.tags(row.platforms);
    row.shares_with.empty() ? table.nothing() : table.tags(row.shares_with);
}

static void draw_legend(const Page& page, Ui& ui) {
    const auto row = ui.row();
    for (const auto& item : page.legend) {
        const auto key = ui.key(item.label);
        ui.bar(item.swatch);
        ui.small(item.label);
    }
}

static void draw_filter(const Model& m, const Page& page, Ui& ui) {
    const auto search = ui.region(a11y::Role::search, "Filter pools");
    const auto write = [&](const std::string& text) { ui.emit(Go{m.route.with("q", text), true}); };
    const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, index_of(*m.pools.value)); };
    if (const auto text = ui.query_field(page.filter, suggest)) write(*text);
    if (const auto text = ui.query_faults(page.faults)) write(*text);
}

static void draw_table(const Model& m, const Page& page, Ui& ui) {
    const auto scroll = ui.scroll("pools");
    const TableSpec spec{.name = "Pools", .columns = columns(), .sort_key = page.sort_key, .descending = page.descending, .selected = page.selected,
                         .row_height = kRowHeight, .height = -1, .footer_left = page.footer_left, .footer_right = page.footer_right,
                         .widths = &m.settings.column_widths};
    const TableRows rows{.count = page.rows.size(), .key = [&](std::size_t i) { return std::string_view(page.rows[i].name); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < page.rows.size(); ++i) if (page.rows[i].name == key) return i;
                             return std::nullopt;
                         }, .href = [&](std::size_t i) { return page.rows[i].nodes_href; }};
    {
        auto table = ui.table(spec, rows);
        while (const auto i = table.next()) draw_row(page.rows[*i], table);
        if (const auto key = table.sorted()) ui.emit(Go{sorted_by(m.route, *key), true});
        if (const auto i = table.activated()) ui.emit(Go{m.route.with("sel", page.rows[*i].name), true});
    }
    draw_legend(page, ui);
    if (!page.sharing_note.empty()) ui.small(page.sharing_note);
}

static void draw_rows(const Model& m, const Page& page, Ui& ui) {
    if (!page.filter.label.empty()) draw_filter(m, page, ui);
    if (page.nothing) draw_prompt(*page.nothing, ui);
    else draw_table(m, page, ui);
}

class PoolsView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto age = m.pools.stale() ? minute(m.now) : 0;
        const auto& page = page_({m.pools.revision, m.profile.revision, m.route_revision, m.settings_revision, age}, [&] { return present(m); });
        ui.page_header({.title = page.title, .subtitle = page.subtitle});
        draw_banner(page.state.banner, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(columns(), 6);
        else draw_rows(m, page, ui);
    }

    std::string title(const Model&) const override { return "Pools"; }

  private:
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "pools", .title = "Pools", .icon = Icon::layers, .group = NavGroup::fleet,
            .needs = {Need::pools, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<PoolsView>()); }};
}

}  // namespace pools
