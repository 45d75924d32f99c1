#include "base/utf8.h"
#include "ui/log_pane_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

namespace log_pane_parts {

static LogSelection between(LogPlace a, LogPlace b, bool whole) { return {std::min(a, b), std::max(a, b), whole}; }

std::optional<std::pair<std::size_t, std::size_t>> selected_bytes(const Pane& p, std::uint64_t line, std::size_t size) {
    if (!p.m.selection || line < p.m.selection->from.line || line > p.m.selection->to.line) return std::nullopt;
    const auto& sel = *p.m.selection;
    const std::size_t from = !sel.whole && line == sel.from.line ? std::min<std::size_t>(sel.from.byte, size) : 0;
    const std::size_t to = !sel.whole && line == sel.to.line ? std::min<std::size_t>(sel.to.byte, size) : size + 1;
    if (from >= to) return std::nullopt;
    return std::pair{from, to};
}

// The character edge that is nearest; above the first line its begin, below the last one its end.
std::optional<LogPlace> place_at(Pane& p, ImVec2 at) {
    if (p.seen.empty()) return std::nullopt;
    const Seen* seen = &p.seen.back();
    for (const auto& line : p.seen) if (at.y < line.y + line.height) { seen = &line; break; }
    const auto text = p.model.text(seen->row);
    const bool wrapped = wraps(p, seen->line);
    const auto starts = breaks(text, wrapped ? p.at.columns : 0);
    const auto sub = static_cast<std::size_t>(std::max(0.0f, std::floor((at.y - seen->y) / p.at.row)));
    if (sub >= starts.size()) return LogPlace{seen->line, static_cast<std::uint32_t>(text.size())};
    const std::size_t begin = starts[sub], end = sub + 1 < starts.size() ? starts[sub + 1] : text.size();
    const float column = (at.x - p.body.Min.x - p.at.text + (wrapped ? 0 : p.m.across)) / p.at.cell;
    return LogPlace{seen->line, static_cast<std::uint32_t>(begin + byte_at_column(text.substr(begin, end - begin), std::max(0.0f, column)))};
}

static bool word_byte(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-' || c == '/' || static_cast<unsigned char>(c) >= 0x80; }

static void select_word(Pane& p, const LogPlace& at) {
    const auto text = p.model.text(p.model.row_of(at.line));
    std::size_t from = std::min<std::size_t>(at.byte, text.size()), to = from;
    while (from > 0 && word_byte(text[from - 1])) --from;
    while (to < text.size() && word_byte(text[to])) ++to;
    p.m.selection = LogSelection{{at.line, static_cast<std::uint32_t>(from)}, {at.line, static_cast<std::uint32_t>(to)}, false};
}

static void focus_line(Pane& p, std::uint64_t line) {
    p.m.focus = line, p.m.focus_set = true;
    p.s.want_focus(p.row_id(line));
    p.event.at = line;
}

static void press(Pane& p, const LogPlace& at, bool by_number) {
    Memory& m = p.m;
    const ImGuiIO& io = ImGui::GetIO();
    m.moved = false;
    m.drag = by_number ? Memory::Drag::lines : Memory::Drag::text;
    if (io.KeyShift && m.selection) {
        m.selection = between(m.anchor, at, m.selection->whole || by_number);
        m.moved = true;
    } else {
        m.anchor = at;
        m.selection.reset();
        if (by_number) m.selection = LogSelection{at, at, true};
    }
    focus_line(p, at.line);
    if (io.MouseClickedCount[0] == 2 && !by_number) select_word(p, at), m.moved = true;
    if (io.MouseClickedCount[0] >= 3) m.selection = LogSelection{{at.line, 0}, {at.line, static_cast<std::uint32_t>(p.model.text(p.model.row_of(at.line)).size())}, false}, m.moved = true;
}

// Beyond the edges the text comes along, the faster the further.
static void pull(Pane& p, float y) {
    const float beyond = y < p.body.Min.y ? y - p.body.Min.y : y > p.body.Max.y ? y - p.body.Max.y : 0;
    if (beyond == 0) return;
    scroll_by(p, std::clamp(beyond, -200.0f, 200.0f) * 0.5f);
    p.s.want_frames(2);
}

void take_mouse(Pane& p) {
    Memory& m = p.m;
    const Item it = item(p.s, p.id, p.body);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool by_number = mouse.x < p.body.Min.x + p.at.text - p.at.cell;
    if (it.hovered && !by_number) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (!it.held) {
        if (m.drag == Memory::Drag::text || m.drag == Memory::Drag::lines) {
            if (m.selection && m.selection->whole) p.event.range = {m.selection->from.line, m.selection->to.line};
            if (!ImGui::IsMouseReleased(ImGuiMouseButton_Left)) m.drag = Memory::Drag::none;
        }
        return;
    }
    const auto at = place_at(p, mouse);
    if (!at) return;
    if (ImGui::GetIO().MouseClicked[0]) return press(p, *at, by_number);
    if (m.drag != Memory::Drag::text && m.drag != Memory::Drag::lines) return;
    pull(p, mouse.y);
    if (*at == m.anchor || ImGui::GetIO().MouseClickedCount[0] > 1) return;
    m.moved = true;
    m.selection = between(m.anchor, *at, m.drag == Memory::Drag::lines);
}

static void toggle_open(Pane& p, std::uint64_t line) {
    if (!p.m.open.insert(line).second) p.m.open.erase(line), p.m.unfolded.erase(line);
    p.s.want_frames(1);
}

static std::optional<std::uint32_t> target(Pane& p, Key key, std::uint32_t row) {
    const auto page = static_cast<std::uint32_t>(std::max(1.0f, std::floor(p.body.GetHeight() / p.at.row) - 1)), last = p.model.rows - 1;
    switch (key) {
        case Key::up: return row > 0 ? row - 1 : 0;
        case Key::down: return std::min(last, row + 1);
        case Key::page_up: return row > page ? row - page : 0;
        case Key::page_down: return std::min(last, row + page);
        case Key::home: return 0;
        case Key::end: return last;
        default: return std::nullopt;
    }
}

static void move_to(Pane& p, std::uint32_t row, bool selecting, bool to_end) {
    const auto line = p.model.number(row);
    Memory& m = p.m;
    if (selecting) {
        if (!m.selection || !m.selection->whole) m.anchor = {m.focus, 0};
        m.selection = between(m.anchor, {line, 0}, true);
        p.event.range = {m.selection->from.line, m.selection->to.line};
    }
    focus_line(p, line);
    bring_into_sight(p, line, false);
    if (p.model.live && to_end) p.event.follow = true;
    else if (p.model.follow) p.event.follow = false;
    p.s.want_frames(1);
}

void take_keys(Pane& p) {
    Memory& m = p.m;
    for (const auto& seen : p.seen) if (p.s.focus_id == p.row_id(seen.line)) m.focus = seen.line, m.focus_set = true;
    if (!m.focus_set || p.model.rows == 0) return;
    if (p.s.activated == p.row_id(m.focus)) toggle_open(p, m.focus);
    const auto key = take_key(p.s, p.row_id(m.focus));
    if (!key) return;
    const auto row = std::min(p.model.row_of(m.focus), p.model.rows - 1);
    if (*key == Key::select_all) {
        m.selection = LogSelection{{p.model.number(0), 0}, {p.model.number(p.model.rows - 1), 0}, true};
        p.event.range = {m.selection->from.line, m.selection->to.line};
    } else if (*key == Key::escape) {
        p.s.escape_used |= m.selection.has_value();
        m.selection.reset();
    } else if (*key == Key::left || *key == Key::right) {
        m.across += (*key == Key::right ? 8 : -8) * p.at.cell;
    } else if (*key == Key::enter || *key == Key::space) {
        toggle_open(p, m.focus);
    } else if (const auto to = target(p, *key, row)) {
        move_to(p, *to, ImGui::GetIO().KeyShift, *key == Key::end);
    }
    p.s.want_frames(1);
}

}  // namespace log_pane_parts
