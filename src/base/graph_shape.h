#pragma once
#include <cstdint>
#include <vector>

// Where the boxes and lines of a layered graph stand: x to the right, y down, in dp. A layout
// makes it, nobody changes it afterwards; one that stands elsewhere is another one. Lines that go
// part of the way together share the links of that part, so that each link is drawn once.
struct GraphShape {
    struct Box { float x = 0, y = 0, w = 0, h = 0; };
    struct Run { float x0 = 0, x1 = 0, y = 0; };        // a level piece; every curve leads from one to another
    struct Link { std::int32_t from = 0, to = 0; };     // from the right end of a run to the left end of another
    struct Line { std::int32_t from = 0, to = 0, first = 0, count = 0; };  // boxes, and its part of line_links

    float width = 0, height = 0;
    std::vector<Box> boxes;
    std::vector<Box> frames;             // around boxes that belong together; lines to those end at the frame
    std::vector<Run> runs;               // of box i: 2i where lines come in, 2i+1 where they go out; so for the frames behind them; then bends
    std::vector<Link> links;
    std::vector<Line> lines;
    std::vector<std::int32_t> line_links;

    bool is_bend(std::int32_t run) const { return std::size_t(run) >= 2 * (boxes.size() + frames.size()); }
};
