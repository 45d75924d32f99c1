#include "domain/layout_parts.h"
#include <algorithm>

namespace layout {

// Each line has its own bends. Where that would be too many, those of one source or of one target
// share a trunk; where even those are too many, the longest lines go straight.
static constexpr std::size_t kMostBends = 30'000, kLongestWays = 200'000;

namespace {

struct Trunks {
    std::vector<int> out, in;       // layers that a trunk passes behind its source, before its target
    std::vector<char> by_source;    // of each edge
    std::size_t bends = 0, ways = 0;
};

Trunks trunks_of(const Part& p, int most) {
    const auto count = std::size_t(p.nodes());
    std::vector<int> long_out(count, 0), long_in(count, 0);
    const auto span = [&](const DagEdge& e) { return p.layer[std::size_t(e.to)] - p.layer[std::size_t(e.from)]; };
    const auto bent = [&](const DagEdge& e) { return span(e) > 1 && span(e) <= most; };
    for (const auto& e : p.edges) if (bent(e)) ++long_out[std::size_t(e.from)], ++long_in[std::size_t(e.to)];
    Trunks t;
    t.out.assign(count, 0), t.in.assign(count, 0);
    for (const auto& e : p.edges) {
        const bool by_source = long_out[std::size_t(e.from)] >= long_in[std::size_t(e.to)];
        t.by_source.push_back(by_source);
        if (!bent(e)) continue;
        int& length = by_source ? t.out[std::size_t(e.from)] : t.in[std::size_t(e.to)];
        length = std::max(length, span(e) - 1);
        t.ways += std::size_t(span(e));
    }
    for (std::size_t i = 0; i < count; ++i) t.bends += std::size_t(t.out[i] + t.in[i]);
    return t;
}

class Bending {
  public:
    explicit Bending(Part& p) : p_(p) {
        for (const auto& e : p.edges) most_ = std::max(most_, span(e));
        std::size_t bends = 0;
        for (const auto& e : p.edges) bends += std::size_t(span(e) - 1);
        p.shared = bends > kMostBends;
        if (!p.shared) return;
        for (t_ = trunks_of(p, most_); (t_.bends > kMostBends || t_.ways > kLongestWays) && most_ > 1; t_ = trunks_of(p, most_)) most_ /= 2;
    }

    void bend() {
        p_.way_at.assign(1, 0);
        if (p_.shared) return bend_along_trunks();
        for (const auto& e : p_.edges) {
            lead(e, span(e) > 1 ? trunk(e.from, span(e) - 1, true) : -1, true);
            p_.way_at.push_back(int(p_.way.size()));
        }
    }

  private:
    void bend_along_trunks() {
        const int count = p_.nodes();
        std::vector<int> out(std::size_t(count), -1), in(std::size_t(count), -1);  // the first segment of each trunk
        for (int i = 0; i < count; ++i) {
            if (t_.out[std::size_t(i)] > 0) out[std::size_t(i)] = trunk(i, t_.out[std::size_t(i)], true);
            if (t_.in[std::size_t(i)] > 0) in[std::size_t(i)] = trunk(i, t_.in[std::size_t(i)], false);
        }
        for (std::size_t k = 0; k < p_.edges.size(); ++k) {
            const DagEdge e = p_.edges[k];
            if (span(e) <= most_) lead(e, t_.by_source[k] ? out[std::size_t(e.from)] : in[std::size_t(e.to)], t_.by_source[k]);
            p_.way_at.push_back(int(p_.way.size()));
        }
    }

    int span(const DagEdge& e) const { return p_.layer[std::size_t(e.to)] - p_.layer[std::size_t(e.from)]; }

    int segment(int from, int to) {
        p_.segments.push_back({from, to, 0});
        return int(p_.segments.size()) - 1;
    }

    // Segments follow each other away from the node, so that a line uses the first so many of them.
    int trunk(int node, int length, bool out) {
        const int first = int(p_.segments.size());
        for (int k = 1, last = node; k <= length; ++k) {
            const int bend = p_.vertices();
            p_.layer.push_back(p_.layer[std::size_t(node)] + (out ? k : -k));
            if (out) segment(last, bend);
            else segment(bend, last);
            last = bend;
        }
        return first;
    }

    void lead(const DagEdge& e, int trunk, bool by_source) {
        const int bends = span(e) - 1;
        for (int k = 0; k < bends; ++k) p_.way.push_back(trunk + k);
        const int last = bends > 0 ? (by_source ? p_.segments[std::size_t(trunk + bends - 1)].to : p_.segments[std::size_t(trunk + bends - 1)].from) : 0;
        p_.way.push_back(segment(by_source && bends > 0 ? last : e.from, !by_source && bends > 0 ? last : e.to));
        for (auto at = p_.way.end() - bends - 1; at != p_.way.end(); ++at) ++p_.segments[std::size_t(*at)].lines;
    }

    Part& p_;
    Trunks t_;
    int most_ = 1;
};

}  // namespace

static Beside beside(const Part& p, bool above) {
    Beside out;
    out.at.assign(std::size_t(p.vertices()) + 1, 0);
    out.vertex.resize(p.segments.size()), out.segment.resize(p.segments.size());
    for (const auto& s : p.segments) ++out.at[std::size_t(above ? s.to : s.from) + 1];
    for (std::size_t i = 1; i < out.at.size(); ++i) out.at[i] += out.at[i - 1];
    std::vector<int> next(out.at.begin(), out.at.end() - 1);
    for (std::size_t k = 0; k < p.segments.size(); ++k) {
        const auto& s = p.segments[k];
        const auto at = std::size_t(next[std::size_t(above ? s.to : s.from)]++);
        out.vertex[at] = above ? s.from : s.to;
        out.segment[at] = int(k);
    }
    return out;
}

void Part::find_neighbours() {
    above = beside(*this, true);
    below = beside(*this, false);
}

void bend_lines(Part& p) {
    Bending(p).bend();
    p.find_neighbours();
}

}  // namespace layout
