#include "views/workflow/draw.h"

namespace workflow {

static void emit(const std::optional<Action>& does, Ui& ui) { if (does) ui.emit(*does); }

static void draw_facts(const Header& h, Ui& ui) {
    const auto row = ui.row(6);
    const auto dot = [&] { ui.text("·", Tone::faint); };
    ui.link(h.user, h.user_href);
    dot();
    if (h.pool.empty()) ui.text("no pool told", Tone::quiet);
    else ui.link(h.pool, h.pool_href);
    dot();
    ui.status(h.priority);
    dot();
    ui.text(h.time, Tone::quiet);
    if (h.progress.empty()) return;
    dot();
    ui.text(h.progress, Tone::quiet);
}

static void draw_actions(const Header& h, Ui& ui) {
    for (const auto& d : h.buttons) if (ui.button(d.button)) emit(d.does, ui);
    std::vector<MenuItem> items;
    for (const auto& d : h.menu) items.push_back(d.item);
    if (const auto i = ui.menu_button({.label = "", .icon = Icon::ellipsis, .about = "More actions"}, items)) emit(h.menu[static_cast<std::size_t>(*i)].does, ui);
}

void draw_header(const Page& page, Ui& ui) {
    const auto& h = page.header;
    {
        const auto row = ui.row();
        ui.page_header({.title = h.id, .mono = true, .badge = h.status});
        if (ui.icon_button(Icon::copy, "Copy name")) ui.emit(CopyText{h.id, "Name copied"});
        if (!ui.narrow()) {
            const auto right = ui.right("actions");
            draw_actions(h, ui);
        }
    }
    draw_facts(h, ui);
    if (ui.narrow()) {
        const auto row = ui.row();
        draw_actions(h, ui);
    }
    if (!h.note.empty()) ui.text(h.note, h.note_tone);
}

}  // namespace workflow
