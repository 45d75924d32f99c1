#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static float chip_width(ScreenState& s, const Chip& chip) {
    const float key = chip.key.empty() ? 0 : std::ceil(measure(s, Style::small, chip.key)) + px(s, 5);
    return px(s, 8) + key + std::ceil(measure(s, Style::small_strong, chip.value)) + px(s, 24);
}

static void draw_chip(ScreenState& s, const Chip& chip, const ImRect& area, const Hit& cross) {
    const Colours& c = s.colours;
    box(s, area, chip.wrong ? c.failed.bg : c.accent.soft, chip.wrong ? c.failed.border : c.accent.soft_border, 4);
    float x = area.Min.x + px(s, 8);
    if (!chip.key.empty()) {
        put_left(s, {x, area.Min.y, area.Max.x, area.Max.y}, Style::small, c.text.secondary, chip.key);
        x += std::ceil(measure(s, Style::small, chip.key)) + px(s, 5);
    }
    put_left(s, {x, area.Min.y, cross.box.Min.x + 1, area.Max.y}, Style::small_strong, chip.wrong ? c.failed.fg : c.accent.fg, chip.value);
    if (cross.hovered) fill(s, inset(cross.box, px(s, 2), px(s, 2)), chip.wrong ? c.failed.border : c.accent.soft_border, 4);
    put_icon(s, middle(cross.box), Icon::x, 14, cross.hovered ? c.text.primary : c.text.secondary);
    if (cross.ring) focus_ring(s, cross.box, 4, true);
}

std::optional<int> Ui::chips(std::span<const Chip> chips) {
    std::optional<int> removed;
    if (chips.empty()) return removed;
    open_row(s_, 6);
    for (int i = 0; i < int(chips.size()); ++i) {
        const Chip& chip = chips[i];
        const ImRect area = place(s_, {chip_width(s_, chip), px(s_, 24)});
        const std::string_view words = s_.tree().keep(chip.key.empty() ? chip.value : chip.key + " " + chip.value);
        const Hit cross = hit(s_, id_of(s_.tree().keep("chip " + std::string(words))), {area.Max.x - px(s_, 24), area.Min.y, area.Max.x, area.Max.y});
        draw_chip(s_, chip, area, cross);
        say_words(s_, area, words);
        say(s_, node_for(s_, cross, a11y::Role::button, s_.tree().keep("Remove " + std::string(words))));
        if (cross.pressed) removed = i;
    }
    close_row(s_);
    return removed;
}
