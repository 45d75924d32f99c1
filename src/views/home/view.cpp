#include "app/view.h"
#include "base/memo.h"
#include "store/home.h"
#include "ui/card_head.h"
#include "ui/errand.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/home/cards.h"
#include "views/list_rows.h"

namespace home {

static const Column kColumns[] = {
    {.key = "status", .title = "Status", .width = 178, .least = 110, .sortable = false},
    {.key = "workflow", .title = "Workflow", .least = 130, .sortable = false},
    {.key = "pool", .title = "Pool", .width = 100, .least = 70, .sortable = false, .leaves = 4},
    {.key = "priority", .title = "Priority", .width = 92, .sortable = false, .leaves = 3},
    {.key = "tasks", .title = "Tasks", .width = 122, .least = 60, .align = Column::Align::right, .sortable = false, .leaves = 1},
    {.key = "gpus", .title = "GPUs", .width = 54, .align = Column::Align::right, .sortable = false, .leaves = 2},
    {.key = "time", .title = "Run time", .width = 82, .align = Column::Align::right, .sortable = false},
};

static void draw_row(const workflows::Row& row, Table& table) {
    table.status(row.status);
    table.link(row.id, row.href);
    row.pool.empty() ? table.nothing() : table.link(row.pool, row.pool_link, LinkLook::plain);
    table.status(row.priority);
    row.tasks.empty() ? table.nothing() : table.ratio(row.tasks_done, row.tasks, row.progress);
    row.gpus.empty() ? table.nothing() : table.number(row.gpus);
    row.duration.empty() ? table.nothing() : table.number(row.duration);
}

static void draw_item(const workflows::Row& row, Table& table) {
    const auto small = row.status.word + (row.status.note.empty() ? "" : ", " + row.status.note) + (row.pool.empty() ? "" : ", " + row.pool);
    table.item({.mark = row.status, .strong = row.id, .small = small, .href = row.href, .value = row.duration.empty() ? row.submitted : row.duration, .note = {}, .bar = {}});
}

static TableRows rows_of(const std::vector<workflows::Row>& rows) {
    return {.count = rows.size(), .key = [&](std::size_t i) { return std::string_view(rows[i].id); },
            .find = [&](std::string_view key) -> std::optional<std::size_t> {
                for (std::size_t i = 0; i < rows.size(); ++i) if (rows[i].id == key) return i;
                return std::nullopt;
            }, .href = [&](std::size_t i) { return rows[i].href; }};
}

static void draw_mine(const MineCard& mine, const Model& m, float height, Ui& ui) {
    const bool table = mine.state.kind == PageState::Kind::ready && !mine.state.banner && !mine.rows.empty();
    const auto card = ui.card({.title = "Your workflows", .count = {}, .note = mine.note, .pad = !table, .height = height});
    {
        const auto head = card_head(ui, "all", !table);
        ui.link("View all", "#/workflows?q=user:me", LinkLook::accent);
    }
    if (!draw_in_card(mine.state, ui)) return;
    if (mine.none) return draw_prompt({{.icon = Icon::workflow, .tone = Tone::quiet, .heading = "No workflows yet", .words = "What you submit shows here.", .actions = {{.label = "Find capacity", .icon = Icon::radar}}}, {Follow{"#/capacity"}}}, ui);
    const TableSpec spec{.name = "Your workflows", .columns = kColumns, .height = -1, .framed = false, .items = ui.narrow(), .widths = &m.settings.column_widths};
    auto rows = ui.table(spec, rows_of(mine.rows));
    while (const auto i = rows.next()) spec.items ? draw_item(mine.rows[*i], rows) : draw_row(mine.rows[*i], rows);
    if (const auto i = rows.activated()) ui.emit(Follow{mine.rows[*i].href});
}

static void draw_item(const Attention& a, bool last, Ui& ui) {
    const auto key = ui.key(a.key);
    if (errand(ui, {.mark = a.mark, .title = a.title, .href = a.href, .when = a.when, .words = a.words, .mono = a.mono, .button = a.button, .last = last})) ui.emit(Follow{a.leads_to});
}

static void draw_attention(const AttentionCard& card, float height, Ui& ui) {
    const auto frame = ui.card({.title = "Needs attention", .count = card.found == 0 ? "" : std::to_string(card.found), .note = {}, .height = height});
    if (!card.more.empty()) {
        const auto head = card_head(ui, "more");
        ui.link(card.more, card.more_href, LinkLook::accent);
    }
    for (const auto& item : card.items) draw_item(item, &item == &card.items.back(), ui);
    if (card.items.empty() && card.unknown.empty()) ui.paragraph(card.looking ? "Looking…" : "Nothing: none of your workflows failed within a day or is stuck, and the resources you use are well.");
    if (!card.unknown.empty()) ui.paragraph(card.unknown, Tone::warning);
}

static void draw_legend(const Chart& chart, Ui& ui) {
    for (const auto& s : chart.series) {
        const auto key = ui.key(s.name);
        ui.bar({.parts = {{.share = 1, .tone = s.tone, .hatched = s.hatched}}, .said = {}, .width = 10, .height = 10});
        ui.small(s.name);
    }
}

static void draw_usage(const UsageCard& usage, float height, Ui& ui) {
    const auto card = ui.card({.title = "GPUs in use by priority", .count = {}, .note = {}, .height = height});
    {
        const auto head = card_head(ui, "window");
        if (ui.wide()) draw_legend(usage.chart, ui);
        if (const auto i = ui.segmented("Window", usage.windows, usage.window)) ui.emit(Go{usage.routes[static_cast<std::size_t>(*i)], true});
    }
    if (!draw_in_card(usage.state, ui)) return;
    if (usage.nothing) return ui.paragraph("Nothing is known of this time. " + usage.note);
    auto chart = usage.chart;
    chart.height = height > 0 ? height - 110 : 220;
    ui.chart(chart);
    ui.small(usage.note, Tone::faint);
}

static void draw_headroom_row(const HeadroomRow& row, Ui& ui) {
    const auto key = ui.key(row.key);
    {
        const auto line = ui.row(8);
        ui.link(row.name, row.href, LinkLook::strong);
        if (!row.tag.empty()) ui.tag(row.tag);
        const auto right = ui.right("numbers");
        if (!row.quota.empty()) ui.link(row.quota, row.href, LinkLook::small);
        ui.link(row.capacity, row.capacity_href, LinkLook::small);
    }
    if (!row.bar.said.empty()) ui.bar(row.bar);
    ui.gap(6);
}

static void draw_headroom(const HeadroomCard& card, float height, Ui& ui) {
    const auto frame = ui.card({.title = "Pool headroom", .count = {}, .note = card.note, .height = height});
    {
        const auto head = card_head(ui, "pools");
        ui.link(card.more.empty() ? "Pools" : card.more, "#/pools", LinkLook::accent);
    }
    if (!draw_in_card(card.state, ui)) return;
    for (const auto& row : card.rows) draw_headroom_row(row, ui);
    if (card.rows.empty()) return;
    const auto legend = ui.row();
    for (const auto& [word, bar] : {std::pair<const char*, Bar>{"HIGH", {.parts = {{.share = 1, .tone = Tone::high}}, .said = {}, .width = 10, .height = 10}}, {"NORMAL", {.parts = {{.share = 1, .tone = Tone::normal}}, .said = {}, .width = 10, .height = 10}},
                                    {"LOW", {.parts = {{.share = 1, .tone = Tone::low, .hatched = true}}, .said = {}, .width = 10, .height = 10}}, {"Others", {.parts = {{.share = 1, .tone = Tone::unused}}, .said = {}, .width = 10, .height = 10}},
                                    {"Quota limit", {.parts = {}, .limit = 0.5, .said = {}, .width = 10, .height = 10}}}) {
        const auto key = ui.key(word);
        ui.bar(bar);
        ui.small(word);
    }
}

class HomeView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& h = *m.home;
        const auto work = h.active.revision + h.running.revision + h.mine.revision + h.my_tasks.revision + m.profile.revision;
        const auto fleet = m.pools.revision + m.running.revision + m.fleet.revision + m.running_workflows.revision + m.queued_workflows.revision;
        const auto over = h.failed.revision + h.completed.revision + h.history.revision;
        const auto& page = page_({work, fleet, over, m.route_revision, m.settings_revision, minute(m.now)}, [&] { return Page{subtitle(m), tiles(m), mine_card(m), attention_card(m), usage_card(m), headroom_card(m)}; });
        const auto scroll = ui.scroll("home");
        draw_header(page, ui);
        if (kpis(ui, page.tiles)) ui.emit(Refresh{});
        static constexpr float two[] = {0.66f, 0.34f}, one[] = {1};
        const bool wide = ui.wide();
        {
            const auto columns = ui.columns(wide ? std::span<const float>(two) : std::span<const float>(one));
            const float upper = wide && !page.attention.all ? kUpper : 0;
            draw_mine(page.mine, m, upper, ui);
            if (wide) ui.next_column();
            draw_attention(page.attention, upper, ui);
        }
        const auto columns = ui.columns(wide ? std::span<const float>(two) : std::span<const float>(one));
        const float rest = wide ? std::max(kLower, ui.height()) : 0;
        draw_usage(page.usage, rest, ui);
        if (wide) ui.next_column();
        draw_headroom(page.headroom, rest, ui);
    }

    std::string title(const Model&) const override { return "Home"; }

  private:
    static constexpr float kUpper = 300, kLower = 340;
    struct Page {
        std::string subtitle;
        std::vector<Kpi> tiles;
        MineCard mine;
        AttentionCard attention;
        UsageCard usage;
        HeadroomCard headroom;
    };

    static void draw_header(const Page& page, Ui& ui) {
        const auto row = ui.row();
        ui.page_header({.title = "Home", .subtitle = page.subtitle});
        if (ui.narrow()) return;
        const auto right = ui.right("actions");
        if (ui.button({.label = "Find capacity", .icon = Icon::radar})) ui.emit(Follow{"#/capacity"});
    }

    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "home", .title = "Home", .icon = Icon::house, .group = NavGroup::top,
            .needs = {Need::profile, home_needs::active, home_needs::mine, Need::pools, Need::running, home_needs::failed, home_needs::running, home_needs::my_tasks, home_needs::history,
                      home_needs::completed, Need::running_workflows, Need::queued_workflows, home_needs::fleet_if_i_run, Need::troubles, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<HomeView>()); }};
}

}  // namespace home
