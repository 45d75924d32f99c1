#pragma once
#include "domain/run.h"
#include "domain/task.h"
#include "store/query_index.h"
#include "store/run.h"
#include "ui/table.h"
#include "views/query_bar.h"
#include <memory>
#include <span>
#include <string>
#include <vector>

// All tries of all tasks of a workflow, as one list to filter and to sort. Made anew when the
// workflow changes; the words of a row are made when it is in sight.
namespace workflow {

struct TryAt { std::uint32_t group = 0, task = 0, attempt = 0; };

struct Tries {
    std::shared_ptr<const Run> run;
    std::vector<TryAt> at;
    std::vector<Task> tasks;            // the same as the task list tells them; without amounts where those are not known
    std::vector<std::string> keys;      // "train#1"
    QueryIndex index{QueryList::tasks};

    const RunGroup& group(std::uint32_t i) const { return run->groups[at[i].group]; }
    const RunTask& task(std::uint32_t i) const { return group(i).tasks[at[i].task]; }
    const Attempt& attempt(std::uint32_t i) const { return task(i).attempts[at[i].attempt]; }
};
Tries tries_of(std::shared_ptr<const Run>, const RunRequests*);
std::string try_key(std::string_view task, int retry);

struct TryRow {
    std::string task, group, tag, node, node_href, gpus, exit, exit_said, queued, time, started, ended;  // tag: which of its tries, "2 of 2"
    Badge status;
};
TryRow try_row(const Tries&, std::uint32_t, Instant now);

struct TryChoice {                      // which of them, in which order
    std::vector<std::uint32_t> rows;
    QueryBar bar;
    std::string sort_key, footer;
    bool descending = false;
};
TryChoice choose_tries(const Tries&, const Route&);

std::span<const Column> try_columns();

}  // namespace workflow
