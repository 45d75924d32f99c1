#pragma once
#include "base/graph_shape.h"
#include <cstddef>
#include <span>
#include <vector>

// A shape made quick to look things up in: what lies in a rectangle, and who is beside whom.
class GraphIndex {
  public:
    GraphIndex() = default;
    explicit GraphIndex(const GraphShape&);
    void boxes_in(const GraphShape::Box&, std::vector<int>& out);   // of those cells: some lie just outside
    void links_in(const GraphShape::Box&, std::vector<int>& out);
    std::span<const int> after(int box) const { return of(after_at_, after_, box); }
    std::span<const int> before(int box) const { return of(before_at_, before_, box); }

  private:
    struct Grid { std::vector<int> at, things; std::vector<unsigned> seen; unsigned round = 0; };
    struct Cells { int left, top, right, bottom; };
    Cells cells(const GraphShape::Box&) const;
    void find(Grid&, const GraphShape::Box&, std::vector<int>& out);
    void fill(Grid&, std::span<const GraphShape::Box>);
    static std::span<const int> of(const std::vector<int>& at, const std::vector<int>& all, int box) {
        return {all.data() + at[std::size_t(box)], all.data() + at[std::size_t(box) + 1]};
    }

    int across_ = 1, down_ = 1;
    float wide_ = 1, high_ = 1;     // of a cell
    Grid boxes_, links_;
    std::vector<int> after_, after_at_, before_, before_at_;
};

GraphShape::Box link_box(const GraphShape&, const GraphShape::Link&);
