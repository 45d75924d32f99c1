#include "ui/log_pane_state.h"
#include "ui/widgets.h"
#include <algorithm>
#include <cmath>

namespace log_pane_parts {

static constexpr float kLeastThumb = 24, kMarkHigh = 3;

std::uint32_t top_row(Pane& p) { return p.model.rows ? std::min(p.model.row_of(p.m.top), p.model.rows - 1) : 0; }

static float height_of(Pane& p, std::uint32_t row) { return static_cast<float>(text_rows(p, row)) * p.at.row; }

static void set_top(Pane& p, std::uint32_t row, float into) { p.m.top = p.model.number(row), p.m.into = into; }

// The last line touches the lower edge; nothing is above the first one.
void show_end(Pane& p) {
    if (p.model.rows == 0) return;
    float left = p.body.GetHeight();
    std::uint32_t row = p.model.rows;
    while (row > 0 && left > 0) left -= height_of(p, --row);
    set_top(p, row, std::max(0.0f, -left));
}

void scroll_by(Pane& p, float px) {
    if (p.model.rows == 0) return;
    auto row = top_row(p);
    float into = p.m.into + px;
    while (into < 0 && row > 0) into += height_of(p, --row);
    for (float high = 0; into >= (high = height_of(p, row)) && row + 1 < p.model.rows; ++row) into -= high;
    set_top(p, row, std::max(0.0f, std::round(into)));
}

// No room is left below the last line, unless all lines fit.
static void keep_full(Pane& p) {
    float left = p.body.GetHeight() + p.m.into;
    for (auto row = top_row(p); row < p.model.rows; ++row)
        if ((left -= height_of(p, row)) <= 0) return;
    show_end(p);
}

void bring_into_sight(Pane& p, std::uint64_t line, bool centred) {
    if (p.model.rows == 0) return;
    const auto wanted = std::min(p.model.row_of(line), p.model.rows - 1), top = top_row(p);
    float y = -p.m.into;
    for (auto row = top; row < wanted && y < p.body.GetHeight(); ++row) y += height_of(p, row);
    const float high = height_of(p, wanted), room = p.body.GetHeight();
    const bool seen = wanted >= top && y >= 0 && y + high <= room;
    if (seen) return;
    set_top(p, wanted, 0);
    if (centred) scroll_by(p, -std::round(room / 3));
    else if (wanted > top) scroll_by(p, high - room);
}

static bool over(const ImRect& r) { return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && ImGui::IsMouseHoveringRect(r.Min, r.Max); }

static bool at_end(Pane& p) {
    float left = p.body.GetHeight() + p.m.into;
    for (auto row = top_row(p); row < p.model.rows; ++row)
        if ((left -= height_of(p, row)) < -1) return false;
    return true;
}

struct Thumb { float y = 0, high = 0, travel = 0; double rows = 0; };  // rows: that can be above the edge

static Thumb thumb_of(Pane& p) {
    const double shown = std::max(1.0, static_cast<double>(p.body.GetHeight() / p.at.row));
    const double all = std::max<double>(p.model.rows, shown);
    Thumb t;
    t.high = std::round(std::max(px(p.s, kLeastThumb), static_cast<float>(p.bar.GetHeight() * shown / all)));
    t.travel = p.bar.GetHeight() - t.high;
    t.rows = all - shown;
    const double row = top_row(p) + (p.model.rows ? p.m.into / height_of(p, top_row(p)) : 0);
    t.y = p.bar.Min.y + (t.rows > 0 ? std::round(t.travel * static_cast<float>(std::clamp(row / t.rows, 0.0, 1.0))) : 0);
    return t;
}

static void drag_bar(Pane& p) {
    const Item it = item(p.s, p.id + 1, p.bar);
    if (!it.held) {
        if (p.m.drag == Memory::Drag::bar) p.m.drag = Memory::Drag::none;
        return;
    }
    const Thumb t = thumb_of(p);
    const float mouse = ImGui::GetIO().MousePos.y;
    if (ImGui::GetIO().MouseClicked[0]) p.m.grab = mouse >= t.y && mouse <= t.y + t.high ? mouse - t.y : t.high / 2;
    p.m.drag = Memory::Drag::bar;
    if (t.travel <= 0 || p.model.rows == 0 || t.rows <= 0) return;
    const double row = std::clamp<double>((mouse - p.m.grab - p.bar.Min.y) / t.travel, 0, 1) * t.rows;
    const auto whole = std::min(static_cast<std::uint32_t>(row), p.model.rows - 1);
    set_top(p, whole, std::floor(static_cast<float>(row - whole) * height_of(p, whole)));
    if (row >= t.rows - 0.01) show_end(p);
    p.s.want_frames(2);
}

// What moved it away from its end says so; what brings it there again does too.
void take_scrolling(Pane& p) {
    Memory& m = p.m;
    const auto top = m.top;
    const float into = m.into;
    if (!m.placed && p.model.rows > 0 && !p.model.follow) set_top(p, 0, 0);
    if (over(p.frame)) {
        const ImGuiIO& io = ImGui::GetIO();
        ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, p.id);
        ImGui::SetKeyOwner(ImGuiKey_MouseWheelX, p.id);
        const bool sideways = io.KeyShift && io.MouseWheelH == 0;
        if (io.MouseWheel != 0 && !sideways) scroll_by(p, -io.MouseWheel * 3 * p.at.row);
        const float dx = io.MouseWheelH + (sideways ? io.MouseWheel : 0);
        if (dx != 0) m.across -= dx * 6 * p.at.cell;
        if (io.MouseWheel != 0 || dx != 0) p.s.want_frames(1);
        if (p.s.pan_x != 0 || p.s.pan_y != 0) {
            scroll_by(p, -p.s.pan_y);
            m.across -= p.s.pan_x;
            p.s.pan_x = p.s.pan_y = 0;
            p.s.want_frames(1);
        }
    }
    drag_bar(p);
    if (m.shown != p.model.shown && p.model.show && p.model.rows > 0) {
        bring_into_sight(p, *p.model.show, true);
        m.focus = *p.model.show, m.focus_set = true;
    }
    m.shown = p.model.shown;
    if (p.model.rows > 0) keep_full(p);
    const bool moved = m.placed && (m.top != top || m.into != into), up = m.top < top || (m.top == top && m.into < into);
    if (p.model.follow && moved && up) p.event.follow = false;
    else if (p.model.follow) show_end(p);
    else if (p.model.live && moved && !up && at_end(p) && (over(p.frame) || m.drag == Memory::Drag::bar)) p.event.follow = true;
    m.placed = m.placed || p.model.rows > 0;
}

void find_seen(Pane& p) {
    p.seen.clear();
    float y = p.body.Min.y - p.m.into;
    for (auto row = top_row(p); row < p.model.rows && y < p.body.Max.y; ++row) {
        const float high = height_of(p, row);
        p.seen.push_back({row, p.model.number(row), y, high});
        y += high;
    }
}

void draw_bar(Pane& p) {
    ScreenState& s = p.s;
    const Colours& c = s.colours;
    say(s, node_at(s, p.id + 1, p.bar, a11y::Role::separator, "Scroll"));
    fill(s, {p.bar.Min.x - hair(s), p.body.Min.y, p.bar.Min.x, p.body.Max.y}, c.border.subtle, 0, ImDrawFlags_RoundCornersNone);
    const Thumb t = thumb_of(p);
    const bool near = over(p.bar) || p.m.drag == Memory::Drag::bar;
    if (t.rows > 0) fill(s, {p.bar.Min.x, t.y, p.bar.Max.x, t.y + t.high}, faded(near ? c.border.control : c.border.strong, near ? 0.7f : 0.6f), 2);
    if (!p.model.marks || p.model.rows == 0) return;
    const float step = std::max(2.0f, px(s, kMarkHigh)), inside = px(s, 3);
    const auto places = static_cast<std::uint32_t>(std::max(1.0f, p.bar.GetHeight() / step));
    for (std::uint32_t i = 0; i < places; ++i) {
        const auto from = static_cast<std::uint32_t>(static_cast<std::uint64_t>(p.model.rows) * i / places), to = static_cast<std::uint32_t>(static_cast<std::uint64_t>(p.model.rows) * (i + 1) / places);
        const auto marks = to > from ? p.model.marks(from, to) : std::uint8_t{0};
        if (!marks) continue;
        const float y = std::floor(p.bar.Min.y + static_cast<float>(i) * step);
        fill(s, {p.bar.Min.x + inside, y, p.bar.Max.x - inside, y + std::max(1.0f, px(s, 2))}, marks & 2 ? c.failed.fill : c.queued.fill, 0, ImDrawFlags_RoundCornersNone);
    }
}

}  // namespace log_pane_parts
