#pragma once
#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What waits for what: the groups of one workflow by their index, and edges that all lead
// forward. What the data says beyond that (a circle, a name that nobody has) is kept aside and
// told; it never becomes an edge.
struct DagGroup {
    std::string_view name;
    std::span<const std::string> downstream;  // by name, as the service says it
};

struct DagEdge {
    int from = 0, to = 0;
    auto operator<=>(const DagEdge&) const = default;
};

class Dag {
  public:
    struct Unknown { int group; std::string name; };

    Dag() = default;
    Dag(int count, std::vector<DagEdge> edges);  // double ones count once; those that close a circle are set aside

    int count() const { return count_; }
    const std::vector<DagEdge>& edges() const { return edges_; }  // sorted
    std::span<const int> down(int group) const { return part(down_, down_at_, group); }
    std::span<const int> up(int group) const { return part(up_, up_at_, group); }
    const std::vector<int>& order() const { return order_; }      // every group after all it waits for

    std::vector<DagEdge> circular;   // they would let a group wait for itself
    std::vector<Unknown> unknown;    // downstream of a group, but no group's name

  private:
    static std::span<const int> part(const std::vector<int>& all, const std::vector<int>& at, int i) {
        return {all.data() + at[std::size_t(i)], std::size_t(at[std::size_t(i) + 1] - at[std::size_t(i)])};
    }
    void index();
    void set_circular_aside();
    void put_in_order();

    int count_ = 0;
    std::vector<DagEdge> edges_;
    std::vector<int> down_, down_at_, up_, up_at_, order_;
};

Dag make_dag(std::span<const DagGroup>);  // of two groups with one name, the first has the edges
