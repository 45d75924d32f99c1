#include "app/view.h"
#include "base/memo.h"
#include "store/login.h"
#include "store/run.h"
#include "ui/ui.h"
#include "views/shell/parts.h"

namespace shell {

static void draw_header(const Page& page, Ui& ui) {
    const auto row = ui.row();
    ui.page_header(page.header);
    if (!page.task.empty() && !ui.narrow()) {
        ui.text("in", Tone::quiet);
        ui.link(page.workflow, page.workflow_href, LinkLook::mono);
    }
    if (page.task.empty()) return;
    const auto right = ui.narrow() ? std::optional<Ui::Scope>() : std::optional(ui.right("actions"));
    if (ui.button({.label = "Logs", .icon = Icon::list})) ui.emit(Follow{page.logs_href});
    if (page.session && page.standing->state.tone == Tone::running && ui.button({.label = "Disconnect", .icon = Icon::unplug})) ui.emit(shells_event(CloseShell{page.session}));
}

class ShellView : public View {
  public:
    void draw(const Model& m, Ui& ui) override {
        const bool sockets = !m.login->site.token;
        const auto known = m.run->detail.revision + m.run->requests.revision;
        const auto& page = page_({m.shells->revision, m.route_revision, known, sockets, minute(m.now)}, [&] { return present(m, circumstances(m, sockets)); });
        draw_header(page, ui);
        ui.wide() ? draw_wide(m, page, ui) : draw_stacked(m, page, ui);
    }

    std::string title(const Model& m) const override {
        const auto task = m.route.param("task");
        return "Shell · " + (task.empty() ? m.route.item : std::string(task));
    }

  private:
    static Circumstances circumstances(const Model& m, bool sockets) {
        const Run* run = shown_run(m);
        const bool asks = run && m.run->requests.value && m.run->requests_for == run->head.id;
        return {.run = run, .requests = asks ? &m.run->requests.value->tasks : nullptr, .sockets = sockets};
    }

    // Each side scrolls by itself: the terminal stays where it is.
    static void draw_wide(const Model& m, const Page& page, Ui& ui) {
        static constexpr float shares[] = {0.745f, 0.255f};
        const auto columns = ui.columns(shares);
        {
            const auto scroll = page.runs.empty() ? std::optional<Ui::Scope>() : std::optional(ui.scroll("sessions"));
            draw_session(m, page, ui);
            draw_runs(page, ui);
        }
        ui.next_column();
        const auto scroll = ui.scroll("rail");
        draw_rail(m, page, ui);
    }

    static void draw_stacked(const Model& m, const Page& page, Ui& ui) {
        const auto scroll = ui.scroll("shell");
        draw_session(m, page, ui);
        draw_runs(page, ui);
        draw_rail(m, page, ui);
    }

    Memo<Page, std::uint64_t, std::uint64_t, std::uint64_t, bool, std::int64_t> page_;
};

ViewInfo info() {
    return {.path = "workflows/*/shell", .title = "Shell", .icon = Icon::square_terminal, .group = NavGroup::none, .needs = {run_needs::detail, run_needs::requests, shells_doors, Need::profile, Need::version},
            .make = []() -> std::unique_ptr<View> { return std::make_unique<ShellView>(); }, .changes = true};
}

}  // namespace shell
