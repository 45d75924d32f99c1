#include "app/view.h"
#include "ui/ui.h"
#include "views/gallery/large.h"
#include "views/gallery/sections.h"
#include <array>

// Every component in every state on one page, for people who build and judge them. In
// development builds only.
namespace gallery {

class GalleryView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        if (!m.route.param("nodes").empty()) return draw_large_graph(ui, m, large_);
        if (!m.route.param("lanes").empty()) return draw_large_timeline(ui, m, large_);
        if (m.route.param("part") == "graphs") return draw_graphs(ui), draw_timelines(ui);
        ui.page_header({.title = "Components", .subtitle = "4 px grid, 6 px control radius, 8 px card radius, Inter and JetBrains Mono"});
        static constexpr std::array<float, 3> kThirds{1, 1.25f, 1.25f};
        {
            const auto columns = ui.columns(kThirds);
            draw_statuses(ui);
            draw_bars(ui);
            draw_words(ui);
            ui.next_column();
            draw_buttons(ui);
            draw_inputs(ui);
            draw_chips(ui);
            draw_dialogs(ui);
            ui.next_column();
            draw_tables(ui);
            draw_menus(ui);
            draw_navigation(ui);
        }
        draw_groups(ui, m);
        draw_graphs(ui);
        draw_timelines(ui);
        draw_charts(ui);
        draw_editors(ui);
        draw_surfaces(ui, m);
        draw_tiles(ui);
        draw_states(ui);
        draw_panel(ui, m);
    }

    std::string title(const Model&) const override { return "Components"; }

  private:
    Large large_;
};

ViewInfo info() {
    return {.path = "gallery", .title = "Components", .icon = Icon::columns_3, .group = NavGroup::none, .needs = {},
            .make = [] { return std::unique_ptr<View>(std::make_unique<GalleryView>()); }};
}

}  // namespace gallery
