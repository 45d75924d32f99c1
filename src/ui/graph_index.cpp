#include "ui/graph_index.h"
#include <algorithm>
#include <utility>

static constexpr float kLeastCell = 400;
static constexpr int kMostCells = 64;

GraphShape::Box link_box(const GraphShape& shape, const GraphShape::Link& link) {
    const auto &a = shape.runs[std::size_t(link.from)], &b = shape.runs[std::size_t(link.to)];
    const float left = a.x0, right = std::max(b.x1, left), top = std::min(a.y, b.y), bottom = std::max(a.y, b.y);
    return {left, top - 4, right - left, bottom - top + 8};  // with both level pieces: a bend is drawn by its links
}

GraphIndex::Cells GraphIndex::cells(const GraphShape::Box& b) const {
    const auto cell = [](float at, float size, int most) { return std::clamp(int(at / size), 0, most - 1); };
    return {cell(b.x, wide_, across_), cell(b.y, high_, down_), cell(b.x + b.w, wide_, across_), cell(b.y + b.h, high_, down_)};
}

void GraphIndex::fill(Grid& grid, std::span<const GraphShape::Box> boxes) {
    grid.at.assign(std::size_t(across_) * std::size_t(down_) + 1, 0);
    grid.seen.assign(boxes.size(), 0);
    const auto each = [&](const auto& f) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const Cells c = cells(boxes[i]);
            for (int y = c.top; y <= c.bottom; ++y)
                for (int x = c.left; x <= c.right; ++x) f(std::size_t(y * across_ + x), int(i));
        }
    };
    each([&](std::size_t cell, int) { ++grid.at[cell + 1]; });
    for (std::size_t i = 1; i < grid.at.size(); ++i) grid.at[i] += grid.at[i - 1];
    grid.things.resize(std::size_t(grid.at.back()));
    std::vector<int> next(grid.at.begin(), grid.at.end() - 1);
    each([&](std::size_t cell, int i) { grid.things[std::size_t(next[cell]++)] = i; });
}

GraphIndex::GraphIndex(const GraphShape& shape) {
    wide_ = std::max(kLeastCell, shape.width / float(kMostCells)), high_ = std::max(kLeastCell, shape.height / float(kMostCells));
    across_ = int(shape.width / wide_) + 1, down_ = int(shape.height / high_) + 1;
    fill(boxes_, shape.boxes);
    std::vector<GraphShape::Box> links;
    links.reserve(shape.links.size());
    for (const auto& link : shape.links) links.push_back(link_box(shape, link));
    fill(links_, links);
    after_at_.assign(shape.boxes.size() + 1, 0), before_at_ = after_at_;
    for (const auto& l : shape.lines) ++after_at_[std::size_t(l.from) + 1], ++before_at_[std::size_t(l.to) + 1];
    for (std::size_t i = 1; i < after_at_.size(); ++i) after_at_[i] += after_at_[i - 1], before_at_[i] += before_at_[i - 1];
    after_.resize(shape.lines.size()), before_.resize(shape.lines.size());
    std::vector<int> next(after_at_), last(before_at_);
    for (const auto& l : shape.lines) after_[std::size_t(next[std::size_t(l.from)]++)] = l.to, before_[std::size_t(last[std::size_t(l.to)]++)] = l.from;
}

void GraphIndex::find(Grid& grid, const GraphShape::Box& box, std::vector<int>& out) {
    out.clear();
    if (grid.seen.empty()) return;
    ++grid.round;
    const Cells c = cells(box);
    for (int y = c.top; y <= c.bottom; ++y)
        for (int x = c.left; x <= c.right; ++x) {
            const auto cell = std::size_t(y * across_ + x);
            for (int k = grid.at[cell]; k < grid.at[cell + 1]; ++k) {
                const int i = grid.things[std::size_t(k)];
                if (std::exchange(grid.seen[std::size_t(i)], grid.round) != grid.round) out.push_back(i);
            }
        }
    if (out.size() * 8 < grid.seen.size()) return std::sort(out.begin(), out.end());
    out.clear();  // of many it is quicker to ask each
    for (std::size_t i = 0; i < grid.seen.size(); ++i) if (grid.seen[i] == grid.round) out.push_back(int(i));
}

void GraphIndex::boxes_in(const GraphShape::Box& box, std::vector<int>& out) { find(boxes_, box, out); }
void GraphIndex::links_in(const GraphShape::Box& box, std::vector<int>& out) { find(links_, box, out); }
