#include "store/tasks.h"
#include "store/land.h"
#include "store/model.h"
#include "store/needs.h"
#include "store/asker.h"
#include "store/toast.h"
#include <algorithm>
#include <span>
#include <unordered_map>

std::string task_key(const Task& t) { return t.workflow.value + "/" + t.name + "#" + std::to_string(t.retry); }

void learn_names(Model& m, const std::vector<Task>& rows) {
    const auto before = m.known.users.size() + m.known.pools.size();
    for (const auto& t : rows) {
        m.known.users.insert(t.user.value);
        if (t.pool) m.known.pools.insert(t.pool->value);
    }
    if (m.known.users.size() + m.known.pools.size() != before) ++m.known_revision;
}

namespace {

using Effects = std::vector<Effect>;

constexpr int kPage = 200;         // the first one: what a screen shows, and more to scroll
constexpr int kOverlap = 100;      // rows of a page that were in the one before: those that finish meanwhile shift the others up

using Places = std::unordered_map<std::string, std::size_t>;  // of rows, by key

Places places_of(const std::vector<Task>& rows) {
    Places out;
    for (std::size_t i = 0; i < rows.size(); ++i) out.emplace(task_key(rows[i]), i);
    return out;
}

// What is there already is told anew, where it stands.
void append(std::vector<Task>& rows, std::span<const Task> more, Places& places) {
    for (const auto& t : more) {
        const auto [at, fresh] = places.try_emplace(task_key(t), rows.size());
        if (fresh) rows.push_back(t);
        else rows[at->second] = t;
    }
}

// Behind the refreshed part the rows from before go on: those after the last one that it shares with
// them. What stood higher and did not come again no longer matches, or has moved.
void keep_the_rest(TaskList& list, const TaskList& before) {
    const auto old = places_of(before.rows);
    auto places = places_of(list.rows);
    for (auto row = list.rows.rbegin(); row != list.rows.rend(); ++row) {
        const auto at = old.find(task_key(*row));
        if (at == old.end()) continue;
        for (std::size_t i = at->second + 1; i < before.rows.size(); ++i)
            if (places.try_emplace(task_key(before.rows[i]), list.rows.size()).second) list.rows.push_back(before.rows[i]);
        list.more = before.more;
        return;
    }
}

Effects on(Model& m, TasksCame& a) {
    auto& s = m.tasks.edit();
    ++s.revision;
    if (!land(m, s.list, a.request, a.answer) || !a.answer.value) return {};
    learn_names(m, a.answer.value->tasks);
    auto list = std::make_shared<TaskList>();
    Places places;
    list->filter = s.asked;
    list->unread = a.answer.value->unread;
    append(list->rows, a.answer.value->tasks, places);
    list->fresh = list->rows.size();
    list->more = static_cast<int>(a.answer.value->tasks.size() + list->unread.count) >= a.limit;
    if (list->more && s.list.value && s.list.value->filter == list->filter) keep_the_rest(*list, *s.list.value);
    s.list.value = std::move(list);
    return {};
}

Effect fetch_next(Model& m, TasksState& s, int offset) {
    return tasks_wish(FetchTasks{ask_anew(m, s.next), s.list.value->filter, m.now, offset, kMostRows, true});
}

Effects on(Model& m, MoreTasks&) {
    auto& s = m.tasks.edit();
    if (!s.list.value || !s.list.value->more || s.list.in_flight || s.next.in_flight) return {};
    ++s.revision;
    s.next.failure.reset();
    return {fetch_next(m, s, std::max(0, static_cast<int>(s.list.value->rows.size()) - kOverlap))};
}

bool knows_any(const Places& places, std::span<const Task> page) {
    return std::any_of(page.begin(), page.end(), [&](const Task& t) { return places.contains(task_key(t)); });
}

// A page none of whose rows is known begins behind rows nobody has seen: it is asked for from further up.
Effects on(Model& m, NextTasksCame& a) {
    auto& s = m.tasks.edit();
    ++s.revision;
    if (!land(m, s.next, a.request, a.answer) || !a.answer.value || !s.list.value) return {};
    const auto& page = *a.answer.value;
    auto list = std::make_shared<TaskList>(*s.list.value);
    auto places = places_of(list->rows);
    if (a.offset > 0 && !page.tasks.empty() && !knows_any(places, page.tasks)) return {fetch_next(m, s, std::max(0, a.offset - 5 * kOverlap))};
    learn_names(m, page.tasks);
    append(list->rows, page.tasks, places);
    list->more = static_cast<int>(page.tasks.size() + page.unread.count) >= a.limit;
    list->unread.count += page.unread.count;
    list->unread.of += page.unread.of;
    if (list->unread.first.what.empty()) list->unread.first = page.unread.first;
    s.list.value = std::move(list);
    ++s.list.revision;
    return {};
}

Effects on(Model& m, TaskSumsCame& a) {
    auto& s = m.tasks.edit();
    ++s.revision;
    return keep(m, s.sums, a);
}

Effects on(Model& m, WorkflowTasksCame& a) {
    auto& s = m.tasks.edit();
    ++s.revision;
    if (!land(m, s.of_workflows, a.request, a.answer) || !a.answer.value) return {};
    s.of_workflows.value = std::make_shared<const TasksSince>(tasks_since(*a.answer.value, s.of_workflows_asked.after, kMostRows * kMostCountedPages));
    return {};
}

Effects on(Model& m, CopyTasksAs& a) {
    toast(m, Toast::Kind::done, a.cli ? "Command copied" : "Request copied as curl", std::move(a.note));
    return {tasks_wish(WriteTasksAs{std::move(a.filter), m.now, a.cli})};
}

bool waits_for_asker(const Model& m) {
    return asker_awaited(m, parse_query(m.route.param("q"), QueryList::tasks));
}

Standing list_standing(const Model& m) {
    auto s = standing_of(m.tasks->list);
    s.can = !waits_for_asker(m);
    return s;
}

bool other_list(const Model& m) { return !waits_for_asker(m) && m.tasks->list.tried && m.tasks->asked != task_question(m); }

Effect ask_list(Model& m) {
    auto& s = m.tasks.edit();
    ++s.revision;
    auto filter = task_question(m);
    if (s.asked != filter) s.list.failure.reset(), s.next.in_flight = false, ++s.next.asked;  // its answer would be to the old question
    s.asked = filter;
    const int have = s.list.value && s.list.value->filter == filter ? static_cast<int>(s.list.value->rows.size()) : 0;
    return tasks_wish(FetchTasks{ask_anew(m, s.list), std::move(filter), m.now, 0, std::clamp(have, kPage, kMostRows), false});
}

Standing sums_standing(const Model& m) {
    auto s = standing_of(m.tasks->sums);
    s.can = !waits_for_asker(m);
    return s;
}

bool other_sums(const Model& m) {
    if (waits_for_asker(m) || !m.tasks->sums.tried) return false;
    return m.tasks->sums_asked != sums_question(m) || m.tasks->sums_by_workflow != sums_wanted_by_workflow(m.route);
}

Effect ask_sums(Model& m) {
    auto& s = m.tasks.edit();
    ++s.revision;
    const bool by_workflow = sums_wanted_by_workflow(m.route);
    auto filter = sums_question(m);
    if (s.sums_asked != filter || s.sums_by_workflow != by_workflow) s.sums.value = nullptr, s.sums.failure.reset();  // sums of something else mislead
    s.sums_asked = filter, s.sums_by_workflow = by_workflow;
    return tasks_wish(FetchSums{ask_anew(m, s.sums), std::move(filter), m.now, by_workflow});
}

// Of all that are not over, since the oldest of them was submitted; whole hours, so that the question stands for a while.
TaskFilter workflow_tasks_question(const Model& m) {
    std::optional<Instant> oldest;
    if (m.workflows.value)
        for (const auto& w : m.workflows.value->rows)
            if (!is_final(w.status.status) && (!oldest || w.submitted < *oldest)) oldest = w.submitted;
    if (!oldest) return {};
    return {.statuses = counted_statuses(), .users = m.workflows.value->filter.users, .pools = m.workflows.value->filter.pools, .after = std::chrono::floor<std::chrono::hours>(*oldest), .before = {}};
}

bool shows_tasks(const Model& m) {
    const auto at = m.settings.column_choices.find("Workflows");
    return at == m.settings.column_choices.end() || std::find(at->second.hidden.begin(), at->second.hidden.end(), "tasks") == at->second.hidden.end();
}

Standing workflow_tasks_standing(const Model& m) {
    auto s = standing_of(m.tasks->of_workflows, Seconds(60));
    s.can = shows_tasks(m) && workflow_tasks_question(m).after.has_value();
    return s;
}

bool other_workflow_tasks(const Model& m) {
    if (!m.tasks->of_workflows.tried || m.tasks->of_workflows.in_flight || !shows_tasks(m)) return false;
    const auto q = workflow_tasks_question(m);
    return q.after && m.tasks->of_workflows_asked != q;
}

Effect ask_workflow_tasks(Model& m) {
    auto& s = m.tasks.edit();
    ++s.revision;
    s.of_workflows_asked = workflow_tasks_question(m);
    return tasks_wish(FetchWorkflowTasks{ask_anew(m, s.of_workflows), s.of_workflows_asked});
}

bool typing(const Model& m) { return m.typed && m.now - *m.typed < kTypingPause; }

constexpr Need::Kind kTasks{Need::Weight::data, list_standing, ask_list, other_list, typing};
constexpr Need::Kind kWorkflowTasks{Need::Weight::extra, workflow_tasks_standing, ask_workflow_tasks, other_workflow_tasks};
constexpr Need::Kind kSums{Need::Weight::extra, sums_standing, ask_sums, other_sums, typing};

}  // namespace

constinit const Need need_tasks{kTasks}, need_task_sums{kSums}, need_workflow_tasks{kWorkflowTasks};

std::vector<Effect> update_tasks(Model& m, TasksAction& action) {
    return std::visit([&](auto& a) { return on(m, a); }, action.it);
}
