#include "store/polling.h"
#include <algorithm>

namespace {

// A part of the model with its request: what is the same for all of them.
struct Slot {
    bool in_flight, failed, have;
    std::optional<Instant> tried;
    Seconds least;  // some parts hardly change: never asked for more often than this
    bool can = true;  // what the question is made of is known
};

template <class T>
Slot slot(const Remote<T>& r, Seconds least = Seconds(0)) { return {r.in_flight, r.failure.has_value(), r.value != nullptr, r.tried, least}; }

constexpr auto kTroubled = std::chrono::hours(24);
constexpr auto kLately = std::chrono::days(7);

bool resource_known(const Model& m) { return m.resource.value && m.resource_asked.value == m.route.item; }

Slot peer_slot(const Model& m) {
    auto s = m.peer_tasks_asked.value == m.route.item ? slot(m.peer_tasks, Seconds(300)) : Slot{false, false, false, {}, {}};
    s.can = resource_known(m);
    return s;
}

Slot slot_of(const Model& m, Need need) {
    const Slot fresh{false, false, false, {}, {}};
    switch (need) {
        case Need::fleet:     return slot(m.fleet);
        case Need::resource:  return m.resource_asked.value == m.route.item ? slot(m.resource) : fresh;
        case Need::fleet_rarely: return slot(m.fleet, Seconds(300));
        case Need::node_tasks: return m.node_tasks_asked.value == m.route.item ? slot(m.node_tasks) : fresh;
        case Need::peer_tasks: return peer_slot(m);
        case Need::troubles:  return slot(m.troubles, Seconds(60));
        case Need::running:   return slot(m.running);
        case Need::running_workflows: return slot(m.running_workflows);
        case Need::queued_workflows: return slot(m.queued_workflows);
        case Need::pools:     return slot(m.pools);
        case Need::workflows: return slot(m.workflows);
        case Need::profile:   return slot(m.profile, Seconds(300));
        case Need::version:   return slot(m.version, Seconds(3600));
    }
    return {};
}

// None: not by itself. The first answer is asked for even when refreshing is off.
std::optional<Instant> due_at(const Model& m, Need need) {
    const auto s = slot_of(m, need);
    if (s.in_flight || !s.can) return std::nullopt;
    if (!s.tried) return m.now;
    if (m.settings.refresh.count() == 0) return std::nullopt;
    return *s.tried + std::max(m.settings.refresh, s.failed && !s.have ? Seconds(10) : s.least);
}

template <class T>
int ask(const Model& m, Remote<T>& r) {
    r.in_flight = true;
    r.tried = m.now;
    ++r.revision;
    return ++r.asked;
}

constexpr int kPage = 100, kMost = kMostRows;

// The list is asked for anew whenever its question changes; the rows there are stay until the answer.
Effect fetch_workflows(Model& m) {
    const auto filter = workflow_question(m);
    auto& w = m.workflows;
    if (m.workflows_asked != filter) {
        w.failure.reset();
        m.older.in_flight = false, ++m.older.asked;  // its answer would be to the old question
    }
    m.workflows_asked = filter;
    const int have = w.value && w.value->filter == filter ? static_cast<int>(w.value->rows.size()) : 0;
    const int least = m.route.view == "pools" ? kMost : kPage;  // a queue is shown whole
    return FetchWorkflows{ask(m, w), filter, 0, std::clamp(have, least, kMost), false};
}

// Another node's answer is never shown for this one.
template <class T>
void start_anew(Remote<T>& remote, ResourceName& asked, const std::string& item) {
    if (asked.value != item) remote = {.asked = remote.asked, .revision = remote.revision};
    asked = {item};
}

std::vector<PoolName> pools_of(const ResourceList& list) {
    std::vector<PoolName> out;
    for (const auto& r : list.resources)
        for (const auto& m : r.memberships)
            if (std::find(out.begin(), out.end(), m.pool) == out.end()) out.push_back(m.pool);
    return out;
}

Effect fetch(Model& m, Need need) {
    switch (need) {
        case Need::fleet: return FetchFleet{ask(m, m.fleet)};
        case Need::resource:
            start_anew(m.resource, m.resource_asked, m.route.item);
            return FetchResource{ask(m, m.resource), m.resource_asked};
        case Need::fleet_rarely: return FetchFleet{ask(m, m.fleet)};
        case Need::node_tasks:
            start_anew(m.node_tasks, m.node_tasks_asked, m.route.item);
            return FetchNodeTasks{ask(m, m.node_tasks), m.node_tasks_asked};
        case Need::peer_tasks:
            start_anew(m.peer_tasks, m.peer_tasks_asked, m.route.item);
            return FetchPeerTasks{ask(m, m.peer_tasks), pools_of(*m.resource.value), m.now - kLately};
        case Need::troubles:  return FetchTroubles{ask(m, m.troubles), m.now - kTroubled};
        case Need::running:   return FetchTaskSums{SumsOf::running, ask(m, m.running)};
        case Need::running_workflows: return FetchTaskSums{SumsOf::running_workflows, ask(m, m.running_workflows)};
        case Need::queued_workflows: return FetchTaskSums{SumsOf::queued_workflows, ask(m, m.queued_workflows)};
        case Need::pools:     return FetchPools{ask(m, m.pools)};
        case Need::workflows: return fetch_workflows(m);
        case Need::profile:   return FetchProfile{ask(m, m.profile)};
        case Need::version:   break;
    }
    return FetchVersion{ask(m, m.version)};
}

bool other_question(const Model& m, Need need) {
    if (need == Need::workflows) return m.workflows.tried && m.workflows_asked != workflow_question(m);
    if (need == Need::resource) return m.resource_asked.value != m.route.item;
    if (need == Need::node_tasks) return m.node_tasks_asked.value != m.route.item;
    if (need == Need::peer_tasks) return resource_known(m) && m.peer_tasks_asked.value != m.route.item;
    return false;
}

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end) out.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return out;
}

}  // namespace

// The pools' pages show what runs and waits in them, whatever else the address says.
WorkflowFilter workflow_filter(const Route& r) {
    if (r.view == "pools" && r.item.empty()) return {.statuses = {"PENDING", "WAITING"}, .users = {}, .pools = {}, .priorities = {}, .name = {}};
    if (r.view == "pools") return {.statuses = {"RUNNING", "PENDING", "WAITING"}, .users = {}, .pools = {r.item}, .priorities = {}, .name = {}};
    return {.statuses = words(r.param("status")), .users = words(r.param("user")), .pools = words(r.param("pool")),
            .priorities = words(r.param("priority")), .name = std::string(r.param("name"))};
}

// A part of a query in the service's own words. Short forms are spelled out by what is known;
// what nobody knows yet is asked for as it was typed only where the service takes that kindly.
static void ask_of_service(const QueryIndex& known, const Term& term, WorkflowFilter& out) {
    const auto add = [](std::vector<std::string>& to, const std::vector<std::string>& more) { to.insert(to.end(), more.begin(), more.end()); };
    for (const auto& value : term.values) {
        if (term.key == "status") add(out.statuses, statuses_meant(value));
        if (term.key == "priority") add(out.priorities, values_meant(*known.column("priority"), value));
        if (term.key == "pool") add(out.pools, values_meant(*known.column("pool"), value));
        if (term.key == "user") add(out.users, values_meant(*known.column("user"), value));
        if (term.key == "tag") out.tags.push_back(value);
        if (term.key == "label" && value.find('=') != std::string::npos) out.labels.push_back(value);
    }
}

WorkflowFilter workflow_question(const Model& m) {
    auto out = workflow_filter(m.route);
    const auto text = m.route.param("q");
    if (text.empty()) return out;
    const auto query = parse_query(text, QueryList::workflows);
    const auto known = index_of(std::span<const Workflow>(), m.known);
    for (const auto& term : query.terms) {
        if (term.negated) continue;
        if (term.kind == Term::Kind::values) ask_of_service(known, term, out);
        const bool part = term.kind == Term::Kind::word || term.kind == Term::Kind::prefix || (term.kind == Term::Kind::values && term.key == "name" && term.values.size() == 1);
        if (!part || out.name.size() >= term.values.front().size()) continue;
        const auto plain = term.key == "name" ? term.text.substr(term.text.find(':') + 1) : term.text;  // as typed: capitals matter to the service
        out.name = plain.find_first_of("\"*") == std::string::npos ? plain : term.values.front();
    }
    return out;
}

// While letters follow one another the question is not asked yet.
static constexpr Millis kTypingPause{250};
static bool still_typing(const Model& m) { return m.typed && m.now - *m.typed < kTypingPause; }

std::vector<Effect> fetch_due(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    if (!m.visible) return out;
    for (const auto need : needs) {
        const auto due = due_at(m, need);
        if (need == Need::workflows && still_typing(m) && other_question(m, need)) continue;
        if (other_question(m, need) || (due && *due <= m.now)) out.push_back(fetch(m, need));
    }
    return out;
}

std::vector<Effect> fetch_now(Model& m, std::span<const Need> needs) {
    std::vector<Effect> out;
    for (const auto need : needs)
        if (const auto s = slot_of(m, need); (s.can && !s.in_flight) || other_question(m, need)) out.push_back(fetch(m, need));
    return out;
}

std::optional<Instant> next_due(const Model& m, std::span<const Need> needs) {
    std::optional<Instant> earliest;
    if (!m.visible) return earliest;
    const auto consider = [&](std::optional<Instant> due) { if (due && (!earliest || *due < *earliest)) earliest = due; };
    for (const auto need : needs) {
        consider(due_at(m, need));
        if (need == Need::workflows && still_typing(m) && other_question(m, need)) consider(*m.typed + kTypingPause);
    }
    return earliest;
}

// The longest plain word: the service looks for one, as a part of the id.
std::string palette_question(const Model& m) {
    if (!m.palette_open) return "";
    std::string word;
    for (const auto& term : parse_query(m.palette_text, QueryList::workflows).terms) {
        const bool plain = (term.kind == Term::Kind::word || term.kind == Term::Kind::prefix) && !term.negated;
        if (plain && term.values.front().size() > std::max<std::size_t>(1, word.size())) word = term.kind == Term::Kind::word && !term.exact ? term.text : term.values.front();
    }
    return word;
}

std::optional<Instant> next_find(const Model& m) {
    const auto word = palette_question(m);
    return word.empty() || word == m.found_for ? std::nullopt : std::optional(m.palette_typed + kTypingPause);
}

std::vector<Effect> find_due(Model& m) {
    std::vector<Effect> out;
    if (!m.palette_open) return out;
    for (const auto need : {Need::fleet, Need::pools}) {  // the palette finds them from pages that do not show them
        const auto s = slot_of(m, need);
        if (!s.have && !s.in_flight && !s.tried) out.push_back(fetch(m, need));
    }
    const auto due = next_find(m);
    if (!due || *due > m.now) return out;
    m.found_for = palette_question(m);
    out.push_back(FindWorkflows{ask(m, m.found), m.found_for});
    out.push_back(FindTasks{ask(m, m.found_tasks), m.found_for});
    return out;
}
