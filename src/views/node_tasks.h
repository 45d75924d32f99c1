#pragma once
#include "domain/task.h"
#include "store/fleet.h"
#include "store/remote.h"
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Which tasks run on which node, from one walk over the running tasks. Of those the service tells
// a thousand at most: then a node without any may have some all the same.
class NodeTasks {
  public:
    NodeTasks() = default;
    explicit NodeTasks(std::shared_ptr<const TaskSlice>);
    bool known() const { return tasks_ != nullptr; }
    bool whole() const { return whole_; }
    std::vector<const Task*> on(const Fleet&, std::uint32_t index) const;
    const auto& by_node() const { return by_node_; }

  private:
    std::shared_ptr<const TaskSlice> tasks_;
    std::unordered_map<std::string_view, std::vector<const Task*>> by_node_;
    bool whole_ = false;
};

// How many run on each node of a fleet: for columns of 100,000 that are sorted and summed.
struct TaskCounts {
    std::vector<std::uint32_t> on;                    // empty: not known
    bool whole = false;
    std::string words(std::int64_t) const;            // "1,000+" of what may be more
};
TaskCounts counts_of(const NodeTasks&, const Fleet&);

// "training-job-123/train" and "+2"; or why there is none.
struct TaskCell {
    std::string workflow, task, more, href;  // href: the task, or the list of all on that node; empty: nowhere
    std::string said;              // instead of a task
};
TaskCell task_cell(const NodeTasks&, const Fleet&, std::uint32_t index);
std::string node_tasks_href(std::string_view node);  // what runs there
