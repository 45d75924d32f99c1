#include "ui/graph_state.h"
#include <algorithm>
#include <utility>

namespace graphs {

static constexpr double kMoving = 200;                 // ms
static constexpr double kReadable = 0.6, kNear = 0.8, kMostZoom = 2;

static ImVec2 view_dp(const GraphFrame& f) { return {f.view.GetWidth() / f.s.scale, f.view.GetHeight() / f.s.scale}; }

GraphPlace fitting(const GraphFrame& f) {
    const ImVec2 view = view_dp(f);
    const double wide = std::max(1.0f, f.shape().width), high = std::max(1.0f, f.shape().height);
    const double zoom = std::min({1.0, (view.x - 2 * kPad) / wide, (view.y - 2 * kPad) / high});
    return {wide / 2, high / 2, std::max(zoom, 1e-4)};
}

double least_zoom(const GraphFrame& f) { return std::min(0.25, fitting(f).zoom * 0.8); }

// The middle of the view stays on the graph; where the graph is the larger one, no edge of it
// comes further in than a little.
static GraphPlace kept_inside(const GraphFrame& f, GraphPlace p) {
    const ImVec2 view = view_dp(f);
    const auto inside = [&](double at, double whole, double seen) {
        const double half = seen / 2 - 2 * kPad / p.zoom;
        return half * 2 >= whole ? std::clamp(at, 0.0, whole) : std::clamp(at, std::min(half, whole / 2), std::max(whole - half, whole / 2));
    };
    p.x = inside(p.x, f.shape().width, view.x / p.zoom);
    p.y = inside(p.y, f.shape().height, view.y / p.zoom);
    return p;
}

void go_to(GraphFrame& f, GraphPlace to, bool at_once) {
    GraphMemory& k = f.k;
    to.zoom = std::clamp(to.zoom, least_zoom(f), kMostZoom);
    to = kept_inside(f, to);
    k.to = to;
    if (at_once || f.s.theme.still) {
        k.at = to, k.moves_since = -1;
    } else {
        k.from = k.at, k.moves_since = f.s.now_ms;
    }
    f.s.want_frames(1);
}

// Along the way what is under the fixed point of a zoom stays there: position follows 1/zoom.
void move(GraphFrame& f) {
    GraphMemory& k = f.k;
    if (k.moves_since < 0) return;
    const double share = std::clamp((f.s.now_ms - k.moves_since) / kMoving, 0.0, 1.0), eased = 1 - std::pow(1 - share, 3);
    if (share >= 1) {
        k.at = k.to, k.moves_since = -1;
        return;
    }
    const double zoom = k.from.zoom * std::pow(k.to.zoom / k.from.zoom, eased);
    const double by = std::abs(k.to.zoom - k.from.zoom) < 1e-9 ? eased : (1 / k.from.zoom - 1 / zoom) / (1 / k.from.zoom - 1 / k.to.zoom);
    k.at = {k.from.x + (k.to.x - k.from.x) * by, k.from.y + (k.to.y - k.from.y) * by, zoom};
    f.s.want_frames(1);
}

GraphPlace zoomed(const GraphFrame& f, double factor, ImVec2 around) {
    const GraphPlace& at = f.k.moves_since < 0 ? f.k.at : f.k.to;
    GraphPlace to = at;
    to.zoom = std::clamp(at.zoom * factor, least_zoom(f), kMostZoom);
    const double dx = (around.x - (f.view.Min.x + f.view.Max.x) / 2) / f.s.scale, dy = (around.y - (f.view.Min.y + f.view.Max.y) / 2) / f.s.scale;
    to.x += dx / at.zoom - dx / to.zoom;
    to.y += dy / at.zoom - dy / to.zoom;
    return to;
}

// All of it where that can be read; else a part, with what matters in its middle, or the beginning.
static GraphPlace first_look(const GraphFrame& f) {
    const GraphPlace all = fitting(f);
    if (all.zoom >= kReadable) return all;
    const auto& boxes = f.shape().boxes;
    const auto begin = std::min_element(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    const auto& b = f.m.anchor >= 0 && f.m.anchor < int(boxes.size()) ? boxes[std::size_t(f.m.anchor)] : *begin;
    return {b.x + b.w / 2, b.y + b.h / 2, kNear};
}

static int nearest_to_middle(const GraphShape& shape, const GraphPlace& at) {
    int best = -1;
    double least = 0;
    for (std::size_t i = 0; i < shape.boxes.size(); ++i) {
        const auto& b = shape.boxes[i];
        const double far = std::abs(b.x + b.w / 2 - at.x) + std::abs(b.y + b.h / 2 - at.y);
        if (best < 0 || far < least) best = int(i), least = far;
    }
    return best;
}

static int box_of(const GraphModel& m, std::string_view key) {
    for (std::size_t i = 0; i < m.looks.size(); ++i) if (m.key(i) == key) return int(i);
    return -1;
}

// Another shape: the node with the focus, or the one in the middle, stays where it is on screen.
static void keep_what_is_seen(GraphFrame& f, const std::vector<std::string>& keys_before) {
    GraphMemory& k = f.k;
    const int before = k.focus >= 0 && k.focus < int(k.shape->boxes.size()) ? k.focus : nearest_to_middle(*k.shape, k.at);
    if (before < 0 || before >= int(keys_before.size())) return go_to(f, first_look(f), true);
    const int now = box_of(f.m, keys_before[std::size_t(before)]);
    if (now < 0 || !k.chosen) return go_to(f, k.chosen ? k.at : first_look(f), true);
    const auto &was = k.shape->boxes[std::size_t(before)], &is = f.shape().boxes[std::size_t(now)];
    go_to(f, {k.at.x + is.x - was.x, k.at.y + is.y - was.y, k.at.zoom}, true);
}

void follow_shape(GraphFrame& f) {
    GraphMemory& k = f.k;
    const float wide = f.view.GetWidth() / f.s.scale, high = f.view.GetHeight() / f.s.scale;
    if (k.shape != f.m.shape) {
        const bool first = !k.shape;
        k.index = GraphIndex(f.shape());
        if (first) go_to(f, first_look(f), true);
        else keep_what_is_seen(f, k.keys);
        k.shape = f.m.shape;
        k.keys.clear(), k.said.clear();
        for (std::size_t i = 0; i < f.m.looks.size(); ++i) k.keys.emplace_back(f.m.key(i));
        k.focus = k.key.empty() ? -1 : box_of(f.m, k.key);
    } else if (wide != k.wide || high != k.high) {
        go_to(f, k.chosen ? k.at : first_look(f), true);
    }
    k.wide = wide, k.high = high;
}

void place_on_screen(GraphFrame& f) {
    const GraphPlace& at = f.k.at;
    f.scale = at.zoom * f.s.scale;
    f.left = std::round((f.view.Min.x + f.view.Max.x) / 2 - at.x * f.scale);
    f.top = std::round((f.view.Min.y + f.view.Max.y) / 2 - at.y * f.scale);
    const double right = f.left + f.shape().width * f.scale, bottom = f.top + f.shape().height * f.scale;
    f.k.saw_all = f.left >= f.view.Min.x - 1 && f.top >= f.view.Min.y - 1 && right <= f.view.Max.x + 1 && bottom <= f.view.Max.y + 1;
}

void find_in_sight(GraphFrame& f) {
    const GraphShape::Box seen{float((f.view.Min.x - f.left) / f.scale) - 8, float((f.view.Min.y - f.top) / f.scale) - 8,
                               float(f.view.GetWidth() / f.scale) + 16, float(f.view.GetHeight() / f.scale) + 16};
    f.k.index.boxes_in(seen, f.boxes);
    f.k.index.links_in(seen, f.links);
}

void bring_into_sight(GraphFrame& f, int box, bool at_once) {
    const auto& b = f.shape().boxes[std::size_t(box)];
    GraphPlace to = f.k.moves_since < 0 ? f.k.at : f.k.to;
    const ImVec2 view = view_dp(f);
    const auto nudged = [&](double middle, double seen, double low, double high) {
        const double half = std::max(0.0, seen / 2 - kPad / to.zoom), room = (high - low) / 2;
        if (half < room) return (low + high) / 2;
        return std::clamp(middle, high - half, low + half);
    };
    to.x = nudged(to.x, view.x / to.zoom, b.x, b.x + b.w);
    to.y = nudged(to.y, view.y / to.zoom, b.y, b.y + b.h);
    const GraphPlace& at = f.k.moves_since < 0 ? f.k.at : f.k.to;
    if (to.x == at.x && to.y == at.y) return;
    f.k.chosen = true;
    go_to(f, to, at_once);
}

// What is found is to be read: from far away one goes near.
static void look_at(GraphFrame& f, int box, bool at_once) {
    const GraphPlace& at = f.k.moves_since < 0 ? f.k.at : f.k.to;
    if (at.zoom >= kReadable) return bring_into_sight(f, box, at_once);
    const auto& b = f.shape().boxes[std::size_t(box)];
    f.k.chosen = true;
    go_to(f, {b.x + b.w / 2, b.y + b.h / 2, kNear}, at_once);
}

void give_focus_back(GraphFrame& f) {
    auto& wanted = f.k.wanted;
    if (wanted.empty()) return;
    const int box = box_of(f.m, wanted);
    if (box < 0) return wanted.clear();
    f.k.key = wanted, f.k.focus = box;
    f.s.want_focus(f.id_of(box));
}

// A node that is selected from elsewhere, by a row or a panel, comes into sight; so does what a
// search finds.
void follow_model(GraphFrame& f) {
    const bool first = !std::exchange(f.k.drawn, true);
    const auto follow = [&](std::string& before, int box, const auto& show) {
        const std::string_view key = box >= 0 && box < int(f.shape().boxes.size()) ? f.m.key(std::size_t(box)) : std::string_view();
        if (key == before) return;
        before.assign(key);
        if (!key.empty()) show(f, box, first);
    };
    follow(f.k.selected, f.m.selected, bring_into_sight);
    follow(f.k.found, f.m.found, look_at);
}

}  // namespace graphs
