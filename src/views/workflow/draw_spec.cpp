#include "ui/diff_beside.h"
#include "ui/editor.h"
#include "views/workflow/draw.h"

namespace workflow {

// Two texts beside each other want some sixty letters each.
static bool has_room(const Ui& ui) { return ui.width() > 860; }

static void draw_tools(const SpecPage& page, const Run& run, const Model& m, Ui& ui) {
    const auto row = ui.row(8);
    if (const auto look = ui.segmented("Which text", page.looks, static_cast<int>(page.look))) ui.emit(Go{page.look_routes[static_cast<std::size_t>(*look)], true});
    if (page.look == SpecLook::changes && page.compared.size() > 1)
        if (const auto i = ui.menu_button({.label = page.compared_with, .icon = Icon::git_compare, .about = "Compared with", .menu = true}, page.compared)) ui.emit(Go{page.compared_routes[static_cast<std::size_t>(*i)], true});
    static const Segment ways[] = {{"Side by side"}, {"Inline"}};
    if (!page.beside.empty() && page.instead.empty() && has_room(ui))
        if (const auto way = ui.segmented("How it is shown", ways, page.is_inline ? 1 : 0)) ui.emit(Go{m.route.with("diff", *way == 1 ? "inline" : ""), true});
    const auto* block = block_at_caret(page, m);
    if (block && !ui.narrow() && find_task(run, block->name) && ui.button({.label = "Open " + block->name, .icon = Icon::panel_right_open, .kind = Button::Kind::quiet})) ui.emit(Go{with_task(m.route, block->name), true});
    if (page.text.empty() || !page.instead.empty()) return;
    const auto right = ui.right("spec");
    const auto pressed = [&](const char* word, Icon icon) { return ui.narrow() ? ui.icon_button(icon, std::string(word) + " the text") : ui.button({.label = word, .icon = icon, .about = "the text"}); };
    if (pressed("Copy", Icon::copy)) ui.emit(CopyText{page.text, "Text copied"});
    if (pressed("Save", Icon::download)) ui.emit(SaveFile{page.name, "text/yaml", page.text, page.name + " saved"});
}

void draw_spec(const SpecPage& page, const Run& run, const Model& m, Ui& ui) {
    draw_tools(page, run, m, ui);
    if (!page.totals.empty()) ui.paragraph(page.totals);
    if (!page.note.empty()) ui.small(page.note);
    if (!page.instead.empty()) return ui.paragraph(page.instead);
    if (!page.beside.empty() && !page.is_inline && has_room(ui)) return diff_beside(ui, "Changes", page.older, page.newer, page.beside);
    EditorModel model{.key = "spec of " + run.head.id.value + "/" + std::to_string(static_cast<int>(page.look)), .name = "Specification", .text = page.text, .language = page.language, .read_only = true,
                      .tints = page.tints, .show = page.show, .shown = page.shown};
    const auto e = editor(ui, model);
    if (e && e->selection) ui.emit(run_event(StandInSpec{e->selection->line}));
}

}  // namespace workflow
