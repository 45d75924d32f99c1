#include "domain/layout_parts.h"
#include <algorithm>
#include <cmath>

namespace layout {

// About as wide as high, so that a family of 300 is a block and not a column.
static Unit block_of(const std::vector<int>& nodes, LayoutSizes sizes) {
    Unit unit{.nodes = nodes, .framed = true};
    const float step_x = sizes.width + sizes.inside, step_y = sizes.height + sizes.inside;
    unit.across = std::size_t(std::clamp(std::round(std::sqrt(double(nodes.size()) * step_y / step_x)), 1.0, 40.0));
    const std::size_t down = (nodes.size() + unit.across - 1) / unit.across;
    unit.width = float(unit.across) * step_x + sizes.inside;
    unit.height = float(down) * step_y + sizes.inside + sizes.title;
    return unit;
}

Units units_of(const FoldedDag& folded, LayoutSizes sizes) {
    Units out;
    const auto count = std::size_t(folded.dag.count());
    std::vector<int> family(count, -1), unit(count, -1);
    for (std::size_t f = 0; f < folded.families.size(); ++f) for (const int node : folded.families[f]) family[std::size_t(node)] = int(f);
    for (std::size_t i = 0; i < count; ++i) {
        if (unit[i] >= 0) continue;
        const int now = int(out.all.size());
        if (family[i] < 0) out.all.push_back({.nodes = {int(i)}, .width = sizes.width, .height = sizes.height});
        else out.all.push_back(block_of(folded.families[std::size_t(family[i])], sizes));
        for (const int node : out.all.back().nodes) unit[std::size_t(node)] = now;
    }
    std::vector<DagEdge> edges;
    for (const auto& e : folded.dag.edges()) edges.push_back({unit[std::size_t(e.from)], unit[std::size_t(e.to)]});
    out.dag = Dag(int(out.all.size()), std::move(edges));
    return out;
}

}  // namespace layout
