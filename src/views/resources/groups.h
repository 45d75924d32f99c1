#pragma once
#include "domain/fragments.h"
#include "store/fleet.h"
#include "store/route.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Rows gathered by what they have in common. A node of several pools stands in the group of
// each, so group sums may add up to more than the totals, which count it once.
namespace resources {

enum class GroupBy : std::uint8_t { none, pool, platform, backend, health, model };
struct GroupWord { GroupBy by; std::string_view key, title; };
std::span<const GroupWord> group_words();
GroupBy group_by(const Route&);                    // by=pool; an unknown word groups nothing

struct Group {
    std::string title;
    bool closed = false;
    std::size_t count = 0;
    std::size_t first = 0;                         // in Grouped::rows, its own nodes only
    Amounts used, total;
    Fragments free;
    std::int64_t tasks = 0;
};

struct Grouped {
    std::vector<Group> groups;                     // those that have rows, in natural order
    std::vector<std::uint32_t> rows;               // of the open ones, group after group
    bool repeats = false;                          // a node is in more than one group
};
Grouped group(const Fleet&, std::span<const std::uint32_t> rows, GroupBy, std::span<const std::string> closed = {}, std::span<const std::uint32_t> tasks = {});
std::vector<std::string> closed_groups(const Route&);              // closed=a,b
Route toggled_group(const Route&, const std::string& title);       // closed, or open again

// One list for a table: headings among rows.
struct Line {
    std::uint32_t at = 0;                          // a group, or a resource
    bool heading = false;
    std::uint32_t group = 0;
};
std::vector<Line> lines_of(const Grouped&);
std::string gpu_model(const Fleet::Kind&);         // "H100", from the names of platforms, then of pools; empty: none is named

}  // namespace resources
