#pragma once
#include "domain/pool.h"
#include "store/fleet.h"
#include <map>
#include <string>
#include <vector>

// What the nodes themselves say of pools, from one walk over the fleet. A node that several
// pools share counts in each of them, and once in what is said of a set of pools.
struct NodeSum {
    std::size_t nodes = 0;
    Amounts total, used;
};

class PoolNodes {
  public:
    explicit PoolNodes(const Fleet&);
    NodeSum of(const std::string& pool) const;
    NodeSum of(const NodeSet&) const;                                         // each node once
    std::size_t shared(const std::string& a, const std::string& b) const;     // nodes that are in both
    std::size_t shared_with_others(const std::string& pool) const;
    NodeSum in_several() const;                                               // nodes in more than one pool

  private:
    struct Kind { std::vector<std::string> pools; NodeSum sum; };
    std::vector<Kind> kinds_;
};
