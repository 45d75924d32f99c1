#include "views/node_tasks.h"
#include "base/words.h"
#include "store/model.h"
#include "views/links.h"
#include <algorithm>

NodeTasks::NodeTasks(std::shared_ptr<const TaskSlice> tasks) : tasks_(std::move(tasks)) {
    if (!tasks_) return;
    for (const auto& t : tasks_->tasks)
        if (t.node) by_node_[t.node->value].push_back(&t);
    whole_ = tasks_->tasks.size() + tasks_->unread.count < static_cast<std::size_t>(kMostRows) && tasks_->unread.count == 0;
}

// Tasks name the node, not its backend: where two have one of that name, pools tell them apart.
std::vector<const Task*> NodeTasks::on(const Fleet& fleet, std::uint32_t index) const {
    const auto& name = fleet.resources()[index].name.value;
    const auto found = by_node_.find(name);
    if (found == by_node_.end()) return {};
    auto out = found->second;
    if (fleet.named(name).size() < 2) return out;
    const auto& pools = fleet.kinds()[fleet.kind(index)].pools;
    std::erase_if(out, [&](const Task* t) { return t->pool && std::find(pools.begin(), pools.end(), t->pool->value) == pools.end(); });
    return out;
}

TaskCounts counts_of(const NodeTasks& tasks, const Fleet& fleet) {
    TaskCounts out{.whole = tasks.whole()};
    if (!tasks.known()) return out;
    out.on.resize(fleet.resources().size());
    for (const auto& [name, here] : tasks.by_node())
        for (const auto i : fleet.named(name)) out.on[i] = static_cast<std::uint32_t>(tasks.on(fleet, i).size());
    return out;
}

std::string TaskCounts::words(std::int64_t n) const { return count_words(n) + (whole ? "" : "+"); }

std::string node_tasks_href(std::string_view node) {
    return format_route(Route{.view = "tasks", .item = {}, .params = {}}.with("q", quoted_term("node", node) + " status:running"));
}

TaskCell task_cell(const NodeTasks& tasks, const Fleet& fleet, std::uint32_t index) {
    if (!tasks.known()) return {.said = "…"};
    const auto here = tasks.on(fleet, index);
    if (here.empty()) return {.said = tasks.whole() ? "No tasks" : "Not known"};
    const auto& first = *here.front();
    TaskCell out{.workflow = first.workflow.value, .task = first.name, .href = task_href(first.workflow, first.name, first.retry)};
    if (here.size() > 1) out.more = " +" + std::to_string(here.size() - 1), out.href = node_tasks_href(fleet.resources()[index].name.value);
    return out;
}
