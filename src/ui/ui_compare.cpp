#include "ui/bar_parts.h"
#include "ui/button_parts.h"
#include "ui/link_parts.h"
#include "ui/paint.h"
#include "ui/status_parts.h"
#include "ui/tag_parts.h"
#include "ui/ui.h"
#include "ui/widgets.h"

static constexpr float kHead = 68, kSection = 30, kBarLine = 54, kLine = 35, kTitles = 148, kLeast = 170, kPad = 16;
static constexpr float kStackedTitle = 32, kStackedBar = 46, kStackedLine = 28, kStackedName = 0.42f;

namespace {

struct Sheet {
    Ui& ui;
    ScreenState& s;
    const Compared& c;
    ImGuiID id;
    float left = 0, titles = 0, each = 0;
    bool stacked = false;          // on a phone: below each other, each behind its name
    std::int32_t row = 0;

    ImRect cell(std::size_t i, float y, float h) const {
        if (!stacked) return {left + titles + each * float(i), y, left + titles + each * float(i + 1), y + h};
        const float high = (h - titles) / float(std::max<std::size_t>(1, c.heads.size())), top = y + titles + high * float(i);
        return {left, top, left + each, top + high};
    }
    ImGuiID cell_id(std::int32_t r, std::size_t column) const { return id + ImGuiID(r + 1) * 0x9E3779B1u + ImGuiID(column) * 0x85EBCA6Bu; }
};

float height_of(const ScreenState& s, const Compared::Line& line) {
    if (line.section) return px(s, kSection);
    for (const auto& cell : line.cells)
        if (!cell.bar.parts.empty()) return px(s, kBarLine);
    return px(s, kLine);
}

float height_of(const Sheet& t, const Compared::Line& line) {
    const float one = height_of(t.s, line);
    if (!t.stacked || line.section) return one;
    return t.titles + px(t.s, one > px(t.s, kLine) ? kStackedBar : kStackedLine) * float(t.c.heads.size());
}

void say_cell(const Sheet& t, const ImRect& box, std::size_t column, a11y::Role role, std::string_view words) {
    a11y::Node node = node_at(t.s, t.cell_id(t.row, column), box, role, words);
    node.column = std::int32_t(column);
    say(t.s, node);
}

void open_line(Sheet& t, const ImRect& box, std::string_view name) {
    const ImGuiID id = t.cell_id(t.row, 900);
    a11y::Node node = node_at(t.s, id, box, a11y::Role::row, name);
    node.row = t.row;
    say(t.s, node);
    t.s.tree().open(id);
}

void close_line(Sheet& t) {
    t.s.tree().close();
    ++t.row;
}

bool draw_head(Sheet& t, std::size_t i, const ImRect& box) {
    ScreenState& s = t.s;
    const auto& head = t.c.heads[i];
    say_cell(t, box, i + 1, a11y::Role::columnheader, s.tree().keep(head.title + (head.mark.empty() ? "" : ", " + head.mark)));
    s.tree().open(t.cell_id(t.row, i + 1));
    const float x = box.Min.x + px(s, kPad), y = box.Min.y + px(s, 12), side = px(s, 24);
    const ImRect cross{box.Max.x - px(s, 8) - side, y - px(s, 2), box.Max.x - px(s, 8), y - px(s, 2) + side};
    const Hit link = link_at(s, id_of(s.tree().keep("compared " + head.href)), {x, y, std::min(cross.Min.x - px(s, 4), x + std::ceil(measure(s, Style::mono_strong, head.title)) + px(s, 2)), y + px(s, 20)},
                             head.title, head.href, LinkLook::mono);
    say(s, link_node(s, link, head.title, head.href));
    if (follows(link)) t.ui.emit(Follow{head.href});
    const Hit h = hit(s, id_of(s.tree().keep("remove " + head.href)), cross);
    draw_icon_button(s, Icon::x, h, false, 14);
    say(s, node_for(s, h, a11y::Role::button, s.tree().keep("Remove " + head.title)));
    const ImRect line{x, y + px(s, 24), box.Max.x - px(s, 8), y + px(s, 44)};
    draw_status(s, head.badge, line);
    say_words(s, line, head.badge.word);
    float at = line.Min.x + status_width(s, head.badge) + px(s, 10);
    const float mark = head.mark.empty() ? 0 : std::ceil(measure(s, Style::small, head.mark)) + px(s, 16);
    if (mark == 0 || at + measure(s, Style::small, head.note) + mark <= line.Max.x) at += put_left(s, {at, line.Min.y, line.Max.x, line.Max.y}, Style::small, s.colours.text.tertiary, head.note) + px(s, 8);
    say_words(s, line, head.note);
    if (!head.mark.empty()) put_right(s, {at, line.Min.y, line.Max.x - px(s, 8), line.Max.y}, Style::small, s.colours.accent.fg, head.mark);
    s.tree().close();
    return h.pressed;
}

void draw_tags_cell(ScreenState& s, const Compared::Cell& cell, const ImRect& inner) { draw_tags(s, inner, cell.tags, 4); }

void draw_cell(ScreenState& s, const Compared::Cell& cell, const ImRect& box) {
    const Colours& c = s.colours;
    ImRect inner{box.Min.x + px(s, kPad), box.Min.y, box.Max.x - px(s, kPad), box.Max.y};
    if (!cell.tags.empty()) return draw_tags_cell(s, cell, inner);
    if (!cell.bar.parts.empty()) {
        const ImRect line{inner.Min.x, box.Min.y + px(s, 9), inner.Max.x, box.Min.y + px(s, 29)};
        const float w = put_left(s, line, Style::body_strong, c.text.primary, cell.strong);
        put_left(s, {line.Min.x + w + px(s, 6), line.Min.y, line.Max.x, line.Max.y}, Style::small, c.text.secondary, cell.words);
        put_right(s, line, Style::small, c.text.tertiary, cell.small);
        return draw_bar(s, cell.bar, {inner.Min.x, box.Min.y + px(s, 34), inner.Max.x, box.Min.y + px(s, 40)});
    }
    if (cell.icon != Icon::none) {
        put_icon(s, {inner.Min.x + px(s, 7), middle(inner).y}, cell.icon, 14, cell.quiet ? c.text.tertiary : c.state_of(Tone::completed).fg);
        inner.Min.x += px(s, 20);
    }
    put_left(s, inner, cell.strong.empty() ? Style::body : Style::body_strong, cell.quiet ? c.text.tertiary : c.text.primary, cell.strong.empty() ? cell.words : cell.strong);
}

std::string said(const Compared::Cell& cell) {
    std::string out = cell.strong;
    const auto add = [&](const std::string& more) { if (!more.empty()) out += (out.empty() ? "" : " ") + more; };
    add(cell.words);
    add(cell.small.empty() ? "" : "(" + cell.small + ")");
    for (std::size_t i = 0; i < cell.tags.size(); ++i) add(cell.tags[i] + (i + 1 < cell.tags.size() ? "," : ""));
    return out;
}

void draw_title(Sheet& t, const Compared::Line& line, const ImRect& box) {
    ScreenState& s = t.s;
    const Colours& c = s.colours;
    const float x = box.Min.x + px(s, kPad);
    const float w = put_left(s, {x, box.Min.y, box.Max.x - px(s, 16), box.Max.y}, line.section ? Style::small_strong : Style::body, line.section || line.differs ? c.text.primary : c.text.tertiary, line.title);
    if (line.differs) fill(s, {x + w + px(s, 8), middle(box).y - px(s, 2), x + w + px(s, 13), middle(box).y + px(s, 3)}, c.accent.fg, 3);
    say_cell(t, box, 0, a11y::Role::cell, line.differs ? s.tree().keep(line.title + ", values differ") : std::string_view(line.title));
}

}  // namespace

// On a phone a cell says whose it is.
static void draw_cells(Sheet& t, const Compared::Line& line, float y, float h) {
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        ImRect box = t.cell(i, y, h);
        say_cell(t, box, i + 1, a11y::Role::cell, t.s.tree().keep(said(line.cells[i])));
        if (t.stacked) {
            const float name = std::round(box.GetWidth() * kStackedName);
            put_left(t.s, {box.Min.x + px(t.s, kPad), box.Min.y, box.Min.x + name, box.Max.y}, Style::mono, t.s.colours.text.tertiary, t.c.heads[i].title);
            box.Min.x += name - px(t.s, kPad) + px(t.s, 8);
        }
        draw_cell(t.s, line.cells[i], box);
    }
}

static std::optional<int> draw_heads(Sheet& t, float y, float h) {
    std::optional<int> removed;
    for (std::size_t i = 0; i < t.c.heads.size(); ++i) {
        const ImRect box = t.cell(i, y, h);
        if (t.stacked && i > 0) rule(t.s, box.Min.x + hair(t.s), box.Max.x - hair(t.s), box.Min.y, t.s.colours.border.subtle);
        if (draw_head(t, i, box)) removed = int(i);
    }
    return removed;
}

std::optional<int> Ui::comparison(const Compared& c) {
    const float whole = rest_width(s_, 240), n = float(std::max<std::size_t>(1, c.heads.size()));
    Sheet t{*this, s_, c, id_of(c.name)};
    t.stacked = narrow();
    t.titles = px(s_, t.stacked ? kStackedTitle : kTitles);
    t.each = t.stacked ? whole : std::floor(std::max((whole - t.titles) / n, px(s_, std::min(kLeast, (whole / s_.scale - kTitles) / n))));
    const float head = t.stacked ? t.titles + px(s_, kHead) * n : px(s_, kHead);
    float height = head;
    for (const auto& line : c.lines) height += height_of(t, line);
    const ImRect frame = place(s_, {t.stacked ? whole : t.titles + t.each * n, height});
    t.left = frame.Min.x;
    box(s_, frame, s_.colours.surface.card, s_.colours.border.subtle, 8);
    if (c.best >= 0 && !t.stacked) fill(s_, {t.cell(std::size_t(c.best), frame.Min.y, 0).Min.x, frame.Min.y + hair(s_), t.cell(std::size_t(c.best), frame.Min.y, 0).Max.x, frame.Max.y - hair(s_)}, s_.colours.accent.selection, 0);
    a11y::Node grid = node_at(s_, t.id, frame, a11y::Role::grid, c.name);
    grid.rows = std::int32_t(c.lines.size()) + 1, grid.columns = std::int32_t(c.heads.size()) + 1;
    say(s_, grid);
    s_.tree().open(t.id);

    float y = frame.Min.y;
    open_line(t, {frame.Min.x, y, frame.Max.x, y + head}, c.corner);
    const ImRect corner{frame.Min.x, y, t.stacked ? frame.Max.x : frame.Min.x + t.titles, y + (t.stacked ? t.titles : px(s_, kHead))};
    put_left(s_, {corner.Min.x + px(s_, kPad), corner.Min.y + px(s_, t.stacked ? 0 : 36), corner.Max.x, corner.Max.y - px(s_, t.stacked ? 0 : 12)}, Style::small, s_.colours.text.tertiary, c.corner);
    say_cell(t, corner, 0, a11y::Role::columnheader, c.corner);
    const auto removed = draw_heads(t, y, head);
    close_line(t);
    y += head;
    for (const auto& line : c.lines) {
        const float h = height_of(t, line);
        const ImRect band{frame.Min.x, y, frame.Max.x, y + h};
        open_line(t, band, line.title);
        if (line.section) fill(s_, {band.Min.x + hair(s_), y, band.Max.x - hair(s_), y + h}, s_.colours.surface.hover, 0, ImDrawFlags_RoundCornersNone);
        rule(s_, band.Min.x, band.Max.x, y, s_.colours.border.subtle);
        const bool across = line.section || t.stacked;
        draw_title(t, line, {frame.Min.x, y, across ? frame.Max.x : frame.Min.x + t.titles, t.stacked && !line.section ? y + t.titles : y + h});
        draw_cells(t, line, y, h);
        close_line(t);
        y += h;
    }
    for (std::size_t i = 0; i < c.heads.size() && !t.stacked; ++i) {
        const float x = t.cell(i, 0, 0).Min.x;
        fill(s_, {x, frame.Min.y, x + hair(s_), frame.Max.y}, s_.colours.border.subtle, 0, ImDrawFlags_RoundCornersNone);
    }
    s_.tree().close();
    return removed;
}
