#include "views/draw_state.h"
#include "ui/ui.h"

static void emit_pressed(std::optional<int> pressed, const Prompt& prompt, Ui& ui) {
    if (pressed) ui.emit(prompt.does[static_cast<std::size_t>(*pressed)]);
}

void draw_prompt(const Prompt& prompt, Ui& ui) { emit_pressed(ui.empty(prompt.notice), prompt, ui); }

void draw_banner(const std::optional<Prompt>& prompt, Ui& ui) {
    if (prompt) emit_pressed(ui.banner(prompt->notice), *prompt, ui);
}
