#pragma once
#include "domain/dag.h"
#include <functional>

// Groups that wait for the same ones and are waited for by the same ones look all alike: they
// become one node, which can be opened. Nodes keep the order of their first groups.
struct FoldedDag {
    Dag dag;                                  // of the nodes
    std::vector<std::vector<int>> members;    // groups of each node, at least one
    std::vector<int> node_of;                 // of each group
    std::vector<std::vector<int>> families;   // those that could be one node and are open: their nodes
};
using FamilyOpen = std::function<bool(int first_group)>;  // a family is known by the first of its groups
FoldedDag unfolded(Dag);
FoldedDag fold(const Dag&, int least, const FamilyOpen& open);   // least: fewer alike stay as they are
