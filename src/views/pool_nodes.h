#pragma once
#include "domain/pool_free.h"
#include "store/fleet.h"
#include <map>
#include <string>
#include <string_view>
#include <vector>

// What the nodes themselves say of pools, from one walk over the fleet. A node that several
// pools share counts in each of them, and once in what is said of a set of pools.
struct NodeSum {
    std::size_t nodes = 0;
    Amounts total, used, outside;   // outside: the part of `used` that is not workflows'
};

FreeGpus free_gpus(const Fleet&);

// The colour of a pool wherever pools are told apart: neighbours by name differ; there are more pools than colours.
inline constexpr std::size_t kPoolColours = 8;
int pool_series(const std::vector<std::string>& names, std::string_view pool);   // names: sorted; -1: none of them

class PoolNodes {
  public:
    explicit PoolNodes(const Fleet&);
    NodeSum of(const std::string& pool) const;
    NodeSum of(const NodeSet&) const;                                         // each node once
    std::size_t shared(const std::string& a, const std::string& b) const;     // nodes that are in both
    std::size_t shared_with_others(const std::string& pool) const;
    NodeSum in_several() const;                                               // nodes in more than one pool

    const FreeGpus& free() const { return free_; }
    int series(std::string_view pool) const { return pool_series(names_, pool); }

  private:
    struct Kind { std::vector<std::string> pools; NodeSum sum; };
    std::vector<Kind> kinds_;
    FreeGpus free_;
    std::vector<std::string> names_;
};
