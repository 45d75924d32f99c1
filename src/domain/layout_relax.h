#pragma once
#include "domain/layout_parts.h"

// The two movements by which vertices come to rest, each for all of a part and over and over.
namespace layout {

// Towards the mean of the neighbours, all of a layer together: what belongs together draws near.
// What was level pulls much harder, so that it stays nearly so.
class Pulling {
  public:
    Pulling(Part& p, LayoutSizes sizes) : p_(p), sizes_(sizes) {}
    void round(int number, const std::vector<char>& level);  // segments

  private:
    struct Stretch { double weight = 0, sum = 0; std::size_t count = 0; double at() const { return sum / weight; } };
    void layer(const std::vector<int>& line, bool above, bool below, const std::vector<char>& level);
    Stretch wanted(int v, double offset, bool above, bool below, const std::vector<char>& level) const;

    Part& p_;
    LayoutSizes sizes_;
    std::vector<Stretch> stretches_;
    std::vector<double> offsets_;
};

// Level pieces move as one, each to where its lines are shortest, as far as its neighbours let it.
class Settling {
  public:
    Settling(Part& p, LayoutSizes sizes) : p_(p), sizes_(sizes) {}
    // What nearly is level (within `near` dp, along the `only` segments when given) becomes one piece.
    void gather(float near, const std::vector<char>* only = nullptr);
    void round(bool back, bool prefers_level);

  private:
    struct End { float y; int weight; bool principal; };  // of a line that leaves a piece
    void gather_from(int start, float near, const std::vector<char>* only);
    void find_ends(const std::vector<int>& piece);
    bool principal(int above, int below) const;
    float middle_of_ends(float now) const;
    float levelled(float now, float least, float most) const;
    void move(const std::vector<int>& piece, bool prefers_level);

    Part& p_;
    LayoutSizes sizes_;
    std::vector<int> piece_;                      // of each vertex
    std::vector<int> in_layer_;                   // the newest piece that has a vertex in it
    std::vector<std::vector<int>> pieces_;
    std::vector<End> ends_;
};

}  // namespace layout
