#include "ui/bar_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/table_state.h"
#include "ui/tag_parts.h"
#include "ui/widgets.h"
#include <algorithm>

using table::Cell;
using table::open_cell;

static constexpr float kRatioBar = table::kRatioBar, kRatioGap = table::kRatioGap;

// Plain words in a table are quieter than the names and numbers beside them.
static Rgba cell_ink(const Colours& c, Tone tone) { return tone == Tone::plain ? c.text.secondary : c.text_of(tone); }

static void put_aligned(ScreenState& s, const Cell& cell, Style style, Rgba ink, std::string_view words) {
    if (cell.align == Column::Align::right) put_right(s, cell.box, style, ink, words);
    else put_left(s, cell.box, style, ink, words);
}

// What is cut off is told where the pointer rests; it is whole in the tree.
static void explain(Table::State& t, const Cell& cell, float wide, std::string_view words) {
    if (wide <= cell.box.GetWidth() + 1) return;
    const bool pointed = t.row_hovered && ImGui::IsMouseHoveringRect(cell.box.Min, cell.box.Max);
    if (!pointed) return;
    Widgets& w = *t.s.widgets;
    w.last_id = cell.id, w.last_box = cell.box, w.last_hovered = true, w.last_ring = false;
    t.ui.tooltip(words);
}

static void put_cell(Table::State& t, Style style, Rgba ink, std::string_view words) {
    const float wide = measure(t.s, style, words);
    const Cell cell = open_cell(t, words, wide);
    if (!cell.shown || !cell.seen) return;
    put_aligned(t.s, cell, style, ink, words);
    explain(t, cell, wide, words);
}

void Table::text(std::string_view words, Tone tone) {
    put_cell(*t_, tone == Tone::strong ? Style::body_strong : Style::body, cell_ink(t_->s.colours, tone), words);
}

void Table::mono(std::string_view words, Tone tone) {
    put_cell(*t_, tone == Tone::strong ? Style::mono_strong : Style::mono, cell_ink(t_->s.colours, tone), words);
}

void Table::nothing() {
    const Cell cell = open_cell(*t_, "none", 0);
    if (cell.shown && cell.seen) put_aligned(t_->s, cell, Style::body, t_->s.colours.text.faint, "—");
}

void Table::number(std::string_view words, Tone tone) {
    const bool strong = tone == Tone::strong;
    const Style style = strong ? Style::body_strong : Style::body;
    const Cell cell = open_cell(*t_, words, measure(t_->s, style, words));
    if (cell.shown && cell.seen) put_right(t_->s, cell.box, style, cell_ink(t_->s.colours, tone), words);
}

static void link_in(Table::State& t, ImGuiID cell, const ImRect& box, std::string_view words, std::string_view href, LinkLook look, std::string_view said = {}) {
    const LinkStyle style = link_style(t.s.colours, look, false);
    const float w = std::min(box.GetWidth(), std::ceil(measure(t.s, style.style, words)) + 1), y = middle(box).y;
    const ImGuiID id = cell ^ 0x6c696e6b;
    const Hit h = link_at(t.s, id, {box.Min.x, std::floor(y - px(t.s, 10)), box.Min.x + w, std::floor(y + px(t.s, 10))}, words, href, look);
    t.s.tree().open(cell);
    a11y::Node node = link_node(t.s, h, said.empty() ? words : said, href);
    node.tab = a11y::Tab::focusable;
    say(t.s, node);
    t.s.tree().close();
    if (follows(h)) t.ui.emit(Follow{std::string(href)});
}

void Table::link(std::string_view words, std::string_view href, LinkLook look) {
    const Cell cell = open_cell(*t_, words, measure(t_->s, link_style(t_->s.colours, look, false).style, words));
    if (cell.shown) link_in(*t_, cell.id, cell.box, words, href, look);
}

// As much of the front as there is room for, and the whole back: "five-thous…/step-0042".
static std::string_view fitted(ScreenState& s, std::string_view front, std::string_view back, Style style, float room) {
    const auto left = room - measure(s, style, s.tree().keep("…/" + std::string(back)));
    std::size_t from = 0, to = front.size();  // so many bytes fit, so many do not
    while (from + 1 < to) {
        const auto half = (from + to) / 2;
        (measure(s, style, front.substr(0, half)) <= left ? from : to) = half;
    }
    while (from > 0 && (static_cast<unsigned char>(front[from]) & 0xC0) == 0x80) --from;
    return s.tree().keep(std::string(front.substr(0, from)) + "…/" + std::string(back));
}

void Table::path(std::string_view front, std::string_view task, std::string_view href, std::string_view more) {
    ScreenState& s = t_->s;
    const Style style = link_style(s.colours, LinkLook::mono, false).style;
    const auto back = s.tree().keep(std::string(task) + std::string(more)), whole = s.tree().keep(std::string(front) + "/" + std::string(back));
    const float wide = measure(s, style, whole);
    const Cell cell = open_cell(*t_, whole, wide);
    if (!cell.shown) return;
    const bool fits = wide <= cell.box.GetWidth() + 1;
    link_in(*t_, cell.id, cell.box, fits ? whole : fitted(s, front, back, style, cell.box.GetWidth()), href, LinkLook::mono, whole);
    if (!fits) t_->ui.tooltip(whole);
}

void Table::two_lines(std::string_view strong, std::string_view small, std::string_view href, std::string_view tag) {
    State& t = *t_;
    ScreenState& s = t.s;
    const float wide = std::max(measure(s, Style::body_strong, strong) + (tag.empty() ? 0 : tag_width(s, tag) + px(s, 8)), measure(s, Style::small, small));
    std::string words(strong);
    for (const auto part : {small, tag}) if (!part.empty()) words += ", " + std::string(part);
    const Cell cell = open_cell(t, s.tree().keep(words), wide);
    if (!cell.shown) return;
    if (t.in_cards) small = {};  // a card has its own second line; it is said all the same
    const float y = middle(cell.box).y;
    ImRect upper{cell.box.Min.x, y - px(s, 18), cell.box.Max.x, y + px(s, 2)}, lower{cell.box.Min.x, y + px(s, 1), cell.box.Max.x, y + px(s, 18)};
    if (small.empty()) upper = {upper.Min.x, y - px(s, 10), upper.Max.x, y + px(s, 10)};
    float x = upper.Min.x + measure(s, Style::body_strong, strong) + px(s, 8);
    const bool below = !tag.empty() && !small.empty() && x + tag_width(s, tag) > upper.Max.x;  // the name is worth more than its tag
    if (!tag.empty() && !below) upper.Max.x = std::max(upper.Min.x, upper.Max.x - tag_width(s, tag) - px(s, 8));
    if (!href.empty()) link_in(t, cell.id, upper, strong, href, LinkLook::strong);
    else if (cell.seen) put_left(s, upper, Style::body_strong, s.colours.text.primary, strong);
    if (!cell.seen) return;
    ImRect words_below = lower;
    if (below) words_below.Max.x = std::max(lower.Min.x, lower.Max.x - tag_width(s, tag) - px(s, 8));
    const float small_wide = put_left(s, words_below, Style::small, s.colours.text.tertiary, small);
    if (tag.empty()) return;
    x = below ? lower.Min.x + small_wide + px(s, 8) : std::min(x, upper.Max.x + px(s, 8));
    const float top = below ? lower.Min.y - px(s, 1) : upper.Min.y + px(s, 1);
    draw_tag(s, {x, top, x + tag_width(s, tag), top + px(s, 18)}, tag, false);
}

static std::string_view ratio_words(ScreenState& s, std::string_view used, std::string_view total, const Bar& bar) {
    return bar.said.empty() ? s.tree().keep(std::string(used) + " of " + std::string(total)) : std::string_view(bar.said);
}

static void mark_ratio(Table::State& t) {
    auto& ratios = t.memory->ratios;
    if (ratios.size() < t.spec.columns.size()) ratios.resize(t.spec.columns.size());
    if (t.column <= ratios.size()) ratios[t.column - 1] = true;
}

void Table::ratio(std::string_view used, std::string_view total, const Bar& bar) {
    State& t = *t_;
    ScreenState& s = t.s;
    const float a = measure(s, Style::body_strong, used), slash = measure(s, Style::body, "/"), b = measure(s, Style::body, total);
    const Cell cell = open_cell(t, ratio_words(s, used, total, bar), a + slash + b + px(s, kRatioGap + kRatioBar));
    mark_ratio(t);
    if (!cell.shown || !cell.seen) return;
    const bool room = cell.box.GetWidth() >= a + slash + b + px(s, kRatioGap + 24);
    const float bar_wide = room ? std::min(px(s, kRatioBar), cell.box.GetWidth() - a - slash - b - px(s, kRatioGap)) : 0;
    const float right = cell.box.Max.x - (room ? px(s, kRatioBar + kRatioGap) : 0), y = middle(cell.box).y;
    float x = std::max(cell.box.Min.x, std::round(right - a - slash - b));
    if (room && bar_wide < px(s, kRatioBar)) x = cell.box.Min.x;
    const auto piece = [&](Style style, Rgba ink, std::string_view words) { x += put_left(s, {x, cell.box.Min.y, cell.box.Max.x + 1, cell.box.Max.y}, style, ink, words); };
    piece(Style::body_strong, s.colours.text.primary, used);
    piece(Style::body, s.colours.text.tertiary, "/");
    piece(Style::body, s.colours.text.tertiary, total);
    if (room) draw_bar(s, bar, {cell.box.Max.x - bar_wide, std::floor(y - px(s, 3)), cell.box.Max.x, std::floor(y - px(s, 3)) + px(s, 6)});
}

void Table::amount(std::string_view used, std::string_view total, std::string_view note, const Bar& bar) {
    State& t = *t_;
    ScreenState& s = t.s;
    const Cell cell = open_cell(t, ratio_words(s, used, total, bar), px(s, 120));
    if (!cell.shown || !cell.seen) return;
    const float y = middle(cell.box).y;
    const ImRect line{cell.box.Min.x, y - px(s, t.in_cards ? 9 : 16), cell.box.Max.x, y + px(s, t.in_cards ? 9 : 2)};
    float x = line.Min.x;
    x += put_left(s, line, Style::body_strong, s.colours.text.primary, used);
    if (!total.empty()) x += put_left(s, {x, line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, s.tree().keep(" " + std::string(total)));
    if (t.in_cards) return;
    put_right(s, {x + px(s, 6), line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, note);
    draw_bar(s, bar, {line.Min.x, std::floor(y + px(s, 8)), line.Max.x, std::floor(y + px(s, 8)) + px(s, 6)});
}

void Table::status(const Badge& badge) {
    const float wide = status_width(t_->s, badge);
    const std::string_view words = status_words(t_->s, badge);
    const Cell cell = open_cell(*t_, words, wide);
    if (!cell.shown || !cell.seen) return;
    draw_status(t_->s, badge, cell.box);
    explain(*t_, cell, wide, words);
}

void Table::tags(std::span<const std::string> words, int most) {
    State& t = *t_;
    if (words.empty()) return nothing();
    float wide = 0;
    for (std::size_t i = 0; i < words.size() && i < std::size_t(most); ++i) wide += tag_width(t.s, words[i]) + px(t.s, 4);
    if (words.size() > std::size_t(most)) wide += px(t.s, 32);
    const Cell cell = open_cell(t, words.size() == 1 ? std::string_view(words[0]) : t.s.tree().keep(joined(words, 0)), wide);
    if (!cell.shown || !cell.seen) return;
    ImGui::PushClipRect(cell.box.Min, {cell.box.Max.x + px(t.s, 4), cell.box.Max.y}, true);
    draw_tags(t.s, cell.box, words, most);
    ImGui::PopClipRect();
}
