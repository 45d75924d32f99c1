#include "app/view.h"
#include "base/memo.h"
#include "store/home.h"
#include "ui/ui.h"
#include "views/compare/page.h"
#include "views/draw_state.h"

namespace compare {

static void draw_actions(const Page& page, Ui& ui) {
    const bool some = !page.table.heads.empty();
    if (some && ui.toggle("Mark differences", page.marks)) ui.emit(Go{page.marks_toggled, true});
    if (some && ui.toggle("Only differences", page.only_differences)) ui.emit(Go{page.toggled, true});
    if (!some) return;
    if (ui.button({.label = "Copy as Markdown", .icon = Icon::copy})) ui.emit(CopyText{page.markdown, "Comparison copied"});
    if (!ui.narrow() && ui.button({.label = "Copy link", .icon = Icon::link})) ui.emit(CopyLink{});
}

static void draw_add(const Model& m, const Page& page, Ui& ui) {
    if (page.add.label.empty()) return;
    const auto row = ui.row();
    if (const auto text = ui.query_field(page.add, [&](std::string_view so_far, std::size_t) { return suggested(m, page, so_far); })) ui.emit(Go{typed(m, page, *text), true});
    if (page.choose && ui.button({.label = "Choose in the list", .icon = Icon::server, .kind = Button::Kind::quiet})) ui.emit(Go{*page.choose});
}

static void draw_header(const Page& page, Ui& ui) {
    if (ui.narrow()) ui.page_header({.title = page.title});
    const auto row = ui.row();
    if (ui.narrow()) return draw_actions(page, ui);
    ui.page_header({.title = page.title});
    const auto right = ui.right("actions");
    draw_actions(page, ui);
}

class CompareView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto age = m.fleet.stale() || m.pools.stale() ? minute(m.now) : 0;
        const auto& page = page_({m.fleet.revision, m.pools.revision + m.home->running.revision, m.route_revision, m.settings_revision, age}, [&] { return present(m); });
        draw_header(page, ui);
        draw_banner(page.state.banner, ui);
        draw_add(m, page, ui);
        if (!page.dropped.empty()) ui.paragraph(page.dropped, Tone::warning);
        if (page.nothing) return draw_prompt(*page.nothing, ui);
        if (page.state.failed) return draw_prompt(*page.state.failed, ui);
        const auto scroll = ui.scroll("compare");
        if (page.state.kind == PageState::Kind::loading) return ui.skeleton_stats(4);
        if (const auto i = ui.comparison(page.table)) ui.emit(Go{page.without[static_cast<std::size_t>(*i)], true});
        const auto row = ui.row();
        if (page.marks) ui.small("• Values differ", Tone::accent);
        ui.small(page.rule, Tone::quiet);
    }

    std::string title(const Model&) const override { return "Compare"; }

  private:
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "compare", .title = "Compare", .icon = Icon::git_compare, .group = NavGroup::none,
            .needs = {Need::fleet, Need::pools, Need::troubles, home_needs::running, Need::profile, Need::version}, .make = [] { return std::unique_ptr<View>(std::make_unique<CompareView>()); }};
}

}  // namespace compare
