#include "base/text.h"
#include "base/utf8.h"
#include "ui/log_pane_state.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

namespace log_pane_parts {

static constexpr int kTab = 8;
static constexpr std::size_t kLong = 2048;  // bytes; heights of longer lines are remembered

// How many columns a character takes when it comes at `column`.
static int columns_at(char32_t c, int column) {
    if (c == '\t') return kTab - column % kTab;
    if (c < 0x300) return 1;
    if ((c >= 0x300 && c <= 0x36f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x20d0 && c <= 0x20ff)) return 0;
    return is_wide(c) ? 2 : 1;
}

std::vector<std::size_t> breaks(std::string_view text, int columns) {
    std::vector<std::size_t> out{0};
    if (columns <= 0) return out;
    int column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = code_point(text, at);
        const int wide = columns_at(c.value, column);
        if (column + wide > columns && column > 0) out.push_back(at), column = 0;
        column += c.value == '\t' ? columns_at(c.value, column) : wide;
        at += c.size;
    }
    return out;
}

int columns_of(std::string_view text) {
    int column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = code_point(text, at);
        column += columns_at(c.value, column);
        at += c.size;
    }
    return column;
}

std::size_t byte_at_column(std::string_view text, float wanted) {
    int column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = code_point(text, at);
        const int wide = columns_at(c.value, column);
        if (static_cast<float>(column) + static_cast<float>(wide) / 2 > wanted) return at;
        column += wide;
        at += c.size;
    }
    return text.size();
}

static ImFont* mono(const ScreenState& s, bool bold = false) { return s.faces[static_cast<std::size_t>(bold ? Face::mono_medium : Face::mono)]; }

Metrics measure_pane(const Pane& p) {
    const ScreenState& s = p.s;
    Metrics m;
    m.font = mono(s);
    m.size = std::round(p.model.font * s.scale);
    m.row = std::round(p.model.font * s.scale * 19 / 12);
    m.cell = std::max(1.0f, m.font->GetFontBaked(m.size)->GetCharAdvance('0'));
    const float gap = m.cell * 1.8f;
    float x = px(s, 8);
    const auto column = [&](float& at, int chars, float before = 0) {
        at = std::round(x + before);
        if (chars > 0) x = at + static_cast<float>(chars) * m.cell + gap;
    };
    column(m.number, p.model.number_chars);
    column(m.time, p.model.time_chars);
    column(m.task, p.model.task_chars, p.model.task_chars > 0 ? px(s, 14) : 0);
    column(m.level, p.model.levels ? 5 : 0);
    m.text = std::round(x);
    m.text_width = std::max(m.cell * 10, p.body.GetWidth() - m.text - px(s, 6));
    m.columns = std::max(10, static_cast<int>(m.text_width / m.cell));
    return m;
}

bool wraps(const Pane& p, std::uint64_t line) { return p.model.wrap || p.m.open.count(line) > 0; }

const std::string& unfolded_text(Pane& p, std::uint64_t line) {
    const auto [at, fresh] = p.m.unfolded.try_emplace(line);
    if (fresh && p.model.unfolded) at->second = p.model.unfolded(line);
    return at->second;
}

static int rows_of_text(std::string_view text, int columns) {
    if (static_cast<int>(text.size()) <= columns && text.find('\t') == std::string_view::npos) return 1;
    return static_cast<int>(breaks(text, columns).size());
}

// The rows of what is unfolded, newline by newline.
template <class Each>
static void each_part(std::string_view text, Each each) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        each(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
}

int text_rows(Pane& p, std::uint32_t row) {
    if (!p.model.wrap && p.m.open.empty()) return 1;
    const auto line = p.model.number(row);
    if (!wraps(p, line)) return 1;
    const auto text = p.model.text(row);
    int rows = 0;
    const auto known = text.size() > kLong ? p.m.heights.find(line) : p.m.heights.end();
    if (known != p.m.heights.end()) rows = known->second;
    else rows = rows_of_text(text, p.at.columns);
    if (text.size() > kLong) p.m.heights[line] = rows;
    if (p.m.open.count(line)) each_part(unfolded_text(p, line), [&](std::string_view part) { rows += rows_of_text(part, p.at.columns); });
    return rows;
}

namespace {

struct Ink { Rgba fg = 0, bg = 0; std::uint8_t bits = 0; };

Rgba palette(const Colours& c, std::uint32_t n) {
    if (n < 16) return c.ansi[n];
    const auto rgb = [](std::uint32_t r, std::uint32_t g, std::uint32_t b) { return 0xff000000u | b << 16 | g << 8 | r; };
    if (n >= 232) { const auto v = 8 + (n - 232) * 10; return rgb(v, v, v); }
    static constexpr std::uint32_t steps[] = {0, 95, 135, 175, 215, 255};
    return rgb(steps[(n - 16) / 36], steps[(n - 16) / 6 % 6], steps[(n - 16) % 6]);
}

Rgba colour(const Colours& c, std::uint32_t v, Rgba usual) {
    if (v == TextStyle::usual) return usual;
    if (v & TextStyle::palette) return palette(c, v & 255);
    return 0xff000000u | (v & 255) << 16 | (v & 0xff00) | (v >> 16 & 255);
}

// Whatever a program chose, it can be read: a colour too near to its ground moves towards the usual ink.
Rgba readable(Rgba fg, Rgba bg, Rgba ink) {
    for (float t = 0.2f; t <= 1 && contrast(fg, bg) < 4.5; t += 0.2f) fg = draw::mix(fg, ink, t);
    return fg;
}

Ink ink_of(const ScreenState& s, const TextStyle& style, Rgba usual) {
    const Colours& c = s.colours;
    if (c.forced) return {usual, 0, style.bits};
    Rgba fg = colour(c, style.fg, usual), bg = colour(c, style.bg, 0);
    if (style.bits & TextStyle::inverse) std::swap(fg, bg), fg = fg ? fg : c.surface.inset, bg = bg ? bg : usual;
    if (style.bits & TextStyle::faint) fg = draw::mix(fg, c.text.tertiary, 0.6f);
    const Rgba ground = bg ? bg : c.surface.inset;
    return {readable(fg, ground, contrast(c.text.primary, ground) > contrast(c.text.inverse, ground) ? c.text.primary : c.text.inverse), bg, style.bits};
}

// One row of text on a grid of columns: every character stands in its own.
class RowPen {
  public:
    RowPen(ScreenState& s, const Metrics& m, ImVec2 at) : s_(s), m_(m), list_(*ImGui::GetWindowDrawList()), at_(at) {
        const auto* baked = m.font->GetFontBaked(m.size);
        up_ = std::floor((m.row - (baked->Ascent - baked->Descent)) / 2 + 0.5f);
    }
    float x(int column) const { return at_.x + static_cast<float>(column) * m_.cell; }
    ImRect box(int from, int to) const { return {x(from), at_.y, x(to), at_.y + m_.row}; }

    int skip(std::string_view text, int column) const {
        for (std::size_t at = 0; at < text.size();) {
            const auto c = code_point(text, at);
            column += columns_at(c.value, column);
            at += c.size;
        }
        return column;
    }

    // Runs of ASCII go in one piece; anything else may be wider than its column, and is placed by itself.
    int write(std::string_view text, int column, const Ink& ink) {
        const int from = column;
        const ImRect clip(list_.GetClipRectMin(), list_.GetClipRectMax());
        ImFont* font = s_.faces[static_cast<std::size_t>(ink.bits & TextStyle::bold ? Face::mono_medium : Face::mono)];
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x20 && static_cast<unsigned char>(text[end]) < 0x7f) ++end;
            if (end > at) {
                put(font, text.substr(at, end - at), column, ink.fg, clip);
                column += static_cast<int>(end - at), at = end;
                continue;
            }
            const auto c = code_point(text, at);
            if (c.value != '\t') put(font, text.substr(at, c.size), column, ink.fg, clip);
            column += columns_at(c.value, column);
            at += c.size;
        }
        const float y = at_.y + m_.row;
        if (ink.bits & TextStyle::underlined) rule(s_, x(from), x(column), y - px(s_, 3), ink.fg);
        if (ink.bits & TextStyle::struck) rule(s_, x(from), x(column), at_.y + std::floor(m_.row / 2), ink.fg);
        return column;
    }

  private:
    void put(ImFont* font, std::string_view text, int column, Rgba colour, const ImRect& clip) {
        float left = x(column);
        if (left > clip.Max.x) return;
        if (left < clip.Min.x - m_.cell * 4 && static_cast<unsigned char>(text[0]) < 0x80) {  // far to the left of what is seen
            const auto hidden = std::min(text.size(), static_cast<std::size_t>((clip.Min.x - left) / m_.cell));
            text.remove_prefix(hidden);
            left += static_cast<float>(hidden) * m_.cell;
        }
        if (static_cast<float>(text.size()) * m_.cell > clip.Max.x - left + m_.cell * 4 && static_cast<unsigned char>(text.empty() ? 0 : text[0]) < 0x80)
            text = text.substr(0, static_cast<std::size_t>((clip.Max.x - left) / m_.cell) + 4);
        if (text.empty()) return;
        list_.AddText(font, m_.size, {left, at_.y + up_}, s_.on_highlight ? s_.colours.accent.on_solid : colour, text.data(), text.data() + text.size());
    }

    ScreenState& s_;
    const Metrics& m_;
    ImDrawList& list_;
    ImVec2 at_;
    float up_ = 0;
};

// The parts of a row that differ in ink: where a run, a mark or the selection begins or ends.
struct Cuts {
    std::vector<std::size_t> at;
    void add(std::size_t from, std::size_t to, std::size_t begin, std::size_t end) {
        for (const auto x : {from, to}) if (x > begin && x < end) at.push_back(x);
    }
};

Rgba usual_ink(const Colours& c, const LogPaneLine& l) {
    switch (l.look) {
        case LogPaneLine::Look::error: return c.failed.fg;
        case LogPaneLine::Look::quiet: return c.text.secondary;
        case LogPaneLine::Look::notice: return c.accent.fg;
        default: return c.text.primary;
    }
}

bool web_letter(char c) { return c > ' ' && c != '"' && c != '\'' && c != '<' && c != '>' && c != '`' && static_cast<unsigned char>(c) < 0x7f; }

// http(s) addresses; what closes a sentence or a bracket behind one is not part of it.
std::vector<std::pair<std::size_t, std::size_t>> addresses(std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t at = 0; (at = text.find("http", at)) != std::string_view::npos && out.size() < 20;) {
        const auto rest = text.substr(at);
        const std::size_t head = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
        std::size_t end = at + head;
        while (head && end < text.size() && web_letter(text[end])) ++end;
        while (end > at + head && std::string_view(".,;:!?)]}|").find(text[end - 1]) != std::string_view::npos) --end;
        if (head && end > at + head) out.emplace_back(at, end);
        at = std::max(at + 4, end);
    }
    return out;
}

struct TextPainter {
    Pane& p;
    const LogPaneLine& l;
    std::uint64_t line;
    std::optional<std::pair<std::size_t, std::size_t>> selected;
    std::vector<std::pair<std::size_t, std::size_t>> links;

    // Bytes begin … end of the text, in one row whose left edge is at `at`. Returns the column behind them.
    int row(ImVec2 at, std::size_t begin, std::size_t end) {
        ScreenState& s = p.s;
        const Colours& c = s.colours;
        RowPen pen(s, p.at, at);
        Cuts cuts{{begin, end}};
        for (const auto& r : l.runs) cuts.add(r.from, r.to, begin, end);
        for (const auto& [from, to] : l.marks) cuts.add(from, to, begin, end);
        for (const auto& [from, to] : links) cuts.add(from, to, begin, end);
        if (selected) cuts.add(selected->first, selected->second, begin, end);
        std::sort(cuts.at.begin(), cuts.at.end());
        cuts.at.erase(std::unique(cuts.at.begin(), cuts.at.end()), cuts.at.end());
        int column = 0;
        for (std::size_t i = 0; i + 1 < cuts.at.size(); ++i) {
            const std::size_t from = cuts.at[i], to = cuts.at[i + 1];
            const auto part = l.text.substr(from, to - from);
            const auto inside = [&](const auto& range) { return from >= range.first && from < range.second; };
            Ink ink{usual_ink(c, l), 0, 0};
            for (const auto& r : l.runs) if (from >= r.from && from < r.to) ink = ink_of(s, r.style, ink.fg);
            const bool link = std::any_of(links.begin(), links.end(), inside), mark = std::any_of(l.marks.begin(), l.marks.end(), inside);
            const bool in_selection = selected && inside(*selected), current = mark && p.model.current == line;
            if (link) ink.bits |= TextStyle::underlined;
            if (mark && !current) ink.bg = c.match, ink.fg = c.text.primary;
            if (current) ink.bg = c.accent.solid, ink.fg = c.accent.on_solid;
            if (in_selection) ink.bg = c.forced ? c.accent.solid : c.accent.soft_border, ink.fg = c.text.primary;
            const OnHighlight highlighted(s, (in_selection || mark) && c.forced);
            const int after = pen.skip(part, column);
            if (ink.bg) fill(s, pen.box(column, after), ink.bg, mark && !in_selection ? 2 : 0, mark && !in_selection ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersNone);
            column = pen.write(part, column, ink);
        }
        if (selected && selected->second > end && selected->first <= end && end == l.text.size()) fill(s, pen.box(column, column + 1), c.forced ? c.accent.solid : c.accent.soft_border, 0, ImDrawFlags_RoundCornersNone);
        return column;
    }
};

void draw_columns(Pane& p, const Seen& seen, const LogPaneLine& l) {
    ScreenState& s = p.s;
    const Colours& c = s.colours;
    const Metrics& m = p.at;
    RowPen pen(s, m, {p.body.Min.x, seen.y});
    const auto write = [&](float x, std::string_view words, Rgba ink) {
        RowPen at(s, m, {p.body.Min.x + x, seen.y});
        at.write(words, 0, {ink, 0, 0});
    };
    const int room = p.model.number_chars - static_cast<int>(l.number.size());
    if (p.model.number_chars > 0) write(m.number + m.cell * static_cast<float>(std::max(0, room)), l.number, c.text.tertiary);
    if (p.model.time_chars > 0) write(m.time, l.time, c.text.tertiary);
    if (p.model.task_chars > 0) {
        const float half = px(s, 3.5f), x = p.body.Min.x + m.task - px(s, 9), y = seen.y + std::floor(m.row / 2);
        if (l.series >= 0) fill(s, {x - half, y - half, x + half, y + half}, c.series[static_cast<std::size_t>(l.series) % c.series.size()], 1.5f);
        const auto most = static_cast<std::size_t>(p.model.task_chars);
        if (columns_of(l.task) > p.model.task_chars) {
            std::size_t cut = byte_at_column(l.task, static_cast<float>(most) - 1);
            write(m.task, s.tree().keep(l.task.substr(0, cut) + "…"), c.text.secondary);
        } else {
            write(m.task, l.task, c.text.secondary);
        }
    }
    if (p.model.levels) write(m.level, l.level, c.text_of(l.level_tone));
}

void draw_unfolded(Pane& p, std::uint64_t line, float y) {
    ScreenState& s = p.s;
    each_part(unfolded_text(p, line), [&](std::string_view part) {
        const auto starts = breaks(part, p.at.columns);
        for (std::size_t i = 0; i < starts.size(); ++i, y += p.at.row) {
            const auto end = i + 1 < starts.size() ? starts[i + 1] : part.size();
            if (y > p.body.Max.y || y + p.at.row < p.body.Min.y) continue;
            RowPen(s, p.at, {p.body.Min.x + p.at.text, y}).write(part.substr(starts[i], end - starts[i]), 0, {s.colours.text.secondary, 0, 0});
        }
    });
}

// Something can be pressed where an address stands; it says where it leads.
void draw_links(Pane& p, const Seen& seen, const TextPainter& t, float y, float left, std::size_t begin, std::size_t end) {
    ScreenState& s = p.s;
    for (const auto& [from, to] : t.links) {
        if (to <= begin || from >= end) continue;
        const int a = columns_of(t.l.text.substr(begin, std::max(from, begin) - begin)), b = columns_of(t.l.text.substr(begin, std::min(to, end) - begin));
        const float x = left;
        ImRect box{x + static_cast<float>(a) * p.at.cell, y, x + static_cast<float>(b) * p.at.cell, y + p.at.row};
        box.Min.x = std::max(box.Min.x, p.body.Min.x + p.at.text), box.Max.x = std::min(box.Max.x, p.body.Max.x);
        if (box.GetWidth() < 1) continue;
        const auto href = s.tree().keep(t.l.text.substr(from, to - from));
        const ImGuiID id = ImHashData(&from, sizeof from, p.row_id(seen.line));
        const bool under = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && ImGui::IsMouseHoveringRect(box.Min, box.Max) && p.m.drag != Memory::Drag::bar;
        if (under) s.next_hovered_href.assign(href), ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        a11y::Node node = node_at(s, id, box, a11y::Role::link, href);
        node.href = href;
        node.tab = a11y::Tab::focusable;
        node.description = "opens a tab of its own";
        if (!p.hushed && from >= begin) say(s, node);  // one that is broken over two rows is said once
        if (s.focus_id == id && s.focus_ring) focus_ring(s, box, 2, true);
        const bool clicked = under && !p.m.moved && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && p.m.drag == Memory::Drag::text;
        if (clicked || (s.activated == id && from >= begin)) p.s.ui->emit(OpenTab{std::string(href)});
    }
}

}  // namespace

float draw_line(Pane& p, const Seen& seen, const LogPaneLine& l) {
    ScreenState& s = p.s;
    const Colours& c = s.colours;
    const ImRect surface{p.body.Min.x, seen.y, p.body.Max.x, seen.y + seen.height};
    const bool current = p.model.current == seen.line;
    if (l.look == LogPaneLine::Look::error && !c.forced) fill(s, surface, c.failed.bg, 0, ImDrawFlags_RoundCornersNone);
    if (l.marked && !c.forced) fill(s, surface, faded(c.accent.soft, 0.85f), 0, ImDrawFlags_RoundCornersNone);
    if (l.gap_before) rule(s, surface.Min.x + p.at.number, surface.Max.x, surface.Min.y, c.border.normal);
    if (current || l.marked) fill(s, {surface.Min.x, surface.Min.y, surface.Min.x + px(s, 2), surface.Max.y}, c.accent.fg, 0, ImDrawFlags_RoundCornersNone);
    draw_columns(p, seen, l);
    TextPainter painter{p, l, seen.line, selected_bytes(p, seen.line, l.text.size()), addresses(l.text.substr(0, 16'384))};
    ImGui::PushClipRect({p.body.Min.x + p.at.text - px(s, 1), p.body.Min.y}, p.body.Max, true);
    const bool wrapped = wraps(p, seen.line);
    const auto starts = breaks(l.text, wrapped ? p.at.columns : 0);
    const float left = p.body.Min.x + p.at.text - (wrapped ? 0 : p.m.across);
    float y = seen.y, widest = 0;
    for (std::size_t i = 0; i < starts.size(); ++i, y += p.at.row) {
        const auto end = i + 1 < starts.size() ? starts[i + 1] : l.text.size();
        if (y > p.body.Max.y || y + p.at.row < p.body.Min.y) continue;
        widest = std::max(widest, static_cast<float>(painter.row({left, y}, starts[i], end)) * p.at.cell);
        draw_links(p, seen, painter, y, left, starts[i], end);
    }
    if (p.m.open.count(seen.line)) draw_unfolded(p, seen.line, y);
    ImGui::PopClipRect();
    if (s.focus_id == p.row_id(seen.line) && s.focus_ring) focus_ring(s, surface, 2, true);
    return widest;
}

}  // namespace log_pane_parts
