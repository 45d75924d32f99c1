#pragma once
#include "base/graph_shape.h"
#include "ui/parts.h"
#include "ui/tone.h"
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A graph as a page knows it. Where things stand is the shape; looks are small and there for
// every node; words are made for those in sight only, so that 5,000 nodes cost what 50 do.
struct GraphNodeLook {
    Tone tone = Tone::quiet;         // of the icon; quiet: waiting
    Icon icon = Icon::circle_ellipsis;
    bool tinted = false;             // its surface too: running, failed
    bool faint = false;              // has not run: its name in quieter ink
    bool stacked = false;            // several tasks, or several groups in one
    bool critical = false;           // on the path that decides when all is done
    bool dimmed = false;             // the search did not find it
    bool busy = false;               // the icon turns
    bool folded = false;             // pressing shows what is in it
    bool operator==(const GraphNodeLook&) const = default;
};

struct GraphNodeWords {
    std::string name;                // drawn, mono
    std::string status;              // said after the name: "running"
    std::string fact;                // drawn below it, said last: "4 GPUs, 2h 15m"
    std::string after;               // said as its description: "after preprocess"
    std::string mark = {};           // at the right: "×12"
};

// In the order in which one hides another where lines share a link.
enum class EdgeLook : std::uint8_t { done, waiting, broken, live };
struct GraphLinkLook {
    EdgeLook look = EdgeLook::done;
    bool critical = false, dimmed = false;
    bool operator==(const GraphLinkLook&) const = default;
};

struct GraphModel {
    std::string name;                                // "Graph of training-job-123": identity, and said
    std::shared_ptr<const GraphShape> shape;         // null: it is being laid out, a turn in each frame
    std::vector<GraphNodeLook> looks;                // one for each box
    std::vector<GraphLinkLook> links;                // one for each link: see link_looks
    std::function<std::string_view(std::size_t)> key;    // the data's name of a box: what its focus and place are known by
    std::function<GraphNodeWords(std::size_t)> words;
    std::function<std::string(std::size_t)> frame_words; // of a frame: "12 groups alike"; its button says "Fold" before it
    int selected = -1;                               // brought into sight when it becomes another; so is `found`
    int found = -1;                                  // of what a search found, the one to look at
    int anchor = -1;                                 // what to show first when all is too large to be read: what failed, what runs
    float height = 0;                                // dp; 0: the rest, ≥ 240
};

// A look for each line becomes one for each link: where lines share a link, the strongest stands.
std::vector<GraphLinkLook> link_looks(const GraphShape&, const std::vector<GraphLinkLook>& lines);

struct GraphPress {
    enum class Kind : std::uint8_t { node, frame, nothing } kind = Kind::node;  // frame: fold it again; nothing: beside all nodes
    std::size_t index = 0;
};
