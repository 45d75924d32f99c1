#include "ui/graph_state.h"
#include "ui/paint.h"
#include "ui/widgets.h"
#include <algorithm>

// The frames around families that are open, each with a button that folds it again.
namespace graphs {

static constexpr double kWords = 0.45;                 // least zoom
static constexpr float kHead = 26, kButton = 22;

static ImRect button_of(const GraphFrame& f, const ImRect& frame) {
    const float side = px(f.s, kButton), head = float(kHead * f.scale);
    const float x = frame.Max.x - px(f.s, 4) - side, y = std::max(frame.Min.y + px(f.s, 2), frame.Min.y + (head - side) / 2 + px(f.s, 2));
    return {x, y, x + side, y + side};
}

bool frames(GraphFrame& f, std::optional<GraphPress>& press) {
    bool on = false;
    for (std::size_t i = 0; i < f.shape().frames.size(); ++i) {
        const ImRect frame = f.rect(f.shape().frames[i]);
        if (!f.view.Overlaps(frame) || f.scale / f.s.scale < kWords) continue;
        ImRect box = button_of(f, frame);
        box.ClipWith(f.view);
        if (box.GetWidth() < 1 || box.GetHeight() < 1 || !f.view.Overlaps(box)) continue;
        const std::string words = "Fold " + (f.m.frame_words ? f.m.frame_words(i) : std::string("this family"));
        const Hit h = hit(f.s, ImHashData(&i, sizeof i, f.id ^ 0x666f6c64), box);
        say(f.s, node_for(f.s, h, a11y::Role::button, f.s.tree().keep(words)));
        f.ui.tooltip(words);
        if (h.pressed) press = GraphPress{GraphPress::Kind::frame, i};
        on = on || h.hovered || h.held;
        f.folds.emplace_back(int(i), h);
    }
    return on;
}

void draw_frames(GraphFrame& f) {
    ScreenState& s = f.s;
    const Colours& c = s.colours;
    for (std::size_t i = 0; i < f.shape().frames.size(); ++i) {
        const ImRect frame = f.rect(f.shape().frames[i]);
        if (!f.view.Overlaps(frame)) continue;
        box(s, frame, c.surface.inset, c.border.normal, 8);
        if (f.scale / s.scale < kWords || !f.m.frame_words) continue;
        const ImRect head{frame.Min.x + px(s, 10), frame.Min.y + px(s, 2), frame.Max.x - px(s, kButton + 8), frame.Min.y + std::max(px(s, 18), float(kHead * f.scale))};
        put_left(s, head, Style::small, c.text.secondary, s.tree().keep(f.m.frame_words(i)));
    }
    for (const auto& [i, h] : f.folds) {
        fill(s, h.box, h.held ? c.surface.active : warmed(0, c.surface.hover, h.warm), 5);
        put_icon(s, middle(h.box), Icon::minus, 14, h.hovered ? c.text.primary : c.text.secondary);
        if (h.ring) focus_ring(s, h.box, 5, true);
    }
}

}  // namespace graphs
