#include "app/view.h"
#include "base/memo.h"
#include "ui/ui.h"
#include "views/NAME/page.h"
#include "views/draw_state.h"

namespace NAME {

class PageView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        // SKELETON: every revision of what `present` reads stands here.
        const auto age = m.profile.stale() ? minute(m.now) : 0;
        const auto& page = page_({m.profile.revision, m.route_revision, m.settings_revision, age}, [&] { return present(m); });
        ui.page_header({.title = page.title, .subtitle = page.subtitle});
        draw_banner(page.state.banner, ui);
        if (page.state.failed) draw_prompt(*page.state.failed, ui);
        else if (page.state.kind == PageState::Kind::loading) ui.skeleton_stats(1);
        else ui.facts(page.facts);
    }

    std::string title(const Model&) const override { return "TITLE"; }

  private:
    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "NAME", .title = "TITLE", .icon = Icon::box, .group = NavGroup::work, .needs = {Need::profile, Need::version},
            .make = [] { return std::unique_ptr<View>(std::make_unique<PageView>()); }};
}

}  // namespace NAME
