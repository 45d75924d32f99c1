#include "ui/terminal.h"
#include "ui/ui.h"
#include "views/shell/parts.h"
#include <algorithm>

namespace shell {

static constexpr float kOutput = 180;

static void draw_output(const Output& output, Ui& ui) {
    const auto key = ui.key(std::to_string(output.session));
    {
        const auto row = ui.row();
        ui.mono(output.title);
        ui.status(output.state);
        if (output.again) {
            const auto right = ui.right("again");
            if (ui.button({.label = "Try again", .size = Button::Size::small, .about = "in " + output.title})) ui.emit(shells_event(AgainShell{output.session}));
        }
    }
    if (!output.trouble.empty()) ui.paragraph(output.trouble, Tone::warning);
    TerminalModel model = output.terminal;
    model.height = kOutput;
    if (const auto event = terminal(ui, model); event && event->rows) ui.emit(shells_event(ShellSized{output.session, event->rows, event->columns}));
}

// Side by side, as many as the width has room for.
static void draw_outputs(const std::vector<Output>& outputs, Ui& ui) {
    const auto across = static_cast<std::size_t>(std::clamp(static_cast<int>(ui.width() / 340), 1, 3));
    for (std::size_t i = 0; i < outputs.size(); i += across) {
        const std::vector<float> shares(std::min(across, outputs.size()), 1.0f);
        const auto columns = ui.columns(shares);
        for (std::size_t k = i; k < std::min(i + across, outputs.size()); ++k) {
            if (k > i) ui.next_column();
            draw_output(outputs[k], ui);
        }
    }
}

void draw_runs(const Page& page, Ui& ui) {
    for (const auto& run : page.runs) {
        const auto key = ui.key(std::to_string(run.id));
        const auto card = ui.card({.title = run.title, .note = run.note});
        if (!run.trouble.empty()) ui.paragraph(run.trouble, Tone::warning);
        draw_outputs(run.outputs, ui);
        const auto row = ui.row();
        if (ui.button({.label = "Close", .icon = Icon::x, .size = Button::Size::compact, .about = "the output of " + run.title})) ui.emit(shells_event(CloseRun{run.id}));
    }
}

}  // namespace shell
