#pragma once
#include "domain/task.h"
#include "store/action.h"
#include "store/polling.h"
#include "store/progress.h"
#include "store/remote.h"
#include <variant>

// Tasks across workflows, as the service lists them: what is being placed and what runs first, then
// the rest by start. The service tells neither how many there are nor whether a page is the last:
// a page that is not full is. Rows move while it is read, so pages overlap and rows are kept by key.
struct TaskFilter {
    std::vector<std::string> statuses, users, pools, nodes, priorities;  // in the service's words; none: all
    std::string workflow;                    // a part of the id
    std::optional<Seconds> within;           // started no longer ago than this; what has not started is found as well
    std::optional<Instant> after, before;
    bool operator==(const TaskFilter&) const = default;
};

struct TaskList {
    TaskFilter filter;
    std::vector<Task> rows;
    bool more = false;
    std::size_t fresh = 0;                   // so many of the first rows are as old as `fetched`; the rest as when it was asked for
    Unread unread;
};

struct TasksState {
    std::uint64_t revision = 0;              // changes whenever anything that a page shows does
    Remote<TaskList> list;
    TaskFilter asked;                        // by the newest request for the list
    Remote<TaskSlice> next;                  // the next page, while it is on its way
    Remote<TaskSums> sums;                   // of what the list asks for; by workflow where the page shows them so
    TaskFilter sums_asked;
    bool sums_by_workflow = false;
    Remote<TasksSince> of_workflows;         // the tasks of the workflows that are loaded and not over
    TaskFilter of_workflows_asked;
};

struct TasksCame     { int request; Answer<TaskSlice> answer; int limit; };
struct NextTasksCame { int request; Answer<TaskSlice> answer; int offset, limit; };
struct TaskSumsCame  { int request; Answer<TaskSums> answer; };
struct WorkflowTasksCame { int request; Answer<TaskSlice> answer; };
struct MoreTasks     {};                     // the end of the list is in sight
struct CopyTasksAs   { TaskFilter filter; bool cli; std::string note = {}; };  // note: what it leaves out; the request for the list, for a terminal

struct FetchTasks   { int request; TaskFilter filter; Instant now; int offset, limit; bool next; };
struct FetchSums    { int request; TaskFilter filter; Instant now; bool by_workflow; };
struct FetchWorkflowTasks { int request; TaskFilter filter; };
struct WriteTasksAs { TaskFilter filter; Instant now; bool cli; };

struct TasksAction { std::variant<TasksCame, NextTasksCame, TaskSumsCame, WorkflowTasksCame, MoreTasks, CopyTasksAs> it; };
struct TasksEffect { std::variant<FetchTasks, FetchSums, FetchWorkflowTasks, WriteTasksAs> it; };
template <class A> TasksEvent tasks_event(A one) { return boxed<TasksAction>(std::move(one)); }
template <class E> TasksWish tasks_wish(E one) { return boxed<TasksEffect>(std::move(one)); }

std::vector<Effect> update_tasks(Model&, TasksAction&);

TaskFilter task_question(const Model&);      // of the address: what the service is asked for the list
TaskFilter sums_question(const Model&);      // … and for the sums: of running tasks, unless the query names states
bool sums_wanted_by_workflow(const Route&);  // by=workflow
void learn_names(Model&, const std::vector<Task>&);  // users and pools that rows name: completions and the palette offer them
std::string task_key(const Task&);           // one try of one task
extern const Need need_tasks, need_task_sums, need_workflow_tasks;  // the last only where the list of workflows shows a column of them

inline constexpr std::string_view kUnfinished[] = {"SUBMITTING", "WAITING", "PROCESSING", "SCHEDULING", "INITIALIZING", "RUNNING"};  // states of a task
