#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "ui/ui.h"
#include "views/capacity/page.h"
#include "views/draw_state.h"

namespace capacity {

static constexpr float kNodesHigh = 400;

static void go(const Choice& choice, std::optional<int> picked, Ui& ui) {
    if (picked) ui.emit(Go{choice.goes[static_cast<std::size_t>(*picked)], true});
}

static void draw_sentence(const Model& m, const Page& page, Ui& ui) {
    const auto search = ui.region(a11y::Role::search, "Find capacity");
    if (const auto text = ui.field(page.sentence)) ui.emit(Go{typed(m.route, *text), true});
    if (ui.narrow()) ui.paragraph(page.read_as);
    const auto row = ui.row();
    if (!ui.narrow()) ui.small(page.read_as);
    if (!page.from.empty()) ui.tag("from " + page.from);
    const auto right = ui.narrow() ? std::optional<Ui::Scope>() : std::optional(ui.right("spec"));
    if (ui.button({.label = "From a spec", .icon = Icon::list, .size = Button::Size::small})) ui.emit(ChooseFile{".yaml,.yml"});
}

// A word before a thing to choose: they stay together.
template <class Draw>
static void labelled(const char* label, Ui& ui, Draw draw) {
    const auto pair = ui.row(8);
    ui.small(label);
    draw();
}

static void draw_gpus(const Model& m, const Input& in, const Page& page, Ui& ui) {
    labelled("GPUs", ui, [&] {
        if (const auto text = ui.field(page.gpus)) ui.emit(Go{with_gpus(m.route, in, *text), true});
        if (ui.icon_button(Icon::minus, "One GPU less") && page.fewer) ui.emit(Go{*page.fewer, true});
        if (ui.icon_button(Icon::plus, "One GPU more") && page.more) ui.emit(Go{*page.more, true});
    });
}

static void draw_fields(const Model& m, const Input& in, const Page& page, Ui& ui) {
    const auto row = ui.row(12);
    if (page.fields) {
        draw_gpus(m, in, page, ui);
        labelled("Placement", ui, [&] { go(page.placement, ui.segmented("Placement", page.placement.segments, page.placement.selected), ui); });
        labelled("Platform", ui, [&] { go(page.platform, ui.menu_button(page.platform.button, page.platform.items), ui); });
        labelled("Cores", ui, [&] { go(page.cores, ui.menu_button(page.cores.button, page.cores.items), ui); });
        labelled("Memory", ui, [&] { go(page.memory, ui.menu_button(page.memory.button, page.memory.items), ui); });
        labelled("Storage", ui, [&] { go(page.storage, ui.menu_button(page.storage.button, page.storage.items), ui); });
    }
    labelled("Priority", ui, [&] { go(page.priority, ui.segmented("Priority", page.priority.segments, page.priority.selected), ui); });
    if (ui.button({.label = "Reset", .kind = Button::Kind::quiet})) ui.emit(Go{page.reset, true});
}

static void draw_pools(const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Pools, best first", .note = page.summary, .pad = false});
    if (const auto i = ui.ranking("Pools, best first", page.pools))
        for (const auto& action : page.does[static_cast<std::size_t>(*i)]) ui.emit(action);
}

static void draw_nodes(const Input& in, const Ranking& ranking, const Page& page, Ui& ui) {
    const auto card = ui.card({.title = "Nodes that fit", .count = page.nodes_count, .note = "Free now", .pad = ranking.nodes.empty()});
    if (ranking.nodes.empty()) return ui.small("No node could start it now.");
    const auto& fits = ranking.nodes;
    const TableSpec spec{.name = "Nodes that fit", .columns = node_columns(), .height = fits.size() > 9 ? kNodesHigh : -1, .framed = false};
    const TableRows rows{.count = fits.size(), .key = [&](std::size_t i) { return in.fleet->key(fits[i].node); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < fits.size(); ++i)
                                 if (in.fleet->key(fits[i].node) == key) return i;
                             return std::nullopt;
                         },
                         .href = [&](std::size_t i) { return row(in, fits[i]).href; }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        const auto r = row(in, fits[*i]);
        table.link(r.name, r.href);
        table.text(r.pool, Tone::quiet);
        table.number(r.gpus + "/" + r.gpus_total);
        table.number(r.cores);
        table.number(r.memory);
    }
}

static void draw_near(const Page& page, Ui& ui) {
    if (page.near.empty()) return;
    const auto card = ui.card({.title = "Close, but not quite", .pad = false});
    const auto& near = page.near;
    const TableSpec spec{.name = "Close, but not quite", .columns = near_columns(), .height = -1, .framed = false};
    const TableRows rows{.count = near.size(), .key = [&](std::size_t i) { return std::string_view(near[i].name); },
                         .find = [&](std::string_view key) -> std::optional<std::size_t> {
                             for (std::size_t i = 0; i < near.size(); ++i)
                                 if (near[i].name == key) return i;
                             return std::nullopt;
                         },
                         .href = [&](std::size_t i) { return near[i].href; }};
    auto table = ui.table(spec, rows);
    while (const auto i = table.next()) {
        table.link(near[*i].name, near[*i].href);
        table.text(near[*i].what);
        table.text(near[*i].pool, Tone::quiet);
    }
}

static void draw_header(const Page& page, Ui& ui) {
    const auto row = ui.row();
    ui.page_header({.title = page.title});
    const auto right = ui.right("actions");
    if (ui.button({.label = "Copy link", .icon = Icon::link})) ui.emit(CopyLink{});
}

static void draw_results(const Input& in, const Ranking& ranking, const Page& page, Ui& ui) {
    if (page.nothing) return draw_prompt(*page.nothing, ui);
    {
        const auto row = ui.row();
        ui.small("Rank by");
        go(page.rank, ui.segmented("Rank by", page.rank.segments, page.rank.selected), ui);
        const auto right = ui.narrow() ? std::optional<Ui::Scope>() : std::optional(ui.right("nodes"));
        ui.link("Open in Resources", page.nodes_href, LinkLook::accent);
    }
    static constexpr float wide[] = {0.6f, 0.4f}, narrow[] = {1};
    const bool side_by_side = ui.wide();
    const auto columns = ui.columns(side_by_side ? std::span<const float>(wide) : std::span<const float>(narrow));
    draw_pools(page, ui);
    ui.small(page.order, Tone::faint);
    if (side_by_side) ui.next_column();
    draw_nodes(in, ranking, page, ui);
    draw_near(page, ui);
}

class CapacityView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& in = input_({m.fleet.value, m.pools.value, m.profile.revision}, [&] { return input_of(m); });
        const auto& ranking = ranking_({m.fleet.value, m.pools.value, m.profile.revision, m.route_revision}, [&] { return rank_for(m.route, in); });
        const auto age = m.fleet.stale() || m.pools.stale() ? minute(m.now) : 0;
        const auto& page = page_({m.fleet.revision, m.pools.revision + m.running.revision, m.profile.revision, m.route_revision, m.settings_revision, age}, [&] { return present(m, in, ranking); });
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        if (page.state.failed) return draw_prompt(*page.state.failed, ui);
        const auto scroll = ui.scroll("capacity");
        if (!m.login->site.embed.hide_filters) {
            const auto card = ui.card({});
            draw_sentence(m, page, ui);
            draw_fields(m, in, page, ui);
        }
        if (page.state.kind == PageState::Kind::loading) ui.skeleton_table(node_columns(), 8);
        else draw_results(in, ranking, page, ui);
    }

    std::string title(const Model&) const override { return "Find capacity"; }

  private:
    using FleetPtr = std::shared_ptr<const Fleet>;
    using QuotaPtr = std::shared_ptr<const PoolQuota>;
    Memo<Input, FleetPtr, QuotaPtr, std::uint64_t> input_;
    Memo<Ranking, FleetPtr, QuotaPtr, std::uint64_t, std::uint64_t> ranking_;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "capacity", .title = "Find capacity", .icon = Icon::radar, .group = NavGroup::fleet,
            .needs = {Need::fleet, Need::pools, Need::troubles, Need::running, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<CapacityView>()); }};
}

}  // namespace capacity
