#include "domain/layout_parts.h"
#include <algorithm>
#include <cmath>

// From parts to one shape: x of the layers, the parts side by side, lines as links.
namespace layout {

static constexpr float kAspect = 1.8f, kPartsApart = 64;

namespace {

struct Stood { std::vector<float> x, wide; float top = 0, width = 0, height = 0; };  // of each layer; top: where y is 0

// Where lines go far up or down, the layers stand further apart.
Stood stand(const Part& p, const Units& units, LayoutSizes sizes) {
    std::vector<float> steepest(p.layers.size(), 0);
    for (const auto& s : p.segments) {
        float& most = steepest[std::size_t(p.layer[std::size_t(s.from)])];
        most = std::max(most, std::abs(p.y[std::size_t(s.to)] - p.y[std::size_t(s.from)]));
    }
    Stood out;
    out.wide.assign(p.layers.size(), 0);
    float least = 0, most = 0;
    for (int v = 0; v < p.vertices(); ++v) {
        const auto at = std::size_t(v);
        float& wide = out.wide[std::size_t(p.layer[at])];
        if (!p.is_bend(v)) wide = std::max(wide, units.all[std::size_t(p.units[at])].width);
        least = std::min(least, p.y[at] - std::max(4.0f, p.half(v)));
        most = std::max(most, p.y[at] + std::max(4.0f, p.half(v)));
    }
    float x = 0;
    for (std::size_t i = 0; i < steepest.size(); ++i) {
        out.x.push_back(x);
        x += out.wide[i] + std::round(sizes.across + std::min(60.0f, std::max(0.0f, steepest[i] - 120) * 0.08f));
    }
    out.width = out.x.back() + out.wide.back();
    out.top = std::ceil(-least);
    out.height = out.top + most;
    return out;
}

class Packing {
  public:
    Packing(const FoldedDag& folded, const Units& units, LayoutSizes sizes) : folded_(folded), units_(units), sizes_(sizes), in_(units.all.size()), unit_of_(std::size_t(folded.dag.count())) {
        shape_.boxes.resize(std::size_t(folded.dag.count()));
        std::size_t frames = 0;
        for (std::size_t u = 0; u < units.all.size(); ++u) {
            const Unit& unit = units.all[u];
            in_[u] = int(2 * (unit.framed ? shape_.boxes.size() + frames++ : std::size_t(unit.nodes.front())));
            for (const int node : unit.nodes) unit_of_[std::size_t(node)] = int(u);
        }
        shape_.frames.resize(frames);
        shape_.runs.resize(2 * (shape_.boxes.size() + frames));
    }

    // On shelves from left to right, as wide as makes the whole a picture of pleasant shape.
    GraphShape pack(const Split& split) {
        std::vector<Stood> stood;
        double area = 0;
        float widest = sizes_.width;
        for (const auto& part : split.parts) {
            stood.push_back(stand(part, units_, sizes_));
            widest = std::max(widest, stood.back().width);
            area += (double(stood.back().width) + kPartsApart) * (double(stood.back().height) + kPartsApart);
        }
        for (const int u : split.loose) {
            const Unit& unit = units_.all[std::size_t(u)];
            area += (double(unit.width) + sizes_.across) * (double(unit.height) + sizes_.between);
            widest = std::max(widest, unit.width);
        }
        const float room = std::max(widest, float(std::sqrt(area * kAspect)));
        float x = 0, y = 0, shelf = 0;
        for (std::size_t i = 0; i < split.parts.size(); ++i) {
            if (x > 0 && x + stood[i].width > room) y += shelf + kPartsApart, x = 0, shelf = 0;
            put_part(split.parts[i], stood[i], x, y);
            x += stood[i].width + kPartsApart;
            shelf = std::max(shelf, stood[i].height);
        }
        put_loose(split.loose, split.parts.empty() ? 0 : y + shelf + kPartsApart, room);
        tell_lines(split);
        measure();
        return std::move(shape_);
    }

  private:
    // A block's lines begin and end at its frame; its own boxes have ends too, where nothing ends.
    void put_unit(int u, float x, float y, float layer_right) {
        const Unit& unit = units_.all[std::size_t(u)];
        const float middle = y + unit.height / 2;
        const auto in = std::size_t(in_[std::size_t(u)]);
        if (!unit.framed) {
            shape_.boxes[std::size_t(unit.nodes.front())] = {x, y, unit.width, unit.height};
        } else {
            shape_.frames[in / 2 - shape_.boxes.size()] = {x, y, unit.width, unit.height};
            for (std::size_t i = 0; i < unit.nodes.size(); ++i) put_inside(std::size_t(unit.nodes[i]), x, y, i % unit.across, i / unit.across);
        }
        shape_.runs[in] = {x, x, middle};
        shape_.runs[in + 1] = {x + unit.width, std::max(layer_right, x + unit.width), middle};
    }

    void put_inside(std::size_t node, float x, float y, std::size_t column, std::size_t row) {
        auto& box = shape_.boxes[node];
        box = {x + sizes_.inside + float(column) * (sizes_.width + sizes_.inside), y + sizes_.title + sizes_.inside + float(row) * (sizes_.height + sizes_.inside), sizes_.width, sizes_.height};
        shape_.runs[2 * node] = {box.x, box.x, box.y + box.h / 2};
        shape_.runs[2 * node + 1] = {box.x + box.w, box.x + box.w, box.y + box.h / 2};
    }

    void put_loose(const std::vector<int>& loose, float top, float room) {
        float x = 0, y = top, line = 0;
        for (const int u : loose) {
            const Unit& unit = units_.all[std::size_t(u)];
            if (x > 0 && x + unit.width > room) y += line + sizes_.between, x = 0, line = 0;
            put_unit(u, x, y, 0);
            x += unit.width + sizes_.across;
            line = std::max(line, unit.height);
        }
    }

    void put_part(const Part& p, const Stood& at, float x, float y) {
        std::vector<int> in(std::size_t(p.vertices())), out(in.size());
        for (int v = 0; v < p.vertices(); ++v) {
            const auto layer = std::size_t(p.layer[std::size_t(v)]);
            const float left = x + at.x[layer], right = left + at.wide[layer], middle = y + at.top + p.y[std::size_t(v)];
            if (p.is_bend(v)) {
                in[std::size_t(v)] = out[std::size_t(v)] = int(shape_.runs.size());
                shape_.runs.push_back({left, right, middle});
                continue;
            }
            const int u = p.units[std::size_t(v)];
            put_unit(u, left, middle - p.half(v), right);
            in[std::size_t(v)] = in_[std::size_t(u)], out[std::size_t(v)] = in_[std::size_t(u)] + 1;
        }
        first_link_.push_back(int(shape_.links.size()));
        for (const auto& s : p.segments) shape_.links.push_back({out[std::size_t(s.from)], in[std::size_t(s.to)]});
    }

    struct Way { int part = -1, edge = 0; };
    std::vector<Way> find_ways(const Split& split) const {  // of each edge between units
        std::vector<Way> first(units_.all.size());
        for (std::size_t k = 0; k < split.parts.size(); ++k)
            for (std::size_t e = split.parts[k].edges.size(); e-- > 0;)
                first[std::size_t(split.parts[k].units[std::size_t(split.parts[k].edges[e].from)])] = {int(k), int(e)};
        std::vector<Way> out;
        for (const auto& e : units_.dag.edges()) {  // a part's edges are in the same order, with gaps between the sources
            Way& next = first[std::size_t(e.from)];
            out.push_back(next);
            ++next.edge;
        }
        return out;
    }

    void tell_lines(const Split& split) {
        const auto ways = find_ways(split);
        const auto& edges = units_.dag.edges();
        std::vector<int> straight(edges.size(), -1);
        for (const auto& edge : folded_.dag.edges()) {
            const DagEdge between{unit_of_[std::size_t(edge.from)], unit_of_[std::size_t(edge.to)]};
            const auto at = std::size_t(std::lower_bound(edges.begin(), edges.end(), between) - edges.begin());
            const Way way = ways[at];
            const Part& p = split.parts[std::size_t(way.part)];
            const int begin = p.way_at[std::size_t(way.edge)], end = p.way_at[std::size_t(way.edge) + 1];
            shape_.lines.push_back({edge.from, edge.to, int(shape_.line_links.size()), std::max(1, end - begin)});
            for (int w = begin; w < end; ++w) shape_.line_links.push_back(first_link_[std::size_t(way.part)] + p.way[std::size_t(w)]);
            if (begin < end) continue;
            if (straight[at] < 0) {
                straight[at] = int(shape_.links.size());
                shape_.links.push_back({in_[std::size_t(between.from)] + 1, in_[std::size_t(between.to)]});
            }
            shape_.line_links.push_back(straight[at]);
        }
    }

    void measure() {
        const auto reach = [&](const GraphShape::Box& b) { shape_.width = std::max(shape_.width, b.x + b.w), shape_.height = std::max(shape_.height, b.y + b.h); };
        for (const auto& b : shape_.boxes) reach(b);
        for (const auto& b : shape_.frames) reach(b);
        for (const auto& r : shape_.runs) shape_.height = std::max(shape_.height, r.y + 4);
    }

    const FoldedDag& folded_;
    const Units& units_;
    LayoutSizes sizes_;
    GraphShape shape_;
    std::vector<int> in_, unit_of_;               // the run where lines come into each unit; the unit of each node
    std::vector<int> first_link_;                 // of each part
};

}  // namespace

GraphShape packed(const FoldedDag& folded, const Units& units, const Split& split, LayoutSizes sizes) { return Packing(folded, units, sizes).pack(split); }

}  // namespace layout
