#include "app/view.h"
#include "base/memo.h"
#include "ui/ui.h"
#include "views/draw_state.h"
#include "views/nowhere/page.h"

namespace nowhere {

class NowhereView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const auto& page = page_({m.route_revision}, [&] { return present(m.route, as_values(places())); });
        ui.page_header({.title = "No such page"});
        {
            const auto row = ui.row();
            ui.small("Pages of this console");
            for (const auto& link : page.links) ui.link(link.title, link.href, LinkLook::accent);
        }
        draw_prompt(page.prompt, ui);
    }

    std::string title(const Model& m) const override { return m.route.item.empty() ? "Nothing here" : m.route.item; }

  private:
    Memo<Page, std::uint64_t> page_;
};

ViewInfo info() {
    return {.path = "nowhere", .title = "Nowhere", .icon = Icon::map_pin_off, .group = NavGroup::none, .needs = {},
            .make = [] { return std::unique_ptr<View>(std::make_unique<NowhereView>()); }};
}

}  // namespace nowhere
