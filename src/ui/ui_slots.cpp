#include "ui/paint.h"
#include "ui/part_fill.h"
#include "ui/press.h"
#include "ui/table_state.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>

static constexpr float kLeastSlot = 4, kMostSlot = 10, kSlotGap = 2;  // dp, in a table

// Whole pixels for each, so that all look alike.
static void draw_slots(ScreenState& s, std::span<const Slot> slots, const ImRect& area, float gap, float radius) {
    if (slots.empty()) return;
    const float n = float(slots.size()), each = std::max(1.0f, std::floor((area.GetWidth() - gap * (n - 1)) / n));
    float x = area.Min.x;
    for (const Slot& slot : slots) {
        const ImRect cell{x, area.Min.y, x + each, area.Max.y};
        if (cell.Max.x > area.Max.x + 1) return;
        fill_part(s, cell, slot.tone, slot.series, slot.hatched, radius);
        if (s.colours.forced) outline(s, cell, s.colours.border.normal, radius);
        x += each + gap;
    }
}

void Table::slots(std::span<const Slot> slots, std::string_view said) {
    State& t = *t_;
    ScreenState& s = t.s;
    if (slots.empty()) return nothing();
    const float n = float(slots.size()), gaps = px(s, kSlotGap) * (n - 1);
    const table::Cell cell = table::open_cell(t, said, n * px(s, kMostSlot) + gaps);
    if (!cell.shown || !cell.seen) return;
    const float each = std::clamp(std::floor((cell.box.GetWidth() - gaps) / n), px(s, kLeastSlot), px(s, kMostSlot));
    const float wide = std::min(cell.box.GetWidth(), each * n + gaps), y = std::floor(middle(cell.box).y - px(s, 6));
    const float x = cell.align == Column::Align::right ? std::round(cell.box.Max.x - wide) : cell.box.Min.x;
    draw_slots(s, slots, {x, y, x + wide, y + px(s, 12)}, px(s, kSlotGap), 2);
}

void Ui::slots(std::span<const Slot> slots, std::string_view said, float height) {
    const ImRect box = place(s_, {rest_width(s_, 48), px(s_, height)});
    draw_slots(s_, slots, box, px(s_, 4), 3);
    say_words(s_, box, said, a11y::Role::img);
    s_.widgets->last_box = box;
}
