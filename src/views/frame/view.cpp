#include "ui/ui.h"
#include "views/frame/frame.h"
#include "views/frame/page.h"

namespace frame {

static void draw_palette(const Model& m, const std::vector<Place>& all, Ui& ui) {
    const auto page = palette(m, all);
    const auto chosen = ui.palette(page.model);
    if (!chosen) return;
    ui.emit(ClosePalette{});
    ui.emit(page.does[static_cast<std::size_t>(*chosen)]);
}

void draw(const Model& m, const ViewInfo& current, Ui& ui, const std::function<void()>& draw_page) {
    static const auto all = as_values(places());
    ui.nav(nav(m, all, current.path));
    ui.app_bar(app_bar(m, current));
    {
        const auto main = ui.main();
        draw_page();
    }
    ui.toasts(m.toasts);
    if (m.palette_open) draw_palette(m, all, ui);
}

std::optional<Action> shortcut(const Model& m, std::string_view keys) {
    if (m.palette_open) return keys == "Escape" ? std::optional<Action>(ClosePalette{}) : std::nullopt;
    for (auto& c : commands(m, as_values(places())))
        if (c.key == keys) return std::move(c.does);
    return std::nullopt;
}

}  // namespace frame
