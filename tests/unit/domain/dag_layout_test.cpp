#include "domain/dag_layout.h"
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

namespace {

// Connected: every node but the first waits for an earlier one.
Dag random_dag(unsigned seed, bool connected) {
    std::mt19937 dice(seed);
    const int count = 2 + int(dice() % 70), reach = 1 + int(dice() % 30), more = int(dice() % 3);
    std::vector<DagEdge> edges;
    for (int i = 1; i < count; ++i)
        for (int k = connected ? 0 : int(dice() % 2); k <= more; ++k)
            if (k == 0 || dice() % 2) edges.push_back({std::max(0, i - 1 - int(dice() % unsigned(std::min(i, reach)))), i});
    return Dag(count, edges);
}

bool overlap(const GraphShape::Box& a, const GraphShape::Box& b) { return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h; }

bool same(const GraphShape& a, const GraphShape& b) {
    const auto boxes = std::equal(a.boxes.begin(), a.boxes.end(), b.boxes.begin(), b.boxes.end(), [](const auto& x, const auto& y) { return x.x == y.x && x.y == y.y && x.w == y.w && x.h == y.h; });
    const auto runs = std::equal(a.runs.begin(), a.runs.end(), b.runs.begin(), b.runs.end(), [](const auto& x, const auto& y) { return x.x0 == y.x0 && x.x1 == y.x1 && x.y == y.y; });
    return boxes && runs && a.line_links == b.line_links;
}

// Where each line is at each of the layers it comes by, from the shape alone.
std::vector<std::map<float, float>> ways_of(const GraphShape& s) {
    std::vector<std::map<float, float>> out;
    for (const auto& line : s.lines) {
        auto& way = out.emplace_back();
        for (int k = 0; k < line.count; ++k) {
            const auto& link = s.links[std::size_t(s.line_links[std::size_t(line.first + k)])];
            for (const int run : {link.from, link.to}) {
                const auto& r = s.runs[std::size_t(run)];
                const bool box = run < int(2 * s.boxes.size());
                way[box ? s.boxes[std::size_t(run / 2)].x : r.x0] = r.y;
            }
        }
    }
    return out;
}

std::int64_t crossings_seen(const GraphShape& s) {
    const auto ways = ways_of(s);
    std::int64_t out = 0;
    for (std::size_t a = 0; a < ways.size(); ++a)
        for (std::size_t b = a + 1; b < ways.size(); ++b)
            for (auto at = ways[a].begin(); at != ways[a].end(); ++at) {
                const auto next = std::next(at);
                if (next == ways[a].end()) break;
                const auto p = ways[b].find(at->first), q = ways[b].find(next->first);
                if (p == ways[b].end() || q == ways[b].end()) continue;
                if ((at->second - p->second) * (next->second - q->second) < 0) ++out;
            }
    return out;
}

// What a plain barycentre layout of the same layers does: one bend for each line and layer, sorted
// by the mean of its neighbours' places, down and up, the best of twelve.
class Plain {
  public:
    explicit Plain(const Dag& dag, const GraphShape& shape) {
        std::set<float> xs;
        for (const auto& b : shape.boxes) xs.insert(b.x);
        const auto layer = [&](int i) { return int(std::distance(xs.begin(), xs.find(shape.boxes[std::size_t(i)].x))); };
        layers_.resize(xs.size());
        for (int i = 0; i < dag.count(); ++i) add(layer(i));
        for (const auto& e : dag.edges()) {
            int last = e.from;
            for (int l = layer(e.from) + 1; l < layer(e.to); ++l) {
                const int bend = add(l);
                join(last, bend);
                last = bend;
            }
            join(last, e.to);
        }
    }

    std::int64_t best() {
        number();
        std::int64_t least = crossings();
        for (int i = 0; i < 12; ++i) {
            for (std::size_t k = 1; k < layers_.size(); ++k) {
                const bool down = i % 2 == 0;
                sort(layers_[down ? k : layers_.size() - 1 - k], down ? up_ : down_);
            }
            least = std::min(least, crossings());
        }
        return least;
    }

  private:
    int add(int layer) {
        layers_[std::size_t(layer)].push_back(int(up_.size()));
        up_.emplace_back(), down_.emplace_back(), place_.push_back(0);
        return int(up_.size()) - 1;
    }
    void join(int from, int to) { down_[std::size_t(from)].push_back(to), up_[std::size_t(to)].push_back(from); }
    void number() { for (const auto& l : layers_) for (std::size_t i = 0; i < l.size(); ++i) place_[std::size_t(l[i])] = int(i); }
    void sort(std::vector<int>& line, const std::vector<std::vector<int>>& beside) {
        std::map<int, double> mean;
        for (const int v : line) {
            double sum = 0;
            for (const int u : beside[std::size_t(v)]) sum += place_[std::size_t(u)];
            mean[v] = beside[std::size_t(v)].empty() ? place_[std::size_t(v)] : sum / double(beside[std::size_t(v)].size());
        }
        std::stable_sort(line.begin(), line.end(), [&](int a, int b) { return mean[a] < mean[b]; });
        number();
    }
    std::int64_t crossings() const {
        std::int64_t out = 0;
        for (const auto& line : layers_) {
            std::vector<std::pair<int, int>> ends;
            for (const int v : line) for (const int to : down_[std::size_t(v)]) ends.emplace_back(place_[std::size_t(v)], place_[std::size_t(to)]);
            for (std::size_t a = 0; a < ends.size(); ++a)
                for (std::size_t b = a + 1; b < ends.size(); ++b)
                    if ((ends[a].first - ends[b].first) * (ends[a].second - ends[b].second) < 0) ++out;
        }
        return out;
    }

    std::vector<std::vector<int>> layers_, up_, down_;
    std::vector<int> place_;
};

}  // namespace

TEST_CASE("every line leads to the right, no box lies on another, no line passes through a box") {
    for (unsigned seed = 1; seed <= 120; ++seed) {
        INFO("seed ", seed);
        const Dag dag = random_dag(seed, seed % 3 == 0);
        const auto shape = lay_out(dag);
        REQUIRE(shape->boxes.size() == std::size_t(dag.count()));
        REQUIRE(shape->lines.size() == dag.edges().size());
        for (const auto& l : shape->lines) CHECK(shape->boxes[std::size_t(l.to)].x > shape->boxes[std::size_t(l.from)].x + shape->boxes[std::size_t(l.from)].w);
        for (std::size_t a = 0; a < shape->boxes.size(); ++a) {
            const auto& box = shape->boxes[a];
            CHECK((box.x >= 0 && box.y >= 0 && box.x + box.w <= shape->width && box.y + box.h <= shape->height));
            for (std::size_t b = a + 1; b < shape->boxes.size(); ++b) CHECK_FALSE(overlap(box, shape->boxes[b]));
            for (std::size_t r = 2 * shape->boxes.size(); r < shape->runs.size(); ++r)
                CHECK_FALSE(overlap(box, {shape->runs[r].x0, shape->runs[r].y - 1, shape->runs[r].x1 - shape->runs[r].x0, 2}));
        }
    }
}

TEST_CASE("every line goes from its own box to its own box, without a gap") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        INFO("seed ", seed);
        const Dag dag = random_dag(seed, false);
        const auto shape = lay_out(dag);
        for (std::size_t i = 0; i < shape->lines.size(); ++i) {
            const auto& line = shape->lines[i];
            CHECK((line.from == dag.edges()[i].from && line.to == dag.edges()[i].to));
            std::set<int> from, to;
            for (int k = 0; k < line.count; ++k) {
                const auto& link = shape->links[std::size_t(shape->line_links[std::size_t(line.first + k)])];
                from.insert(link.from), to.insert(link.to);
            }
            CHECK((from.count(2 * line.from + 1) && to.count(2 * line.to)));
            from.erase(2 * line.from + 1), to.erase(2 * line.to);
            CHECK(from == to);
        }
    }
}

TEST_CASE("the same graph has the same shape always, in however many turns it is made") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        INFO("seed ", seed);
        const Dag dag = random_dag(seed, false);
        const auto at_once = lay_out(dag);
        LayoutJob job(dag);
        int turns = 1;
        while (!job.step(1)) ++turns;
        CHECK(turns > 2);
        CHECK(same(*at_once, *job.shape()));
    }
}

TEST_CASE("lines cross no more often than in a plain barycentre layout, and as often as is told") {
    for (unsigned seed = 1; seed <= 150; ++seed) {
        INFO("seed ", seed);
        const Dag dag = random_dag(seed, true);
        LayoutJob job(dag);
        while (!job.step()) {}
        CHECK(job.crossings() <= Plain(dag, *job.shape()).best());
        CHECK(job.crossings() == crossings_seen(*job.shape()));
    }
}

TEST_CASE("a chain is level, children stand around their parent, a tree has no crossing") {
    const auto chain = lay_out(Dag(4, {{0, 1}, {1, 2}, {2, 3}}));
    for (const auto& b : chain->boxes) CHECK(b.y == chain->boxes[0].y);
    const auto fan = lay_out(Dag(4, {{0, 1}, {0, 2}, {0, 3}}));
    CHECK(fan->boxes[2].y == fan->boxes[0].y);
    CHECK(fan->boxes[0].y - fan->boxes[1].y == fan->boxes[3].y - fan->boxes[0].y);
    const auto diamond = lay_out(Dag(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}}));
    CHECK(diamond->boxes[0].y == diamond->boxes[3].y);
    CHECK(std::abs((diamond->boxes[1].y + diamond->boxes[2].y) / 2 - diamond->boxes[0].y) <= 1);
    LayoutJob tree(Dag(15, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}, {3, 7}, {3, 8}, {4, 9}, {4, 10}, {5, 11}, {5, 12}, {6, 13}, {6, 14}}));
    while (!tree.step()) {}
    CHECK(tree.crossings() == 0);
}

TEST_CASE("a line over many layers is level where nothing is in its way") {
    const auto shape = lay_out(Dag(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {0, 5}}));
    std::set<float> heights;
    for (std::size_t r = 2 * shape->boxes.size(); r < shape->runs.size(); ++r) heights.insert(shape->runs[r].y);
    CHECK(heights.size() == 1);
}

TEST_CASE("lines to one far node share their way and are told as one") {
    std::vector<DagEdge> edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    for (int i = 5; i < 105; ++i) edges.push_back({0, i}), edges.push_back({i, 4});
    const auto shape = lay_out(Dag(105, edges));
    CHECK(shape->links.size() < 300);
}

TEST_CASE("what no line can be bent for goes straight: a chain of 3,000 that all lead to the last") {
    std::vector<DagEdge> edges;
    for (int i = 0; i + 1 < 3000; ++i) edges.push_back({i, i + 1}), edges.push_back({i, 2999});
    const auto shape = lay_out(Dag(3000, edges));
    CHECK(shape->lines.size() == 5997);
    CHECK(shape->runs.size() < 50'000);
    CHECK(shape->line_links.size() < 250'000);
}

TEST_CASE("a family that is open stands in a frame that holds it and nothing else, and its lines end there") {
    std::vector<DagEdge> edges{{0, 1}, {1, 42}};
    for (int i = 2; i < 42; ++i) edges.push_back({0, i}), edges.push_back({i, 42});
    edges.push_back({0, 43}), edges.push_back({43, 44});
    const FoldedDag folded = fold(Dag(45, edges), 4, [](int) { return true; });
    REQUIRE(folded.families.size() == 1);
    LayoutJob job(folded);
    while (!job.step()) {}
    const auto shape = job.shape();
    REQUIRE(shape->frames.size() == 1);
    const auto& frame = shape->frames[0];
    std::set<int> inside(folded.families[0].begin(), folded.families[0].end());
    for (int i = 0; i < folded.dag.count(); ++i) {
        const auto& b = shape->boxes[std::size_t(i)];
        const bool held = b.x >= frame.x && b.y >= frame.y && b.x + b.w <= frame.x + frame.w && b.y + b.h <= frame.y + frame.h;
        CHECK(held == (inside.count(i) > 0));
        CHECK(overlap(b, frame) == (inside.count(i) > 0));
    }
    std::set<int> ends;
    for (const auto& line : shape->lines) if (inside.count(line.to)) ends.insert(shape->links[std::size_t(shape->line_links[std::size_t(line.first)])].to);
    CHECK(ends == std::set<int>{int(2 * shape->boxes.size())});
}

TEST_CASE("no nodes, one node, only loose nodes") {
    CHECK(lay_out(Dag(0, {}))->boxes.empty());
    CHECK(lay_out(Dag(1, {}))->width == 146);
    const auto loose = lay_out(Dag(100, {}));
    CHECK(loose->width < 4 * loose->height);
    CHECK(loose->height < 4 * loose->width);
}
