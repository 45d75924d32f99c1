#include "ui/graph_model.h"
#include "ui/graph_state.h"
#include "ui/paint.h"
#include <algorithm>
#include <array>

// Lines: level pieces joined by curves that leave and arrive level.
std::vector<GraphLinkLook> link_looks(const GraphShape& shape, const std::vector<GraphLinkLook>& lines) {
    std::vector<GraphLinkLook> out(shape.links.size(), {EdgeLook::done, false, true});
    for (std::size_t i = 0; i < shape.lines.size() && i < lines.size(); ++i)
        for (int k = 0; k < shape.lines[i].count; ++k) {
            auto& link = out[std::size_t(shape.line_links[std::size_t(shape.lines[i].first + k)])];
            link.look = std::max(link.look, lines[i].look);
            link.critical = link.critical || lines[i].critical;
            link.dimmed = link.dimmed && lines[i].dimmed;
        }
    return out;
}

namespace graphs {

namespace {

constexpr double kCurves = 0.2, kDashes = 0.35;        // least zoom
constexpr float kWidth = 1.5f, kArrow = 6;

Rgba ink_of(const Colours& c, GraphLinkLook look, bool thin) {
    Rgba ink = c.border.strong;
    if (look.look == EdgeLook::live) ink = c.running.fill;
    else if (look.look == EdgeLook::broken) ink = c.failed.fill;
    else if (look.critical) ink = c.text.tertiary;
    if (look.dimmed) ink = draw::mix(ink, c.surface.card, 0.7f);
    return thin ? faded(ink, 0.7f) : ink;
}

struct Curve { ImVec2 a, b, c, d; };                   // a cubic one

Curve curve_of(ImVec2 from, ImVec2 to) {
    const float bend = std::max(2.0f, (to.x - from.x) * (std::abs(to.y - from.y) > (to.x - from.x) ? 0.72f : 0.5f));
    return {from, {from.x + bend, from.y}, {to.x - bend, to.y}, to};
}

ImVec2 point_at(const Curve& k, float t) { return ImBezierCubicCalc(k.a, k.b, k.c, k.d, t); }

int steps_of(const Curve& k, bool far_away) {
    const float long_way = std::abs(k.d.x - k.a.x) + std::abs(k.d.y - k.a.y);
    return far_away ? std::clamp(int(std::sqrt(long_way) * 0.7f), 3, 12) : std::clamp(int(std::sqrt(long_way) * 1.2f), 4, 24);
}

void stroke(ImDrawList& list, const std::vector<ImVec2>& points, Rgba ink, float width) {
    if (points.size() > 1) list.AddPolyline(points.data(), int(points.size()), ink, 0, width);
}

// The part of a straight piece that is in sight, as shares of it; none: from > to.
struct Seen { float from = 0, to = 1; };
Seen seen_of(const ImRect& view, ImVec2 a, ImVec2 b) {
    Seen s;
    const auto cut = [&](float at, float step, float low, float high) {
        if (std::abs(step) < 1e-6f) {
            if (at < low || at > high) s.to = -1;
            return;
        }
        const float p = (low - at) / step, q = (high - at) / step;
        s.from = std::max(s.from, std::min(p, q)), s.to = std::min(s.to, std::max(p, q));
    };
    cut(a.x, b.x - a.x, view.Min.x, view.Max.x);
    cut(a.y, b.y - a.y, view.Min.y, view.Max.y);
    return s;
}

// Dashes of one length along the way, however steep it is; only those in sight are made, for a
// line may be 100,000 px long.
void dash(ImDrawList& list, const ImRect& view, const std::vector<ImVec2>& way, Rgba ink, float width, float on, float off) {
    float gone = 0;  // since the beginning of the way
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        const ImVec2 a = way[i], b = way[i + 1];
        const float far = std::hypot(b.x - a.x, b.y - a.y), before = gone;
        gone += far;
        const Seen seen = seen_of(view, a, b);
        if (far < 1e-3f || seen.from >= seen.to) continue;
        const auto at = [&](float way_long) { const float share = std::clamp((way_long - before) / far, 0.0f, 1.0f); return ImVec2{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; };
        const float end = before + seen.to * far;
        for (float from = std::floor((before + seen.from * far) / (on + off)) * (on + off); from < end; from += on + off)
            if (from + on > before) list.AddLine(at(std::max(from, before)), at(std::min(from + on, gone)), ink, width);
    }
}

void arrow(ImDrawList& list, ImVec2 tip, float size, Rgba ink) {
    list.AddTriangleFilled({tip.x - size, tip.y - size * 0.62f}, tip, {tip.x - size, tip.y + size * 0.62f}, ink);
}

// Two triangles without a soft edge: what is left of a line where thousands are in sight.
void thin_line(ImDrawList& list, ImVec2 a, ImVec2 b, float width, Rgba ink) {
    float dx = b.x - a.x, dy = b.y - a.y;
    const float far = std::hypot(dx, dy);
    if (far < 0.5f) return;
    dx *= width / 2 / far, dy *= width / 2 / far;
    list.PrimReserve(6, 4);
    list.PrimQuadUV({a.x + dy, a.y - dx}, {b.x + dy, b.y - dx}, {b.x - dy, b.y + dx}, {a.x - dy, a.y + dx},
                    list._Data->TexUvWhitePixel, list._Data->TexUvWhitePixel, list._Data->TexUvWhitePixel, list._Data->TexUvWhitePixel, ink);
}

class LinkDrawing {
  public:
    explicit LinkDrawing(GraphFrame& f) : f_(f), list_(*ImGui::GetWindowDrawList()), zoom_(f.scale / f.s.scale), thin_(zoom_ < kCurves) {}

    void draw(int link) {
        const GraphShape& shape = f_.shape();
        const auto& l = shape.links[std::size_t(link)];
        const auto &a = shape.runs[std::size_t(l.from)], &b = shape.runs[std::size_t(l.to)];
        const GraphLinkLook look = std::size_t(link) < f_.m.links.size() ? f_.m.links[std::size_t(link)] : GraphLinkLook{};
        const Rgba ink = ink_of(f_.s.colours, look, thin_);
        const float width = f_.s.scale * float(std::clamp(zoom_, 0.6, 1.2)) * (look.critical ? 2.5f : kWidth);
        const bool arrives = !shape.is_bend(l.to), leaves = !shape.is_bend(l.from);
        const ImVec2 from = f_.px_of(a.x1, a.y), to = f_.px_of(b.x0, b.y), end = arrives ? to : f_.px_of(b.x1, b.y), start = leaves ? f_.px_of(a.x0, a.y) : from;
        if (thin_) {
            thin_line(list_, start, to, std::max(1.0f, width * 0.6f), ink);
            if (end.x > to.x) thin_line(list_, to, end, std::max(1.0f, width * 0.6f), ink);
            return;
        }
        const float head = arrives ? float(kArrow * f_.scale) : 0;
        trace(start, from, {to.x - head * 0.8f, to.y}, end);
        const bool dashed = zoom_ >= kDashes && (look.look == EdgeLook::waiting || look.look == EdgeLook::broken);
        if (dashed) dash(list_, f_.view, way_, ink, width, 4 * f_.s.scale, 3.5f * f_.s.scale);
        else stroke(list_, way_, ink, width);
        if (arrives) arrow(list_, to, head, ink);
    }

  private:
    void trace(ImVec2 start, ImVec2 from, ImVec2 to, ImVec2 end) {
        way_.clear();
        if (start.x < from.x - 1) way_.push_back(start);
        if (std::abs(from.y - to.y) < 0.5f) {
            way_.push_back(from), way_.push_back(to);
        } else {
            const Curve curve = curve_of(from, to);
            const int steps = steps_of(curve, zoom_ < kDashes);
            for (int i = 0; i <= steps; ++i) way_.push_back(point_at(curve, float(i) / float(steps)));
        }
        if (end.x > to.x + kArrow * f_.scale + 1) way_.push_back(end);
    }

    GraphFrame& f_;
    ImDrawList& list_;
    double zoom_;
    bool thin_;
    std::vector<ImVec2> way_;
};

}  // namespace

void draw_links(GraphFrame& f) {
    LinkDrawing drawing(f);
    const auto strong = [&](int link) {
        if (std::size_t(link) >= f.m.links.size()) return false;
        const GraphLinkLook& look = f.m.links[std::size_t(link)];
        return !look.dimmed && (look.critical || look.look >= EdgeLook::broken);
    };
    for (const int link : f.links) if (!strong(link)) drawing.draw(link);
    for (const int link : f.links) if (strong(link)) drawing.draw(link);
}

}  // namespace graphs
