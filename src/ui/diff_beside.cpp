#include "ui/diff_beside.h"
#include "ui/log_pane_state.h"
#include "ui/paint.h"
#include "ui/press.h"
#include "ui/ui.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

static constexpr float kLine = 20, kNumber = 44, kSign = 16, kHead = 28;

static bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// Not in the middle of a character.
DiffSpan differing(const DiffPair& p) {
    const auto &a = p.before, &b = p.now;
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t from = 0, behind = 0;
    while (from < shorter && a[from] == b[from]) ++from;
    while (from > 0 && from < a.size() && continues(a[from])) --from;
    while (from > 0 && from < b.size() && continues(b[from])) --from;
    while (behind < shorter - from && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) ++behind;
    while (behind > 0 && continues(a[a.size() - behind])) --behind;
    return {from, a.size() - behind, b.size() - behind};
}

namespace {

struct Side { float number, sign, text, right; int columns; };   // px

Side side_of(ScreenState& s, float left, float right) {
    Side out{left + px(s, kNumber - 8), left + px(s, kNumber), left + px(s, kNumber + kSign), right - px(s, 8), 1};
    out.columns = std::max(8, int((out.right - out.text) * 10 / measure(s, Style::code, "0000000000")));
    return out;
}

// What `measure` says is of the font's whole pixels; between them it is drawn narrower or wider.
float drawn_width(ScreenState& s, std::string_view text) {
    const float size = s.tokens.style(Style::code).size * s.scale;
    return measure(s, Style::code, text) * size / std::max(1.0f, std::round(size));
}

std::vector<std::size_t> broken_at(const Side& side, std::string_view text) {
    if (text.size() <= std::size_t(side.columns)) return {0};
    return log_pane_parts::breaks(text, side.columns);
}

std::size_t rows_of(const Side& a, const Side& b, const DiffPair& p) {
    if (p.kind == DiffPair::Kind::left_out) return 1;
    return std::max(broken_at(a, p.before).size(), broken_at(b, p.now).size());
}

// One side of a row: its number, its sign, its text over as many lines as it takes; what differs in it stands out.
void draw_side(ScreenState& s, const Side& side, const ImRect& area, bool older, bool changed, int number, std::string_view text, std::size_t from, std::size_t to) {
    const Colours& c = s.colours;
    if (number == 0) return fill(s, area, c.surface.page, 0, ImDrawFlags_RoundCornersNone);
    const StateColours& state = older ? c.failed : c.running;
    if (changed) fill(s, area, state.bg, 0, ImDrawFlags_RoundCornersNone);
    const float line = px(s, kLine);
    put_right(s, {area.Min.x, area.Min.y, side.number, area.Min.y + line}, Style::mono, c.text.faint, s.tree().keep(std::to_string(number)));
    if (changed) put_left(s, {side.sign, area.Min.y, side.text, area.Min.y + line}, Style::code, state.fg, older ? "-" : "+");
    const auto starts = broken_at(side, text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
        const float y = area.Min.y + line * float(i);
        const auto a = std::clamp(from, starts[i], end), b = std::clamp(to, starts[i], end);
        const auto x_of = [&](std::size_t at) { return side.text + drawn_width(s, text.substr(starts[i], at - starts[i])); };
        if (changed && b > a && (from > 0 || to < text.size())) fill(s, {x_of(a), y + px(s, 2), x_of(b), y + line - px(s, 2)}, faded(state.fill, 0.3f), 2);
        put_left(s, {side.text, y, area.Max.x, y + line}, Style::code, changed ? c.text.primary : c.text.secondary, text.substr(starts[i], end - starts[i]));
    }
}

std::string spoken(const DiffPair& p) {
    if (p.kind == DiffPair::Kind::left_out) return p.before;
    if (p.now_line == 0) return "Removed line " + std::to_string(p.before_line) + ": " + p.before;
    if (p.before_line == 0) return "Added line " + std::to_string(p.now_line) + ": " + p.now;
    return "Line " + std::to_string(p.before_line) + " was: " + p.before + ", is: " + p.now;
}

void draw_pair(ScreenState& s, const Side& a, const Side& b, const DiffPair& p, const ImRect& row, float middle_x) {
    if (p.kind == DiffPair::Kind::left_out) return void(put_left(s, {a.text, row.Min.y, row.Max.x, row.Max.y}, Style::small, s.colours.text.tertiary, p.before));
    const bool changed = p.kind == DiffPair::Kind::changed, both = p.before_line > 0 && p.now_line > 0;
    const DiffSpan span = changed && both ? differing(p) : DiffSpan{};
    draw_side(s, a, {row.Min.x, row.Min.y, middle_x, row.Max.y}, true, changed, p.before_line, p.before, span.from, span.before_to);
    draw_side(s, b, {middle_x + hair(s), row.Min.y, row.Max.x, row.Max.y}, false, changed, p.now_line, p.now, span.from, span.now_to);
}

}  // namespace

void diff_beside(Ui& ui, std::string_view name, std::string_view older, std::string_view newer, std::span<const DiffPair> pairs) {
    ScreenState& s = ui.state();
    const float width = rest_width(s, 480), line = px(s, kLine), head = px(s, kHead);
    const float left = upcoming(s).x + hair(s), middle_x = std::round(left + width / 2);
    const Side a = side_of(s, left, middle_x), b = side_of(s, middle_x + hair(s), left + width - 2 * hair(s));
    std::vector<std::size_t> rows;
    std::size_t all = 0;
    for (const auto& p : pairs) all += rows.emplace_back(rows_of(a, b, p));
    const ImRect area = place(s, {width, head + line * float(all) + px(s, 8)});
    box(s, area, s.colours.surface.inset, s.colours.border.subtle, 6);
    const ImGuiID id = id_of(name);
    say(s, node_at(s, id, area, a11y::Role::list, name));
    s.tree().open(id);
    put_left(s, {a.sign, area.Min.y, middle_x, area.Min.y + head}, Style::small_strong, s.colours.text.secondary, older);
    put_left(s, {b.sign, area.Min.y, area.Max.x, area.Min.y + head}, Style::small_strong, s.colours.text.secondary, newer);
    rule(s, area.Min.x, area.Max.x, area.Min.y + head, s.colours.border.subtle);
    float y = area.Min.y + head + px(s, 4);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const ImRect row{area.Min.x + hair(s), y, area.Max.x - hair(s), y + line * float(rows[i])};
        y = row.Max.y;
        if (ImGui::IsRectVisible(row.Min, row.Max)) draw_pair(s, a, b, pairs[i], row, middle_x);
        if (pairs[i].kind == DiffPair::Kind::same) continue;  // what changed is what is said
        say(s, node_at(s, ImHashData(&i, sizeof i, id), row, a11y::Role::listitem, s.tree().keep(spoken(pairs[i]))));
    }
    fill(s, {middle_x, area.Min.y + head, middle_x + hair(s), area.Max.y - hair(s)}, s.colours.border.subtle, 0, ImDrawFlags_RoundCornersNone);
    s.tree().close();
}
