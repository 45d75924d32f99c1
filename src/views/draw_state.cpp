#include "views/draw_state.h"
#include "ui/ui.h"

static void emit_pressed(std::optional<int> pressed, const Prompt& prompt, Ui& ui) {
    if (pressed) ui.emit(prompt.does[static_cast<std::size_t>(*pressed)]);
}

void draw_prompt(const Prompt& prompt, Ui& ui) { emit_pressed(ui.empty(prompt.notice), prompt, ui); }

void draw_banner(const std::optional<Prompt>& prompt, Ui& ui) {
    if (prompt) emit_pressed(ui.banner(prompt->notice), *prompt, ui);
}

bool draw_in_card(const PageState& state, Ui& ui) {
    if (state.kind == PageState::Kind::loading) return ui.small("Loading…"), false;
    const auto& prompt = state.failed ? state.failed : state.banner;
    if (!prompt) return true;
    {
        const auto row = ui.row();
        ui.icon(prompt->notice.icon, prompt->notice.tone);
        ui.small(prompt->notice.heading, Tone::strong);
        const auto right = ui.right("retry");
        auto button = prompt->notice.actions.front();
        button.size = Button::Size::small;
        if (ui.button(button)) ui.emit(prompt->does.front());
    }
    if (!state.failed) return true;
    ui.paragraph(prompt->notice.words);
    if (!prompt->notice.code.empty()) ui.selectable(prompt->notice.code, Tone::quiet);
    return false;
}
