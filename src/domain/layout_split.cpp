#include "domain/layout_parts.h"
#include <algorithm>

namespace layout {

// The longest way from the start; then what has more lines going out than coming in moves as
// near to them as it can. A layer never becomes empty: the longest way goes through all.
static std::vector<int> layers_of(const Dag& dag) {
    std::vector<int> layer(std::size_t(dag.count()), 0);
    for (const int i : dag.order())
        for (const int from : dag.up(i)) layer[std::size_t(i)] = std::max(layer[std::size_t(i)], layer[std::size_t(from)] + 1);
    for (std::size_t k = dag.order().size(); k-- > 0;) {
        const int i = dag.order()[k];
        if (dag.down(i).size() <= dag.up(i).size()) continue;
        int nearest = layer[std::size_t(dag.down(i).front())];
        for (const int to : dag.down(i)) nearest = std::min(nearest, layer[std::size_t(to)]);
        layer[std::size_t(i)] = nearest - 1;
    }
    return layer;
}

static std::vector<int> gather(const Dag& dag, int start, std::vector<char>& seen) {
    std::vector<int> found{start};
    seen[std::size_t(start)] = 1;
    for (std::size_t at = 0; at < found.size(); ++at)
        for (const auto beside : {dag.up(found[at]), dag.down(found[at])})
            for (const int other : beside)
                if (!seen[std::size_t(other)]) seen[std::size_t(other)] = 1, found.push_back(other);
    std::sort(found.begin(), found.end());
    return found;
}

Split parts_of(const Units& units) {
    const Dag& dag = units.dag;
    Split out;
    const auto layer = layers_of(dag);
    std::vector<char> seen(std::size_t(dag.count()), 0);
    std::vector<int> own(std::size_t(dag.count()), 0);
    for (int i = 0; i < dag.count(); ++i) {
        if (seen[std::size_t(i)]) continue;
        if (dag.up(i).empty() && dag.down(i).empty()) {
            out.loose.push_back(i);
            continue;
        }
        Part& part = out.parts.emplace_back();
        part.units = gather(dag, i, seen);
        int least = layer[std::size_t(part.units.front())];
        for (std::size_t k = 0; k < part.units.size(); ++k) {
            own[std::size_t(part.units[k])] = int(k);
            least = std::min(least, layer[std::size_t(part.units[k])]);
        }
        for (const int g : part.units) {
            part.layer.push_back(layer[std::size_t(g)] - least);
            part.high.push_back(units.all[std::size_t(g)].height);
            for (const int to : dag.down(g)) part.edges.push_back({own[std::size_t(g)], own[std::size_t(to)]});
        }
    }
    std::stable_sort(out.parts.begin(), out.parts.end(), [](const Part& a, const Part& b) { return a.nodes() > b.nodes(); });
    return out;
}

void Part::put(const Layers& order) {
    layers = order;
    place.resize(layer.size());
    for (const auto& line : layers)
        for (std::size_t i = 0; i < line.size(); ++i) place[std::size_t(line[i])] = int(i);
}

}  // namespace layout
