#pragma once
#include "store/model.h"
#include "ui/table.h"
#include "views/node_tasks.h"
#include "views/resources/groups.h"
#include "views/resources/order.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The lines of the table: resources, and headings among them when they are grouped. A resource
// in several groups is several lines, told apart by "name in group"; boxes know it by its own key.
namespace resources {

class RowList {
  public:
    RowList(const Fleet& fleet, std::span<const std::uint32_t> rows) : fleet_(fleet), plain_(rows) {}
    RowList(const Fleet& fleet, const Grouped& grouped, std::span<const Line> lines) : fleet_(fleet), grouped_(&grouped), lines_(lines) {}

    std::size_t size() const { return grouped_ ? lines_.size() : plain_.size(); }
    std::optional<std::uint32_t> resource(std::size_t i) const;  // none: a heading
    const Group* heading(std::size_t i) const;                   // null: a resource
    std::string_view key(std::size_t i) const;                   // valid as long as the list
    std::optional<std::size_t> find(std::string_view key) const;
    std::string_view box_key(std::size_t i) const { return fleet_.key(*resource(i)); }

  private:
    bool own_key(std::size_t i) const { return grouped_ && (lines_[i].heading || grouped_->repeats); }
    std::string composed(std::size_t i) const;

    const Fleet& fleet_;
    const Grouped* grouped_ = nullptr;
    std::span<const std::uint32_t> plain_;
    std::span<const Line> lines_;
    mutable std::map<std::size_t, std::string> keys_;            // of lines in sight that need one of their own
};

Heading heading_of(const Group&, bool free, const TaskCounts& = {});
using Keys = std::set<std::string, std::less<>>;
Keys after(const Keys& before, const Picked&, const RowList&);
std::vector<std::uint32_t> picked_rows(const Fleet&, const Keys&, std::span<const std::uint32_t> rows);

}  // namespace resources
