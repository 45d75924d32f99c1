#include "ui/bell.h"
#include "ui/button_parts.h"
#include "ui/menu_parts.h"
#include "ui/paint.h"
#include "ui/ui.h"
#include "ui/widgets.h"

// A number over the corner of the icon; the shape says it too, for those who do not see colours.
static void draw_count(ScreenState& s, const std::string& count, const ImRect& box) {
    const float high = px(s, 15), w = std::max(high, std::ceil(measure(s, Style::micro, count)) + px(s, 8));
    const ImRect tag{box.Max.x - w + px(s, 2), box.Min.y, box.Max.x + px(s, 2), box.Min.y + high};
    fill(s, tag, s.colours.accent.solid, 7.5f);
    put_centred(s, tag, Style::micro, s.colours.accent.on_solid, count);
}

BellPress bell(Ui& ui, const std::string& count, std::span<const MenuItem> items) {
    ScreenState& s = ui.state();
    BellPress out;
    const ImRect box = s.widgets->bell;
    const bool was_open = s.widgets->open_menu == id_of("bell");
    const Hit h = menu_opener(s, hit(s, id_of("bell"), box));
    draw_icon_button(s, Icon::bell, h, menu_open(s, h), 16);
    if (!count.empty()) draw_count(s, count, box);
    say_opener(s, h, count.empty() ? "Notifications" : s.tree().keep("Notifications, " + count + " new"));
    if (!menu_open(s, h)) {
        ui.tooltip("Notifications");
        return out;
    }
    out.opened = !was_open;
    out.item = menu_below(s, h.id, box, "Notifications", items);
    return out;
}

std::optional<int> share(Ui& ui, std::span<const MenuItem> items) {
    ScreenState& s = ui.state();
    const ImRect box = s.widgets->share;
    if (box.GetWidth() <= 0) return {};
    const Hit h = menu_opener(s, hit(s, id_of("share"), box));
    draw_icon_button(s, Icon::share_2, h, menu_open(s, h), 16);
    say_opener(s, h, "Share this page");
    if (menu_open(s, h)) return menu_below(s, h.id, box, "Share this page", items);
    ui.tooltip("Share this page");
    return {};
}
