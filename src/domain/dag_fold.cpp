#include "domain/dag_fold.h"
#include <algorithm>
#include <cstdint>
#include <unordered_map>

static std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

static std::uint64_t hash_of(const Dag& dag, int i) {
    std::uint64_t hash = dag.up(i).size();
    for (const int from : dag.up(i)) hash = mixed(hash, std::uint64_t(from));
    hash = mixed(hash, ~std::uint64_t(0));
    for (const int to : dag.down(i)) hash = mixed(hash, std::uint64_t(to));
    return hash;
}

static bool alike(const Dag& dag, int a, int b) { return std::ranges::equal(dag.up(a), dag.up(b)) && std::ranges::equal(dag.down(a), dag.down(b)); }

// The families in the order of their first groups. A bucket holds those of one hash; groups of
// two kinds with one hash are told apart by looking.
static std::vector<std::vector<int>> families_of(const Dag& dag) {
    std::vector<std::vector<int>> out;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
    for (int i = 0; i < dag.count(); ++i) {
        auto& bucket = buckets[hash_of(dag, i)];
        const auto at = std::find_if(bucket.begin(), bucket.end(), [&](std::size_t f) { return alike(dag, out[f].front(), i); });
        if (at != bucket.end()) out[*at].push_back(i);
        else bucket.push_back(out.size()), out.push_back({i});
    }
    return out;
}

FoldedDag unfolded(Dag dag) {
    FoldedDag out;
    for (int i = 0; i < dag.count(); ++i) out.members.push_back({i}), out.node_of.push_back(i);
    out.dag = std::move(dag);
    return out;
}

FoldedDag fold(const Dag& dag, int least, const FamilyOpen& open) {
    FoldedDag out;
    out.node_of.assign(std::size_t(dag.count()), -1);
    struct Kin { const std::vector<int>* all; bool folded; bool open; };
    const auto families = families_of(dag);
    std::vector<Kin> kin(std::size_t(dag.count()), Kin{nullptr, false, false});
    for (const auto& family : families) {
        const bool enough = int(family.size()) >= std::max(2, least), opened = enough && open && open(family.front());
        for (const int i : family) kin[std::size_t(i)] = {&family, enough && !opened, opened};
    }
    for (int i = 0; i < dag.count(); ++i) {
        const Kin& k = kin[std::size_t(i)];
        if (out.node_of[std::size_t(i)] >= 0) continue;
        const int node = int(out.members.size());
        out.members.push_back(k.folded ? *k.all : std::vector<int>{i});
        for (const int member : out.members.back()) out.node_of[std::size_t(member)] = node;
    }
    for (const auto& family : families) {
        if (!kin[std::size_t(family.front())].open) continue;
        auto& nodes = out.families.emplace_back();
        for (const int i : family) nodes.push_back(out.node_of[std::size_t(i)]);
    }
    std::vector<DagEdge> edges;
    for (const auto& e : dag.edges()) edges.push_back({out.node_of[std::size_t(e.from)], out.node_of[std::size_t(e.to)]});
    out.dag = Dag(int(out.members.size()), std::move(edges));
    return out;
}
