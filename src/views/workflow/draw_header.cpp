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

// Where there is no room for all buttons the first of them stand in the menu.
static void draw_actions(const Header& h, std::size_t room_for, Ui& ui) {
    const auto hidden = h.buttons.size() - std::min(h.buttons.size(), room_for);
    for (std::size_t i = hidden; i < h.buttons.size(); ++i) if (ui.button(h.buttons[i].button)) emit(h.buttons[i].does, ui);
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < hidden; ++i) items.push_back({.label = h.buttons[i].button.label, .icon = h.buttons[i].button.icon, .why_disabled = h.buttons[i].button.why_disabled});
    for (const auto& d : h.menu) items.push_back(d.item);
    const auto pressed = ui.menu_button({.label = "", .icon = Icon::ellipsis, .about = "More actions"}, items);
    if (!pressed) return;
    const auto i = static_cast<std::size_t>(*pressed);
    emit(i < hidden ? h.buttons[i].does : h.menu[i - hidden].does, ui);
}

static std::size_t room_for(Ui& ui) { return ui.width() > 820 ? 4 : ui.width() > 640 ? 2 : 1; }

void draw_header(const Page& page, Ui& ui) {
    const auto& h = page.header;
    const auto room = ui.narrow() ? 2 : room_for(ui);
    {
        const auto row = ui.row();
        ui.page_header({.title = h.id, .mono = true, .badge = h.status});
        if (ui.icon_button(Icon::copy, "Copy name")) ui.emit(CopyText{h.id, "Name copied"});
        if (!ui.narrow()) {
            const auto right = ui.right("actions");
            draw_actions(h, room, ui);
        }
    }
    draw_facts(h, ui);
    if (ui.narrow()) {
        const auto row = ui.row();
        draw_actions(h, room, ui);
    }
    if (!h.note.empty()) ui.text(h.note, h.note_tone);
}

}  // namespace workflow
