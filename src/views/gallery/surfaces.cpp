#include "store/model.h"
#include "ui/editor.h"
#include "ui/terminal.h"
#include "ui/ui.h"
#include "views/gallery/sections.h"
#include <algorithm>
#include <array>

// What lies over the canvas: an editor that keeps its text in the address, and a terminal that nothing is joined to.
namespace gallery {

static constexpr std::string_view kSpec = R"(# What a run is made of
version: 2
workflow:
  name: train-{{ run }}
  timeout: {exec_timeout: 2h}
  tasks:
  - name: train
    image: nvcr.io/nvidia/pytorch:24.05-py3
    command: [bash, -c, "python train.py --lr={{ lr | default(0.1) }}"]
    gpu: 8
    lead: true
    files:
    - path: /tmp/run.sh
      contents: |
        echo "Let's go"
default-values:
  run: 1
)";

static EditorChoices offer(std::string_view text, std::size_t caret) {
    std::size_t from = caret;
    while (from > 0 && ((text[from - 1] | 32) >= 'a' && (text[from - 1] | 32) <= 'z')) --from;
    return {from, caret, {{.text = "image", .note = "required", .about = "What the task runs in"}, {.text = "inputs", .note = "list", .about = "What it reads", .insert = "inputs:\n    - task: $0"},
                          {.text = "environment", .note = "map", .about = "Variables of its process"}}};
}

static EditorHover tell(std::string_view text, std::size_t at) {
    const auto found = text.find("gpu");
    if (found == std::string_view::npos || at < found || at > found + 3) return {};
    return {found, found + 3, "gpu", "How many GPUs the task asks for. They belong into resources."};
}

// A mark of its own stands on every line that says gpu.
static std::vector<EditorMark> faults_of(std::string_view text) {
    std::vector<EditorMark> marks;
    int line = 1;
    for (std::size_t from = 0; from <= text.size(); ++line) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto at = text.substr(from, end - from).find("gpu:");
        if (at != std::string_view::npos) {
            const int column = static_cast<int>(at) + 1;
            marks.push_back({.severity = EditorMark::Severity::error, .span = {line, column, line, column + 3}, .message = "A task has no gpu: it names a resource",
                             .fixes = {{.label = "Write resource: default", .span = {line, column, line, 0}, .text = "resource: default"}}});
        }
        from = end + 1;
    }
    return marks;
}

void draw_surfaces(Ui& ui, const Model& m) {
    static constexpr std::array<float, 2> kHalves{1, 1};
    const auto columns = ui.columns(kHalves);
    const auto kept = m.route.param("spec");
    const std::string text(kept.empty() ? kSpec : kept);
    {
        const auto card = ui.card({.title = "Editor"});
        const auto event = editor(ui, {.key = "gallery", .name = "Specification", .text = text, .height = 300, .marks = faults_of(text), .tints = {{2, 2, Tone::running}, {5, 5, Tone::failed}},
                                       .complete = offer, .hover = tell});
        if (event && event->text) ui.emit(Go{m.route.with("spec", *event->text), true, true});
    }
    ui.next_column();
    const auto card = ui.card({.title = "Terminal"});
    (void)terminal(ui, {.key = "gallery terminal", .name = "Terminal", .waiting = "Loading the terminal…", .height = 300});
}

}  // namespace gallery
