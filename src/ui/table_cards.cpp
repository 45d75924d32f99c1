#include "ui/menu_parts.h"
#include "ui/paint.h"
#include "ui/table_state.h"
#include "ui/widgets.h"
#include <algorithm>

// On a phone a row is a card of two lines: its name and first number above, two facts and the second
// number below. The cells are the page's own, each with what it says; what finds no place is left out,
// as columns are elsewhere. In place of a header a line says, and changes, what the rows are sorted by.
namespace table {

static constexpr float kPad = 16, kNumbers = 0.42f, kFirstWords = 0.56f, kTitleGap = 8;

// A page that says how high its rows are has laid them out itself: the bars of a timeline want their line.
bool wants_cards(const Table::State& t) {
    return t.ui.narrow() && t.spec.row_height == 0 && !t.s.widgets->strip.open && !t.spec.items && t.spec.columns.size() > 3;
}

// The name is what takes the rest of the line.
static std::size_t lead_of(std::span<const Column> columns) {
    const auto wide = std::find_if(columns.begin(), columns.end(), [](const Column& c) { return c.width == 0; });
    return wide == columns.end() ? 0 : static_cast<std::size_t>(wide - columns.begin());
}

// Those that a page would keep longest come first.
static std::vector<std::size_t> by_worth(const Table::State& t, std::size_t lead, Column::Align align) {
    std::vector<std::size_t> out;
    for (const auto& wanted : wanted_columns(t.spec.columns, choice_of(t.spec)))
        if (wanted.shown && wanted.index != lead && t.spec.columns[wanted.index].align == align) out.push_back(wanted.index);
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return t.spec.columns[a].leaves < t.spec.columns[b].leaves; });
    return out;
}

void place_cards(Table::State& t) {
    const float left = px(t.s, kPad), right = t.frame.GetWidth() - px(t.s, kPad), width = right - left;
    const float numbers = std::round(right - width * kNumbers), half = std::round(t.row_high / 2);
    const ImVec2 upper{px(t.s, 8), half}, lower{half, t.row_high - px(t.s, 8)};
    for (auto& column : t.placed.columns) column.shown = false;
    t.placed.order.clear();
    t.placed.width = t.frame.GetWidth() / t.s.scale;
    t.cards.assign(t.spec.columns.size(), {});
    const auto put = [&](std::size_t i, float x0, float x1, ImVec2 line, bool titled) {
        t.placed.columns[i].shown = true;
        t.placed.order.push_back(i);
        t.cards[i] = {{x0, line.x, x1, line.y}, titled};
    };
    const auto lead = lead_of(t.spec.columns);
    const auto words = by_worth(t, lead, Column::Align::left), sums = by_worth(t, lead, Column::Align::right);
    const float gap = px(t.s, 8);
    put(lead, left, sums.empty() ? right : numbers - gap, upper, false);
    if (!sums.empty()) put(sums[0], numbers, right, upper, true);
    const float end = sums.size() > 1 ? numbers - gap : right;
    const float second = std::round(left + (end - left) * kFirstWords);
    if (!words.empty()) put(words[0], left, words.size() > 1 ? second - gap : end, lower, false);
    if (words.size() > 1) put(words[1], second, end, lower, false);
    if (sums.size() > 1) put(sums[1], numbers, right, lower, true);
}

// What a number counts stands before it, as there is no header to say so.
ImRect card_cell(Table::State& t, std::size_t i) {
    const Table::State::Card& card = t.cards[i];
    ImRect box{std::round(t.left + card.box.Min.x), t.row_box.Min.y + card.box.Min.y, std::round(t.left + card.box.Max.x), t.row_box.Min.y + card.box.Max.y};
    if (!card.titled) return box;
    const auto& title = t.spec.columns[i].title;
    if (t.row_seen) put_left(t.s, {box.Min.x, box.Min.y, box.Min.x + box.GetWidth() * 0.55f, box.Max.y}, Style::small, t.s.colours.text.tertiary, title);
    box.Min.x = std::min(box.Max.x, box.Min.x + std::min(box.GetWidth() * 0.55f, std::ceil(measure(t.s, Style::small, title))) + px(t.s, kTitleGap));
    return box;
}

static std::vector<const Column*> sortable(const TableSpec& spec) {
    std::vector<const Column*> out;
    for (const auto& column : spec.columns) if (column.sortable) out.push_back(&column);
    return out;
}

bool has_sort_line(const Table::State& t) { return headless(t) && !sortable(t.spec).empty(); }

static void draw_line_box(Table::State& t) {
    ScreenState& s = t.s;
    const Hit all = hit(s, ImHashStr("all", 0, t.id), {t.head.Min.x + px(s, 2), t.head.Min.y, t.head.Min.x + px(s, kBoxWidth + 8), t.head.Max.y});
    t.left = t.head.Min.x;
    draw_head_box(t, all);
    a11y::Node node = node_for(s, all, a11y::Role::checkbox, "Select all");
    node.check = t.spec.all_checked;
    say(s, node);
}

void draw_sort_line(Table::State& t) {
    ScreenState& s = t.s;
    const auto columns = sortable(t.spec);
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const Column* c) { return c->key == t.spec.sort_key; });
    const bool sorted = at != columns.end();
    const std::string title = sorted ? (*at)->title : "Sort";
    const std::string_view said = s.tree().keep(sorted ? "Sorted by " + title + (t.spec.descending ? ", descending" : ", ascending") : "Sort " + t.spec.name);
    const ImRect line = inset(t.head, px(s, kPad), 0);
    const float wide = std::ceil(measure(s, Style::small_strong, title)) + px(s, 20);
    const Hit h = menu_opener(s, hit(s, ImHashStr("sorting", 0, t.id), {line.Max.x - wide - px(s, 8), line.Min.y, line.Max.x + px(s, 8), line.Max.y}));
    put_right(s, {line.Min.x, line.Min.y, line.Max.x - px(s, 18), line.Max.y}, Style::small_strong, s.colours.text.secondary, title);
    put_icon(s, {line.Max.x - px(s, 6), middle(line).y}, !sorted ? Icon::chevron_down : t.spec.descending ? Icon::arrow_down : Icon::arrow_up, 12, s.colours.text.secondary);
    rule(s, t.frame.Min.x + hair(s), t.frame.Max.x - hair(s), t.head.Max.y - hair(s), s.colours.border.subtle);
    if (t.boxed) draw_line_box(t);
    if (h.ring) focus_ring(s, h.box, 4, true);
    say_opener(s, h, said);
    if (!menu_open(s, h)) return;
    std::vector<MenuItem> items;
    for (const auto* column : columns) items.push_back({.label = column->title, .note = column->key == t.spec.sort_key ? "now" : ""});
    if (const auto chosen = menu_below(s, h.id, h.box, "Sort by", items)) t.sorted = columns[static_cast<std::size_t>(*chosen)]->key;
}

}  // namespace table
