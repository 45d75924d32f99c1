#include "ui/outside_link.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

void outside_link(Ui& ui, Icon icon, std::string_view words, std::string_view url) {
    ScreenState& s = ui.state();
    const float icon_room = icon == Icon::none ? 0 : px(s, 20);
    const ImRect box = place(s, {icon_room + std::ceil(measure(s, Style::body, words)), line_height(s, Style::body)});
    const Hit h = link_at(s, id_of(s.tree().keep(std::string(words) + std::string(url))), {{box.Min.x + icon_room, box.Min.y}, box.Max}, words, url, LinkLook::accent);
    if (icon != Icon::none && h.seen) put_icon(s, {box.Min.x + px(s, 7), middle(box).y}, icon, 14, s.colours.accent.fg);
    a11y::Node node = link_node(s, h, words, url);
    node.description = "opens a tab of its own";
    say(s, node);
    s.widgets->last_box = box;
    if (follows(h)) ui.emit(OpenTab{std::string(url)});
}
