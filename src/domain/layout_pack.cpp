#include "domain/layout_parts.h"
#include <algorithm>
#include <cmath>

namespace layout {

static constexpr float kAspect = 1.8f;             // of all parts together, about

namespace {

struct Stood { std::vector<float> x; float top = 0, width = 0, height = 0; };  // x of each layer; top: half of the highest thing there

// Where lines go far up or down, the layers stand further apart.
Stood stand(const Part& p, LayoutSizes sizes) {
    std::vector<float> steepest(p.layers.size(), 0);
    for (const auto& s : p.segments) {
        float& most = steepest[std::size_t(p.layer[std::size_t(s.from)])];
        most = std::max(most, std::abs(p.y[std::size_t(s.to)] - p.y[std::size_t(s.from)]));
    }
    Stood out;
    float x = 0;
    for (const float steep : steepest) {
        out.x.push_back(x);
        x += sizes.width + std::round(sizes.across + std::min(60.0f, std::max(0.0f, steep - 120) * 0.08f));
    }
    out.width = out.x.back() + sizes.width;
    float least = 0, most = 0;
    for (int v = 0; v < p.vertices(); ++v) {
        const float half = p.is_bend(v) ? 4 : sizes.height / 2;
        least = std::min(least, p.y[std::size_t(v)] - half);
        most = std::max(most, p.y[std::size_t(v)] + half);
    }
    out.top = -least;
    out.height = most - least;
    return out;
}

class Packing {
  public:
    Packing(const Dag& dag, LayoutSizes sizes) : dag_(dag), sizes_(sizes) {
        shape_.boxes.resize(std::size_t(dag.count()));
        shape_.runs.resize(2 * shape_.boxes.size());
    }

    // On shelves from left to right, as wide as makes the whole a picture of pleasant shape.
    GraphShape pack(const Split& split) {
        std::vector<Stood> stood;
        double area = 0;
        float widest = sizes_.width;
        for (const auto& part : split.parts) {
            stood.push_back(stand(part, sizes_));
            widest = std::max(widest, stood.back().width);
            area += (double(stood.back().width) + kGap) * (double(stood.back().height) + kGap);
        }
        const float step_x = sizes_.width + sizes_.across, step_y = sizes_.height + sizes_.between;
        area += double(split.loose.size()) * step_x * step_y;
        const float room = std::max(widest, float(std::sqrt(area * kAspect)));
        float x = 0, y = 0, shelf = 0;
        for (std::size_t i = 0; i < split.parts.size(); ++i) {
            if (x > 0 && x + stood[i].width > room) y += shelf + kGap, x = 0, shelf = 0;
            put_part(split.parts[i], stood[i], x, y);
            x += stood[i].width + kGap;
            shelf = std::max(shelf, stood[i].height);
        }
        if (!split.loose.empty()) put_loose(split.loose, split.parts.empty() ? 0 : y + shelf + kGap, room);
        tell_lines(split);
        for (const auto& b : shape_.boxes) shape_.width = std::max(shape_.width, b.x + b.w), shape_.height = std::max(shape_.height, b.y + b.h);
        for (const auto& r : shape_.runs) shape_.height = std::max(shape_.height, r.y + 4);
        return std::move(shape_);
    }

  private:
    static constexpr float kGap = 64;

    void put_box(int group, float x, float y) {
        const auto i = std::size_t(group);
        shape_.boxes[i] = {x, y, sizes_.width, sizes_.height};
        const float middle = y + sizes_.height / 2;
        shape_.runs[2 * i] = {x, x, middle};
        shape_.runs[2 * i + 1] = {x + sizes_.width, x + sizes_.width, middle};
    }

    void put_loose(const std::vector<int>& loose, float y, float room) {
        const float step_x = sizes_.width + sizes_.across, step_y = sizes_.height + sizes_.between;
        const auto across = std::size_t(std::max(1.0f, std::floor((room + sizes_.across) / step_x)));
        for (std::size_t i = 0; i < loose.size(); ++i) put_box(loose[i], step_x * float(i % across), y + step_y * float(i / across));
    }

    void put_part(const Part& p, const Stood& at, float x, float y) {
        std::vector<int> in(std::size_t(p.vertices())), out(in.size());
        for (int v = 0; v < p.vertices(); ++v) {
            const float left = x + at.x[std::size_t(p.layer[std::size_t(v)])], middle = y + at.top + p.y[std::size_t(v)];
            if (p.is_bend(v)) {
                in[std::size_t(v)] = out[std::size_t(v)] = int(shape_.runs.size());
                shape_.runs.push_back({left, left + sizes_.width, middle});
                continue;
            }
            const int group = p.groups[std::size_t(v)];
            put_box(group, left, middle - sizes_.height / 2);
            in[std::size_t(v)] = 2 * group, out[std::size_t(v)] = 2 * group + 1;
        }
        first_link_.push_back(int(shape_.links.size()));
        for (const auto& s : p.segments) shape_.links.push_back({out[std::size_t(s.from)], in[std::size_t(s.to)]});
    }

    // In the order of the graph's edges: a part's are in that order already, with gaps.
    void tell_lines(const Split& split) {
        std::vector<std::pair<int, int>> first(std::size_t(dag_.count()), {-1, 0});  // part, and its next edge from there
        for (std::size_t k = 0; k < split.parts.size(); ++k)
            for (std::size_t e = split.parts[k].edges.size(); e-- > 0;)
                first[std::size_t(split.parts[k].groups[std::size_t(split.parts[k].edges[e].from)])] = {int(k), int(e)};
        for (const auto& edge : dag_.edges()) {
            auto& [k, e] = first[std::size_t(edge.from)];
            const Part& p = split.parts[std::size_t(k)];
            const int begin = p.way_at[std::size_t(e)], end = p.way_at[std::size_t(e) + 1];
            GraphShape::Line line{edge.from, edge.to, int(shape_.line_links.size()), std::max(1, end - begin)};
            for (int w = begin; w < end; ++w) shape_.line_links.push_back(first_link_[std::size_t(k)] + p.way[std::size_t(w)]);
            if (begin == end) {
                shape_.line_links.push_back(int(shape_.links.size()));
                shape_.links.push_back({2 * edge.from + 1, 2 * edge.to});
            }
            shape_.lines.push_back(line);
            ++e;
        }
    }

    const Dag& dag_;
    LayoutSizes sizes_;
    GraphShape shape_;
    std::vector<int> first_link_;                 // of each part
};

}  // namespace

GraphShape packed(const Dag& dag, const Split& split, LayoutSizes sizes) { return Packing(dag, sizes).pack(split); }

}  // namespace layout
