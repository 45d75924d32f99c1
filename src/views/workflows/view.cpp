#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/query_bar.h"
#include "views/workflows/page.h"

namespace workflows {

static void draw_row(const Row& row, Table& table) {
    table.status(row.status);
    table.link(row.id, row.href);
    table.text(row.user, Tone::quiet);
    row.pool.empty() ? table.nothing() : table.text(row.pool, Tone::quiet);
    table.status(row.priority);
    table.number(row.queued);
    row.duration.empty() ? table.nothing() : table.number(row.duration);
    table.number(row.submitted, Tone::quiet);
    row.labels.empty() ? table.nothing() : table.tags(row.labels);
}

static void draw_filters(const Model& m, const Page& page, const QueryIndex& index, Ui& ui) {
    if (const auto tab = ui.tabs("Workflows by status", page.tabs, page.tab)) ui.emit(Go{page.tab_routes[static_cast<std::size_t>(*tab)]});
    if (m.login->site.embed.hide_filters) return;
    const auto search = ui.region(a11y::Role::search, "Filter workflows");
    {
        const auto row = ui.row();
        const auto own = m.profile.value ? m.profile.value->user.value : "";
        const auto suggest = [&](std::string_view text, std::size_t caret) { return suggestions(text, caret, index, own); };
        if (const auto text = ui.query_field(page.filter, suggest)) ui.emit(Go{m.route.with("q", *text), true, true});
        for (const auto& menu : page.menus)
            if (const auto picked = ui.menu_button(menu.button, menu.items)) ui.emit(Go{menu.leads_to[static_cast<std::size_t>(*picked)], true});
    }
    if (const auto text = ui.query_faults(page.faults)) ui.emit(Go{m.route.with("q", *text), true});
    if (page.chips.empty()) return;
    if (const auto gone = ui.chips(page.chips)) ui.emit(Go{page.without[static_cast<std::size_t>(*gone)], true});
}

static std::optional<std::size_t> place_of(const std::vector<Workflow>& rows, const Page& page, std::string_view id) {
    for (std::size_t i = 0; i < page.rows.size(); ++i) if (rows[page.rows[i]].id.value == id) return i;
    return std::nullopt;
}

static void draw_table(const Model& m, const Page& page, Ui& ui) {
    const auto& list = m.workflows.value->rows;
    const auto at = [&](std::size_t i) -> const Workflow& { return list[page.rows[i]]; };
    const TableSpec spec{.name = "Workflows", .columns = columns(), .selected = page.selected, .footer_left = page.footer_left,
                         .footer_right = page.footer_right, .widths = &m.settings.column_widths};
    const TableRows rows{.count = page.rows.size(), .key = [&](std::size_t i) { return std::string_view(at(i).id.value); },
                         .find = [&](std::string_view id) { return place_of(list, page, id); }, .href = [&](std::size_t i) { return href_of(at(i)); }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) draw_row(row(at(*i), m.now), table);
    if (const auto i = table.activated()) ui.emit(Go{m.route.with("sel", at(*i).id.value), true});
    if (page.can_show_more && table.near_end()) ui.emit(ShowMore{});
}

class WorkflowsView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& index = index_({m.workflows.value, m.known_revision}, [&] { return rows_of(m); });
        const auto& page = page_({m.known_revision, m.workflows.revision, m.older.revision, m.profile.revision, m.route_revision, m.settings_revision, minute(m.now)},
                                 [&] { return present(m, index); });
        ui.page_header({.title = page.title, .subtitle = page.subtitle});
        draw_filters(m, page, index, ui);
        draw_banner(page.state.banner, ui);
        draw_banner(page.older, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(columns(), 12);
        else if (page.nothing) draw_prompt(*page.nothing, ui);
        else draw_table(m, page, ui);
    }

    std::string title(const Model&) const override { return "Workflows"; }

  private:
    Memo<QueryIndex, std::shared_ptr<const WorkflowList>, std::uint64_t> index_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "workflows", .title = "Workflows", .icon = Icon::workflow, .group = NavGroup::work,
            .needs = {Need::workflows, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<WorkflowsView>()); }};
}

}  // namespace workflows
