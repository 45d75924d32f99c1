#include "app/view.h"
#include "base/memo.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/resource/cards.h"

namespace resource {

static void draw_buttons(const Page& page, Ui& ui) {
    if (ui.button({.label = "Compare", .icon = Icon::git_compare})) ui.emit(Follow{page.compare});
    if (!page.similar.empty() && ui.button({.label = "Find similar", .icon = Icon::radar})) ui.emit(Follow{page.similar});
    if (ui.button({.label = "Copy link", .icon = Icon::link})) ui.emit(CopyLink{false, page.link});
    if (ui.icon_button(Icon::copy, "Copy name")) ui.emit(CopyText{page.header.title, "Name copied"});
}

static void draw_header(const Page& page, Ui& ui) {
    ui.page_header(page.header);
    if (page.backends.size() > 1) {
        ui.small("This name is on more than one backend: these are different machines.", Tone::warning);
        if (const auto i = ui.segmented("Backend", page.backends, page.backend)) ui.emit(Follow{page.backend_hashes[static_cast<std::size_t>(*i)]});
    }
    {
        const auto row = ui.row();
        if (!page.type.empty()) ui.tag(page.type);
        if (!page.reason.empty()) ui.small(page.reason);
        if (!page.evidence.empty() && !ui.narrow()) ui.small(page.evidence, Tone::faint);
        const auto right = ui.narrow() ? std::optional<Ui::Scope>() : std::optional(ui.right("actions"));
        if (!ui.narrow()) draw_buttons(page, ui);
    }
    if (!ui.narrow()) return;
    const auto row = ui.row();
    draw_buttons(page, ui);
}

static void draw_page(const Page& page, const Model& m, Ui& ui) {
    const auto scroll = ui.scroll("resource");
    static constexpr float wide[] = {0.68f, 0.32f}, narrow[] = {1};
    const auto columns = ui.columns(ui.wide() ? std::span<const float>(wide) : std::span<const float>(narrow));
    if (page.gone.empty()) draw_capacity(page, ui);
    else draw_gone(page, ui);
    draw_running(page, m, ui);
    draw_activity(page, ui);
    draw_drain(page, m, ui);
    draw_failures(page, m, ui);
    if (ui.wide()) ui.next_column();
    if (page.gone.empty()) draw_memberships(page, m, ui);
    if (page.gone.empty()) draw_rules(page, ui);
    if (page.gone.empty()) draw_taints(page, m, ui);
    const auto card = ui.card({.title = "About"});
    ui.facts(page.facts);
}

class ResourceView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto tasks = m.node_tasks.revision + m.peer_tasks.revision + m.troubles.revision + m.missing_revision + m.pools.revision;
        const auto& page = page_({m.resource.revision, m.fleet.revision, tasks, m.route_revision, m.settings_revision, minute(m.now)},
                                 [&] { return present(m); });
        tone_ = page.header.badge.tone;
        if (page.state.failed) {
            ui.page_header({.title = m.route.item, .mono = true});
            return draw_prompt(*page.state.failed, ui);
        }
        if (page.state.kind == PageState::Kind::loading) {
            ui.page_header({.title = m.route.item, .mono = true});
            return ui.skeleton_table(membership_columns(), 4);
        }
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        draw_page(page, m, ui);
    }

    std::string title(const Model& m) const override { return m.route.item; }
    Tone mark(const Model&) const override { return tone_ == Tone::running ? Tone::plain : tone_; }  // all is well: nothing to tell

  private:
    Tone tone_ = Tone::plain;
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "resources/", .title = "Resource", .icon = Icon::server, .group = NavGroup::none,
            .needs = {Need::resource, Need::node_tasks, Need::pools, Need::troubles, Need::peer_tasks, Need::fleet_rarely, Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<ResourceView>()); }};
}

}  // namespace resource
