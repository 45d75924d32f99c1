#include "ui/button_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

// Two fields and a cross to a row, and a button for one more. The rows are the caller's: what
// comes back is what they should be.
std::optional<std::vector<KeyValue>> Ui::pairs(const PairsEditor& editor) {
    std::optional<std::vector<KeyValue>> changed;
    const auto next = [&]() -> std::vector<KeyValue>& { return changed ? *changed : changed.emplace(editor.pairs); };
    const auto group = region(a11y::Role::group, editor.name);
    const auto scope = key(editor.name);
    for (std::size_t i = 0; i < editor.pairs.size(); ++i) {
        const auto& pair = editor.pairs[i];
        const std::string number = std::to_string(i + 1);
        const auto row = this->row();
        const float each = std::max(100.0f, (width() - 32 - 16) / 2);
        if (const auto text = field({.key = "key " + number, .label = editor.key_label + " " + number, .hint = editor.key_label, .value = pair.key, .width = each, .mono = true})) next()[i].key = *text;
        if (const auto text = field({.key = "value " + number, .label = editor.value_label + " " + number, .hint = editor.value_label, .value = pair.value, .width = each, .mono = true})) next()[i].value = *text;
        if (icon_button(Icon::x, s_.tree().keep("Remove " + (pair.key.empty() ? editor.key_label + " " + number : pair.key)))) next().erase(next().begin() + std::ptrdiff_t(i));
    }
    for (const auto& pair : editor.pairs)
        if (!pair.wrong.empty()) small(pair.wrong, Tone::failed);
    if (button({.label = editor.add, .icon = Icon::plus, .size = Button::Size::compact})) next().emplace_back();
    return changed;
}
