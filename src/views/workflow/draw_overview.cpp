#include "ui/outside_link.h"
#include "views/workflow/draw.h"

namespace workflow {

static void draw_tags(const Cards& cards, Ui& ui) {
    const bool may = cards.tags_note.empty();
    {
        const auto row = ui.row(4);
        for (const auto& tag : cards.tags) {
            const auto key = ui.key(tag.name);
            ui.tag(tag.name);
            if (may && ui.button({.label = "", .icon = Icon::x, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "Remove tag " + tag.name})) ui.emit(tag.remove);
        }
        std::vector<MenuItem> items;
        for (const auto& d : cards.more_tags) items.push_back(d.item);
        const Button add{.label = "Tag", .icon = Icon::plus, .kind = Button::Kind::quiet, .size = Button::Size::small, .about = "to add"};
        if (may && !items.empty())
            if (const auto i = ui.menu_button(add, items)) ui.emit(*cards.more_tags[static_cast<std::size_t>(*i)].does);
    }
    if (!may) ui.small(cards.tags_note);
}

static void draw_labels(const Cards& cards, Ui& ui) {
    if (!cards.labels.empty()) {
        const auto row = ui.row(4);
        for (const auto& [words, href] : cards.labels) ui.tag(words, href);
    }
    for (const auto& warning : cards.warnings) ui.paragraph(warning, Tone::warning);
}

static void draw_links(const Cards& cards, Ui& ui) {
    if (cards.links.empty()) return;
    const auto row = ui.row(16);
    for (const auto& link : cards.links) outside_link(ui, link.icon, link.words, link.href);
}

void draw_cards(const Cards& cards, Ui& ui) {
    {
        const auto card = ui.card({.title = "Run"});
        ui.facts(cards.run);
    }
    {
        const auto card = ui.card({.title = "Placement"});
        ui.facts(cards.placement);
    }
    const auto card = ui.card({.title = "About"});
    ui.facts(cards.about);
    draw_tags(cards, ui);
    draw_labels(cards, ui);
    draw_links(cards, ui);
}

}  // namespace workflow
