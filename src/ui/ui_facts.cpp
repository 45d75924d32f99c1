#include "ui/copy_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kLine = 28;

// Keys to the left, values to the right edge; a value too long for its line is elided and
// stays whole in the tree, where it can be selected.
void Ui::facts(std::span<const Fact> facts) {
    const float whole = rest_width(s_, 160);
    const ImRect area = place(s_, {whole, px(s_, kLine) * float(facts.size())});
    float y = area.Min.y;
    for (const Fact& fact : facts) {
        ImRect line{area.Min.x, y, area.Max.x, y + px(s_, kLine)};
        y = line.Max.y;
        if (fact.copy) {
            line.Max.x -= px(s_, 26);
            copy_button(*this, s_, id_of(s_.tree().keep("copy " + fact.key)), {line.Max.x + px(s_, 2), line.Min.y + px(s_, 2), line.Max.x + px(s_, 26), line.Max.y - px(s_, 2)}, fact.value, fact.key);
        }
        const float key = put_left(s_, {line.Min.x, line.Min.y, line.Min.x + whole * 0.6f, line.Max.y}, Style::small, s_.colours.text.tertiary, fact.key);
        say_words(s_, line, fact.key);
        const Style style = fact.mono ? Style::mono : Style::body;
        const float room = line.GetWidth() - key - px(s_, 16), width = std::min(room, std::ceil(measure(s_, style, fact.value)) + 1);
        const ImRect value{line.Max.x - width, line.Min.y, line.Max.x, line.Max.y};
        if (!fact.href.empty()) {
            const Hit h = link_at(s_, id_of(s_.tree().keep(fact.key + fact.href)), inset(value, 0, px(s_, 4)), fact.value, fact.href, fact.mono ? LinkLook::mono : LinkLook::accent);
            say(s_, link_node(s_, h, fact.value, fact.href));
            if (follows(h)) emit(Follow{fact.href});
            continue;
        }
        put_right(s_, value, style, s_.colours.text_of(fact.tone), fact.value);
        a11y::Node node = node_at(s_, child_id(s_, "fact"), value, a11y::Role::text, fact.value);
        node.selectable_text = fact.selectable;
        say(s_, node);
    }
}
